package org.sightline.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.localstack.process.Root;

/** No secret of a real installation gets into a log or a list of processes, and no program in it is one we warn of. */
class DeploySecretsTest {

    private static final Path DEPLOY = Root.directory().resolve("deploy");

    /** What Java prints to the log at each start, whatever stands in it. */
    private static final Set<String> PRINTED_BY_JAVA =
            Set.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JAVA_OPTS", "KAFKA_OPTS");

    private static final Pattern SECRET = Pattern.compile("(?i)password|secret|storepass|[$][{(][A-Z_]*KEY");

    @Test
    void composeGivesNoSecretToACommandLineOrToOptionsThatJavaPrints() throws IOException {
        JsonNode services = yaml("compose/compose.yaml").getFirst().path("services");

        services.properties()
                .forEach(service -> assertThat(shown(service.getValue()))
                        .as(service.getKey())
                        .allSatisfy(text -> assertThat(text).doesNotContainPattern(SECRET)));
        assertThat(shown(services.path("gateway"))).anyMatch(text -> text.contains("javax.net.ssl.trustStore"));
    }

    /** What the log or the list of processes says of a service of compose. */
    private static List<String> shown(JsonNode service) {
        List<String> texts = new ArrayList<>();
        for (String place : List.of("command", "entrypoint", "healthcheck", "labels")) {
            texts.add(service.path(place).toString());
        }
        PRINTED_BY_JAVA.forEach(
                name -> texts.add(service.at("/environment/" + name).asText()));
        return texts;
    }

    @Test
    void kubernetesGivesNoSecretToACommandLineOrToOptionsThatJavaPrints() throws IOException {
        List<String> shown = new ArrayList<>();
        for (String file : List.of("00-configuration", "10-ingest", "20-matching", "30-inventory", "40-gateway")) {
            for (JsonNode document : yaml("kubernetes/" + file + ".yaml")) {
                JsonNode container = document.at("/spec/template/spec/containers/0");
                for (String place : List.of("command", "args", "startupProbe", "readinessProbe", "livenessProbe")) {
                    shown.add(container.path(place).toString());
                }
                for (JsonNode variable : container.path("env")) {
                    assertThat(variable.path("value").asText())
                            .as("%s: no variable is made of another", variable.path("name"))
                            .doesNotContain("$(");
                    if (PRINTED_BY_JAVA.contains(variable.path("name").asText())) {
                        shown.add(variable.path("value").asText());
                        assertThat(variable.has("valueFrom")).isFalse();
                    }
                }
                assertThat(document.path("data").fieldNames())
                        .toIterable()
                        .doesNotContainAnyElementsOf(PRINTED_BY_JAVA);
            }
        }

        assertThat(shown)
                .anyMatch(text -> text.contains("javax.net.ssl.trustStore"))
                .allSatisfy(text -> assertThat(text).doesNotContainPattern(SECRET));
    }

    @Test
    void theScriptOfTheDatabasesPutsNoPasswordOnACommandLine(@TempDir Path directory) throws Exception {
        Path said = directory.resolve("said");
        Path tool = Files.writeString(
                directory.resolve("psql"), "#!/bin/sh\necho \"$@\" >>" + said + "\ncat >>" + said + "\n");
        assertThat(tool.toFile().setExecutable(true)).isTrue();
        ProcessBuilder script = new ProcessBuilder(
                        "bash", DEPLOY.resolve("postgresql/create-databases.sh").toString())
                .redirectErrorStream(true);
        script.environment().merge("PATH", directory.toString(), (path, first) -> first + ":" + path);
        Stream.of("INGEST", "MATCHING", "INVENTORY", "GATEWAY")
                .flatMap(service -> Stream.of(service + "_OWNER_PASSWORD", service + "_APP_PASSWORD"))
                .forEach(name -> script.environment().put(name, "invented-password"));
        script.environment().put("KEYCLOAK_DB_PASSWORD", "invented-password");
        Process ran = script.start();
        assertThat(ran.inputReader().lines().toList()).isEmpty();
        assertThat(ran.waitFor()).isZero();

        assertThat(said)
                .content()
                .contains("role=gateway_app", "\\getenv password ROLE_PASSWORD")
                .doesNotContain("invented-password");
    }

    @Test
    void composeRunsTheKeycloakThatThePageOfAdvisoriesAsksForOrANewerOne() throws IOException {
        Matcher asked = Pattern.compile("Run (\\d+\\.\\d+\\.\\d+) or newer in a real installation")
                .matcher(Files.readString(Root.directory().resolve("docs/security-advisories.md")));
        String image = yaml("compose/compose.yaml")
                .getFirst()
                .at("/services/keycloak/image")
                .asText();

        assertThat(asked.find()).isTrue();
        assertThat(Arrays.compare(numbers(image.replaceAll(".*:|}$", "")), numbers(asked.group(1))))
                .as("%s against %s", image, asked.group(1))
                .isNotNegative();
    }

    private static int[] numbers(String version) {
        return Stream.of(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
    }

    private static List<JsonNode> yaml(String file) throws IOException {
        try (MappingIterator<JsonNode> documents = new ObjectMapper()
                .readerFor(JsonNode.class)
                .readValues(new YAMLFactory().createParser(DEPLOY.resolve(file).toFile()))) {
            return documents.readAll();
        }
    }
}
