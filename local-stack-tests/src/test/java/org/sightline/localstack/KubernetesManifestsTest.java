package org.sightline.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.BackendTLSPolicy;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.Gateway;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.localstack.process.Root;

/**
 * What deploy/kubernetes and its two overlays say is what Kubernetes and the Gateway API know: each field is one of the API's
 * own model (fabric8), and of its type. Overlays are rendered by {@code kubectl kustomize}, or {@code kustomize}, where one of them is there.
 */
class KubernetesManifestsTest {

    private static final Path DEPLOY = Root.directory().resolve("deploy");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Map<String, Class<?>> KINDS = Map.ofEntries(
            Map.entry("v1 Namespace", Namespace.class),
            Map.entry("v1 ConfigMap", ConfigMap.class),
            Map.entry("v1 Secret", Secret.class),
            Map.entry("v1 Service", Service.class),
            Map.entry("v1 PersistentVolumeClaim", PersistentVolumeClaim.class),
            Map.entry("apps/v1 Deployment", Deployment.class),
            Map.entry("batch/v1 Job", Job.class),
            Map.entry("networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class),
            Map.entry("policy/v1 PodDisruptionBudget", PodDisruptionBudget.class),
            Map.entry("gateway.networking.k8s.io/v1 Gateway", Gateway.class),
            Map.entry("gateway.networking.k8s.io/v1 HTTPRoute", HTTPRoute.class),
            Map.entry("gateway.networking.k8s.io/v1 BackendTLSPolicy", BackendTLSPolicy.class));

    @Test
    void everyFileIsWhatTheApiKnows() throws IOException {
        try (Stream<Path> files = Files.list(DEPLOY.resolve("kubernetes"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".yaml"))
                    .filter(path -> !path.endsWith("kustomization.yaml"))
                    .toList()) {
                assertThat(unknown(documents(Files.readString(file))))
                        .as(file.toString())
                        .isEmpty();
            }
        }
    }

    @Test
    void aFieldThatTheApiDoesNotKnowIsFound() throws IOException {
        assertThat(unknown(documents("""
                        apiVersion: apps/v1
                        kind: Deployment
                        metadata: {name: invented}
                        spec:
                          template:
                            spec:
                              containers: [{name: one, imag: invented}]
                        """)))
                .containsExactly("Deployment invented: /spec/template/spec/containers/0/imag");
    }

    @ParameterizedTest
    @ValueSource(strings = {"one-machine", "cluster"})
    void anOverlayRendersToWhatTheApiKnowsAndHasAllOfTheBase(String overlay) throws Exception {
        List<JsonNode> rendered = documents(rendered(overlay));
        Set<String> base = new TreeSet<>();
        for (JsonNode file : YAML.readTree(
                        DEPLOY.resolve("kubernetes/kustomization.yaml").toFile())
                .path("resources")) {
            documents(Files.readString(DEPLOY.resolve("kubernetes").resolve(file.asText())))
                    .forEach(document -> base.add(name(document)));
        }

        assertThat(unknown(rendered)).isEmpty();
        assertThat(rendered.stream().map(KubernetesManifestsTest::name)).containsExactlyInAnyOrderElementsOf(base);
    }

    @ParameterizedTest
    @CsvSource({"one-machine,1,ScheduleAnyway,ReadWriteOnce", "cluster,2,DoNotSchedule,ReadWriteMany"})
    void anOverlaySaysHowManyPodsWhereTheyLieAndWhoMountsTheirVolumes(
            String overlay, int pods, String spread, String access) throws Exception {
        List<JsonNode> rendered = documents(rendered(overlay));

        assertThat(rendered)
                .filteredOn(document -> document.path("kind").asText().equals("Deployment"))
                .hasSize(4)
                .allSatisfy(deployment -> {
                    boolean alone = deployment.at("/metadata/name").asText().equals("ingest");
                    assertThat(deployment.at("/spec/replicas").asInt()).isEqualTo(alone ? 1 : pods);
                    assertThat(deployment
                                    .at("/spec/template/spec/topologySpreadConstraints/0/whenUnsatisfiable")
                                    .asText())
                            .isEqualTo(spread);
                });
        assertThat(rendered)
                .filteredOn(document -> document.at("/metadata/name").asText().equals("evidence-files"))
                .extracting(document -> document.at("/spec/accessModes/0").asText())
                .containsExactly(access);
    }

    private static String rendered(String overlay) throws IOException, InterruptedException {
        for (List<String> tool : List.of(List.of("kubectl", "kustomize"), List.of("kustomize", "build"))) {
            List<String> command = new ArrayList<>(tool);
            command.add(DEPLOY.resolve("overlays").resolve(overlay).toString());
            try {
                Process process = new ProcessBuilder(command).start();
                String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(process.waitFor()).as(command.toString()).isZero();
                return text;
            } catch (IOException notThere) {
                assertThat(notThere).hasMessageContaining(tool.getFirst());
            }
        }
        assumeThat(false).as("neither kubectl nor kustomize is there").isTrue();
        return "";
    }

    private static List<JsonNode> documents(String text) throws IOException {
        try (var documents =
                YAML.readerFor(JsonNode.class).<JsonNode>readValues(new YAMLFactory().createParser(text))) {
            return documents.readAll();
        }
    }

    private static String name(JsonNode document) {
        return document.path("kind").asText() + " "
                + document.at("/metadata/name").asText();
    }

    /** The fields that the model of their kind does not have, each with its path. */
    private static List<String> unknown(List<JsonNode> documents) throws IOException {
        List<String> unknown = new ArrayList<>();
        for (JsonNode document : documents) {
            String kind = document.path("apiVersion").asText() + " "
                    + document.path("kind").asText();
            assertThat(KINDS).containsKey(kind);
            Object read = YAML.treeToValue(document, KINDS.get(kind));
            // The model keeps a field that it does not know apart from its own, at the end of its object.
            additional(read, "", path -> unknown.add(name(document) + ": " + path));
        }
        return unknown;
    }

    private static void additional(@Nullable Object model, String path, Consumer<String> found) {
        if (model instanceof List<?> list) {
            for (int index = 0; index < list.size(); index++) {
                additional(list.get(index), path + "/" + index, found);
            }
            return;
        }
        if (model == null || !model.getClass().getName().startsWith("io.fabric8.kubernetes.api.model")) {
            return;
        }
        for (Method getter : model.getClass().getMethods()) {
            if (getter.getParameterCount() == 0 && getter.getName().startsWith("get") && !getter.isDefault()) {
                Object value = value(getter, model);
                if (getter.getName().equals("getAdditionalProperties")) {
                    ((Map<?, ?>) Objects.requireNonNull(value))
                            .keySet()
                            .forEach(field -> found.accept(path + "/" + field));
                } else {
                    String field = Character.toLowerCase(getter.getName().charAt(3))
                            + getter.getName().substring(4);
                    additional(value, path + "/" + field, found);
                }
            }
        }
    }

    private static @Nullable Object value(Method getter, Object model) {
        try {
            return getter.invoke(model);
        } catch (ReflectiveOperationException cause) {
            throw new AssertionError(cause);
        }
    }
}
