package org.sightline.localstack;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.localstack.process.Root;
import org.sightline.localstack.server.KafkaRights;
import org.sightline.localstack.server.Topics;

class DeployTest {

    private static final Path DEPLOY = Root.directory().resolve("deploy");
    private static final List<String> KEYS = List.of(
            "QUARKUS_DATASOURCE_JDBC_URL",
            "QUARKUS_DATASOURCE_USERNAME",
            "QUARKUS_DATASOURCE_PASSWORD",
            "KAFKA_BOOTSTRAP_SERVERS",
            "SIGHTLINE_KAFKA_PASSWORD",
            "QUARKUS_OIDC_AUTH_SERVER_URL");

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "matching", "inventory", "gateway"})
    void composeGivesEveryServiceAllItsKeys(String service) throws IOException {
        JsonNode environment =
                yaml(DEPLOY.resolve("compose/compose.yaml")).get(0).at("/services/" + service + "/environment");

        assertThat(environment.fieldNames()).toIterable().containsAll(KEYS);
        assertThat(environment.path("QUARKUS_DATASOURCE_JDBC_URL").asText())
                .contains("/" + service + "?sslmode=verify-full");
        assertThat(environment.path("QUARKUS_DATASOURCE_USERNAME").asText()).isEqualTo(service + "_app");
    }

    private static final List<String> MIGRATION_KEYS = List.of(
            "QUARKUS_PROFILE", "QUARKUS_DATASOURCE_JDBC_URL", "QUARKUS_FLYWAY_USERNAME", "QUARKUS_FLYWAY_PASSWORD");

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "matching", "inventory", "gateway"})
    void inComposeOnlyTheMigrationsKnowTheOwnerAndTheServiceWaitsForThem(String service) throws IOException {
        JsonNode services = yaml(DEPLOY.resolve("compose/compose.yaml")).get(0).path("services");
        JsonNode migrations = services.path(service + "-migrations");

        assertThat(migrations.path("environment").fieldNames()).toIterable().containsAll(MIGRATION_KEYS);
        assertThat(migrations.at("/environment/QUARKUS_PROFILE").asText()).isEqualTo("prod,migrate");
        assertThat(services.path(service).path("environment").toString()).doesNotContain("FLYWAY", "OWNER");
        assertThat(services.at("/" + service + "/depends_on/" + service + "-migrations/condition")
                        .asText())
                .isEqualTo("service_completed_successfully");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10-ingest", "20-matching", "30-inventory", "40-gateway"})
    void inKubernetesOnlyTheMigrationsKnowTheOwner(String file) throws IOException {
        String service = file.substring(3);
        List<JsonNode> documents = yaml(DEPLOY.resolve("kubernetes/" + file + ".yaml"));
        String job =
                kind("Job", documents).at("/spec/template/spec/containers/0").toString();
        List<JsonNode> secrets = yaml(DEPLOY.resolve("kubernetes/secrets.example.yaml"));

        assertThat(job).contains("prod,migrate", service + "-owner", service + "_owner");
        assertThat(kind("Deployment", documents).toString()).doesNotContain("FLYWAY", "owner");
        assertThat(secrets)
                .filteredOn(secret -> secret.path("stringData").has("QUARKUS_FLYWAY_PASSWORD"))
                .extracting(secret -> secret.at("/metadata/name").asText())
                .containsExactlyInAnyOrder("ingest-owner", "matching-owner", "inventory-owner", "gateway-owner");
    }

    /** In a service's own file, a setting without a profile hides one of the kit's with a profile. */
    @ParameterizedTest
    @ValueSource(strings = {"ingest-service", "matching-service", "inventory-service", "gateway"})
    void noServiceHidesWhatTheKitSaysOfTheStepThatMigrates(String module) throws IOException {
        Properties kit = properties("kit/src/main/resources/META-INF/microprofile-config.properties");
        Properties own = properties(module + "/src/main/resources/application.properties");

        assertThat(kit.getProperty("%migrate.quarkus.flyway.migrate-at-start")).isEqualTo("true");
        assertThat(kit.stringPropertyNames())
                .filteredOn(name -> name.startsWith("%migrate."))
                .allSatisfy(name -> assertThat(own.getProperty(name.substring("%migrate.".length())))
                        .isIn(null, kit.getProperty(name)));
    }

    private static Properties properties(String file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(Root.directory().resolve(file))) {
            properties.load(reader);
        }
        return properties;
    }

    @Test
    void composePublishesNothingButTheGatewayAndTheSignIn() throws IOException {
        JsonNode services = yaml(DEPLOY.resolve("compose/compose.yaml")).get(0).path("services");

        assertThat(services.fieldNames())
                .toIterable()
                .filteredOn(name -> services.path(name).has("ports"))
                .containsExactlyInAnyOrder("gateway", "keycloak", "proxy");
        for (String service : List.of("gateway", "keycloak")) {
            assertThat(services.at("/" + service + "/ports/0").asText())
                    .as("only the host itself, for a proxy on it")
                    .startsWith("127.0.0.1:");
        }
        assertThat(services.at("/proxy/profiles/0").asText()).isEqualTo("proxy");
    }

    @Test
    void everyVariableThatComposeNeedsIsInTheExample() throws IOException {
        Set<String> needed = new LinkedHashSet<>();
        Matcher matcher = Pattern.compile("\\$\\{([A-Z_]+):[-?]")
                .matcher(Files.readString(DEPLOY.resolve("compose/compose.yaml")));
        while (matcher.find()) {
            needed.add(matcher.group(1));
        }

        assertThat(Files.readAllLines(DEPLOY.resolve("compose/env.example")).stream()
                        .map(line -> line.split("=")[0]))
                .containsAll(needed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10-ingest", "20-matching", "30-inventory", "40-gateway"})
    void kubernetesGivesEveryServiceAllItsKeys(String file) throws IOException {
        String service = file.substring(3);
        Path directory = DEPLOY.resolve("kubernetes");
        JsonNode deployment = kind("Deployment", yaml(directory.resolve(file + ".yaml")));
        Set<String> given = new LinkedHashSet<>();
        kind("ConfigMap", yaml(directory.resolve("00-configuration.yaml")))
                .path("data")
                .fieldNames()
                .forEachRemaining(given::add);
        yaml(directory.resolve("secrets.example.yaml")).stream()
                .filter(secret -> secret.at("/metadata/name").asText().equals(service))
                .forEach(secret -> secret.path("stringData").fieldNames().forEachRemaining(given::add));
        JsonNode container = deployment.at("/spec/template/spec/containers/0");
        container
                .path("env")
                .forEach(variable -> given.add(variable.path("name").asText()));

        assertThat(given).containsAll(KEYS);
        assertThat(container.at("/readinessProbe/httpGet/path").asText()).isEqualTo("/q/health/ready");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10-ingest", "20-matching", "30-inventory", "40-gateway"})
    void healthAndMetricsAreReachedOnlyByTheClusterAndByMonitoring(String file) throws IOException {
        List<JsonNode> documents = yaml(DEPLOY.resolve("kubernetes/" + file + ".yaml"));
        JsonNode pod = kind("Deployment", documents).at("/spec/template");
        JsonNode container = pod.at("/spec/containers/0");
        JsonNode rules = kind("NetworkPolicy", documents).at("/spec/ingress");

        for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
            assertThat(container.at("/" + probe + "/httpGet/port").asText()).isEqualTo("management");
        }
        assertThat(container.at("/ports/1/name").asText()).isEqualTo("management");
        assertThat(pod.at("/metadata/annotations/prometheus.io~1port").asText())
                .isEqualTo(container.at("/ports/1/containerPort").asText());
        assertThat(kind("Service", documents).at("/spec/ports").findValuesAsText("targetPort"))
                .containsExactly("https");
        assertThat(rules).hasSize(2).allSatisfy(rule -> {
            boolean monitoring = rule.toString().contains("monitoring");
            assertThat(rule.path("ports").findValuesAsText("port"))
                    .containsExactly(monitoring ? "management" : "https");
        });
    }

    @Test
    void onlyTheGatewayIsReachedFromOutsideTheCluster() throws IOException {
        List<String> open = new ArrayList<>();
        try (Stream<Path> files = Files.list(DEPLOY.resolve("kubernetes"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
                yaml(file).stream()
                        .filter(document -> document.path("kind").asText().equals("HTTPRoute"))
                        .forEach(route -> open.add(
                                route.at("/spec/rules/0/backendRefs/0/name").asText()));
            }
        }

        assertThat(open).containsExactly("gateway");
    }

    @Test
    void theGatewayIsGivenEachOfItsSecrets() throws IOException {
        List<String> secrets = List.of(
                "QUARKUS_OIDC_CREDENTIALS_SECRET",
                "QUARKUS_OIDC_TOKEN_STATE_MANAGER_ENCRYPTION_SECRET",
                "QUARKUS_KEYCLOAK_ADMIN_CLIENT_CLIENT_SECRET",
                "SIGHTLINE_MACHINES_SECRET");
        assertThat(yaml(DEPLOY.resolve("compose/compose.yaml"))
                        .get(0)
                        .at("/services/gateway/environment")
                        .fieldNames())
                .toIterable()
                .containsAll(secrets);
        assertThat(Files.readString(DEPLOY.resolve("kubernetes/secrets.example.yaml")))
                .contains(secrets);
    }

    private static final List<String> SERVICES = List.of("10-ingest", "20-matching", "30-inventory", "40-gateway");

    private static List<JsonNode> kubernetes() throws IOException {
        List<JsonNode> documents = new ArrayList<>();
        for (String file : SERVICES) {
            documents.addAll(yaml(DEPLOY.resolve("kubernetes/" + file + ".yaml")));
        }
        return documents;
    }

    @Test
    void inKubernetesNothingComesInAndNothingGoesOutButWhatAPolicyAllows() throws IOException {
        JsonNode deny = kind("NetworkPolicy", yaml(DEPLOY.resolve("kubernetes/05-network.yaml")));
        assertThat(deny.at("/spec/podSelector")).isEmpty();
        assertThat(deny.at("/spec/policyTypes").toString()).isEqualTo("[\"Ingress\",\"Egress\"]");
        assertThat(deny.path("spec").has("ingress") || deny.path("spec").has("egress"))
                .isFalse();

        for (JsonNode document : kubernetes()) {
            if (document.path("kind").asText().equals("NetworkPolicy")) {
                assertThat(document.at("/spec/policyTypes")).hasSize(2);
                assertThat(document.at("/spec/ingress"))
                        .as("each rule says from whom")
                        .allMatch(rule -> rule.has("from"));
                assertThat(document.at("/spec/egress"))
                        .as("each rule says to whom and which port")
                        .allMatch(rule -> rule.has("to") && rule.path("ports").size() == 1);
                assertThat(document.toString()).doesNotContain("0.0.0.0/0");
            }
        }
    }

    @Test
    void everyPodOfKubernetesMayOnlyRun() throws IOException {
        List<JsonNode> pods = kubernetes().stream()
                .filter(document -> document.at("/spec/template/spec").has("containers"))
                .toList();
        assertThat(pods).hasSize(8).allSatisfy(document -> {
            JsonNode pod = document.at("/spec/template/spec");
            JsonNode container = pod.at("/containers/0");
            assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
            assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
            assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
            assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean())
                    .isTrue();
            assertThat(container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true))
                    .isFalse();
            assertThat(container.at("/securityContext/capabilities/drop/0").asText())
                    .isEqualTo("ALL");
            assertThat(container.at("/resources/limits").fieldNames())
                    .toIterable()
                    .contains("cpu", "memory");
            assertThat(container.path("image").asText()).as("never latest").matches(".+:\\d.*");
            assertThat(pod.path("volumes"))
                    .filteredOn(volume -> volume.has("emptyDir"))
                    .allMatch(volume -> volume.at("/emptyDir").has("sizeLimit"));
        });
        assertThat(yaml(DEPLOY.resolve("kubernetes/00-configuration.yaml"))
                        .getFirst()
                        .toString())
                .contains("\"pod-security.kubernetes.io/enforce\":\"restricted\"");
    }

    @Test
    void everyServiceOfKubernetesLosesOnePodAtATime() throws IOException {
        List<JsonNode> documents = kubernetes();
        assertThat(documents)
                .filteredOn(document -> document.path("kind").asText().equals("PodDisruptionBudget"))
                .extracting(document -> document.at("/spec/selector/matchLabels/app.kubernetes.io~1name")
                        .asText())
                .containsExactly("ingest", "matching", "inventory", "gateway");
    }

    @Test
    void partsOfKubernetesTalkOnlyByTls() throws IOException {
        String settings = Files.readString(DEPLOY.resolve("kubernetes/00-configuration.yaml"));
        assertThat(settings)
                .doesNotContain("http://ingest", "http://matching", "http://inventory")
                .contains("KAFKA_SECURITY_PROTOCOL: SASL_SSL");
        assertThat(kubernetes())
                .filteredOn(document -> document.path("kind").asText().equals("Deployment"))
                .hasSize(4)
                .allSatisfy(deployment -> assertThat(deployment.toString())
                        .contains("sslmode=verify-full", "\"QUARKUS_HTTP_INSECURE_REQUESTS\",\"value\":\"disabled\""));
    }

    @Test
    void partsOfComposeTalkOnlyByTlsAndSignIn() throws IOException {
        JsonNode services = yaml(DEPLOY.resolve("compose/compose.yaml")).get(0).path("services");
        for (String service : List.of("ingest", "matching", "inventory")) {
            JsonNode environment = services.at("/" + service + "/environment");
            assertThat(environment.path("QUARKUS_HTTP_INSECURE_REQUESTS").asText())
                    .isEqualTo("disabled");
            assertThat(services.at("/gateway/environment/SIGHTLINE_" + service.toUpperCase(java.util.Locale.ROOT)
                                    + "_URL")
                            .asText())
                    .isEqualTo("https://" + service + ":8443");
        }
        JsonNode kafka = services.at("/kafka/environment");
        assertThat(kafka.path("KAFKA_LISTENERS").asText())
                .contains("CLIENTS://:9092")
                .contains("//localhost:9093");
        assertThat(kafka.path("KAFKA_LISTENER_SECURITY_PROTOCOL_MAP").asText()).contains("CLIENTS:SASL_SSL");
        assertThat(kafka.path("KAFKA_ALLOW_EVERYONE_IF_NO_ACL_FOUND").asText()).isEqualTo("false");
        assertThat(kafka.path("KAFKA_AUTHORIZER_CLASS_NAME").asText()).endsWith("StandardAuthorizer");
        assertThat(kafka.path("KAFKA_AUTO_CREATE_TOPICS_ENABLE").asText()).isEqualTo("false");
        assertThat(Files.readAllLines(DEPLOY.resolve("postgresql/pg_hba.conf")))
                .filteredOn(line -> line.startsWith("host"))
                .isNotEmpty()
                .allMatch(line -> line.startsWith("hostssl") && line.endsWith("scram-sha-256"));
    }

    @Test
    void programsOfComposeMayOnlyRunAndMeetOnlyWhomTheyTalkTo() throws IOException {
        JsonNode compose = yaml(DEPLOY.resolve("compose/compose.yaml")).get(0);
        JsonNode hardened = compose.path("x-hardened");
        // Why these two are not read-only stands beside them.
        Set<String> writable = Set.of("kafka", "keycloak");
        compose.path("services").properties().forEach(entry -> {
            JsonNode service = entry.getValue().has("<<") ? hardened : entry.getValue();
            assertThat(service.path("cap_drop").toString()).as(entry.getKey()).isEqualTo("[\"ALL\"]");
            assertThat(service.path("security_opt").toString())
                    .as(entry.getKey())
                    .contains("no-new-privileges:true");
            assertThat(service.path("pids_limit").asInt()).as(entry.getKey()).isPositive();
            assertThat(entry.getValue().path("cpus").asInt()).as(entry.getKey()).isPositive();
            assertThat(service.path("read_only").asBoolean())
                    .as(entry.getKey())
                    .isEqualTo(!writable.contains(entry.getKey()));
        });
        for (String network : List.of("data", "messages", "services")) {
            assertThat(compose.at("/networks/" + network + "/internal").asBoolean())
                    .isTrue();
        }
        assertThat(compose.at("/services/postgresql/networks").toString()).isEqualTo("[\"data\"]");
        assertThat(compose.at("/services/kafka/networks").toString()).isEqualTo("[\"messages\"]");
    }

    @Test
    void theRightsScriptGivesWhatTheLocalBrokerGives(@TempDir Path directory) throws Exception {
        Path topics = Root.directory().resolve("messages/topics.yaml");
        Path tool = Files.writeString(directory.resolve("kafka-acls.sh"), "#!/bin/sh\necho \"$@\"\n");
        assertThat(tool.toFile().setExecutable(true)).isTrue();
        ProcessBuilder script = new ProcessBuilder(
                "bash", DEPLOY.resolve("kafka/grant-rights.sh").toString(), topics.toString());
        script.environment().putAll(Map.of("KAFKA", "kafka:9092", "KAFKA_BIN", directory.toString()));

        Set<String> given = new TreeSet<>();
        List<String> calls = script.start().inputReader().lines().toList();
        for (String call : calls) {
            // One call names all topics, or groups, of which a service may do the same.
            String[] words = call.replaceFirst(".*--allow-principal ", "").split(" ");
            for (int name = 4; name < words.length; name += 2) {
                given.add(String.join(" ", words[0], words[1], words[2], words[name - 1], words[name]));
            }
        }

        Set<String> meant = new TreeSet<>();
        KafkaRights.of(topics)
                .forEach(right -> meant.add(right.entry().principal() + " --operation "
                        + capital(right.entry().operation())
                        + (right.pattern().resourceType() == ResourceType.TOPIC ? " --topic " : " --group ")
                        + right.pattern().name()));
        assertThat(given).isEqualTo(meant);
        assertThat(calls).as("each starts a JVM").hasSizeLessThan(25);
    }

    /** As kafka-acls.sh writes it, such as DescribeConfigs. */
    private static String capital(AclOperation operation) {
        return Stream.of(operation.name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    @Test
    void eachPartOfComposeGetsAKeyThatTheAuthorityOfTheInstallationSigned(@TempDir Path directory) throws Exception {
        ProcessBuilder script = new ProcessBuilder(
                        "bash", DEPLOY.resolve("compose/certificates.sh").toString(), directory.toString(), "ingest")
                .redirectErrorStream(true);
        Path home = directory.resolve("java");
        String known = oneAuthorityOfTheWorld(home.resolve("lib/security/cacerts"));
        script.environment().put("STORE_PASSWORD", "a-password");
        script.environment().put("JAVA_HOME", home.toString());
        script.environment().merge("PATH", System.getProperty("java.home") + "/bin", (path, java) -> java + ":" + path);
        Process made = script.start();
        assertThat(new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(made.waitFor()).isZero();

        KeyStore key = KeyStore.getInstance(directory.resolve("ingest/key.p12").toFile(), "a-password".toCharArray());
        X509Certificate certificate = (X509Certificate) key.getCertificate("ingest");
        certificate.verify(key.getCertificateChain("ingest")[1].getPublicKey());
        assertThat(certificate.getSubjectAlternativeNames()).containsExactly(List.of(2, "ingest"));
        KeyStore trust =
                KeyStore.getInstance(directory.resolve("ingest/trust.p12").toFile(), (char[]) null);
        assertThat(trust.getCertificate("sightline-authority")).isEqualTo(key.getCertificateChain("ingest")[1]);
        assertThat(trust.containsAlias(known))
                .as("who is known to the world stays known")
                .isTrue();
    }

    /** A store as a JDK has it, with one of the authorities of this one: keytool takes most of a minute for all of them. */
    private static String oneAuthorityOfTheWorld(Path store) throws Exception {
        char[] password = "changeit".toCharArray();
        KeyStore all = KeyStore.getInstance(
                Path.of(System.getProperty("java.home"), "lib/security/cacerts").toFile(), password);
        String name = all.aliases().nextElement();
        KeyStore one = KeyStore.getInstance("PKCS12");
        one.load(null, null);
        one.setCertificateEntry(name, all.getCertificate(name));
        Files.createDirectories(store.getParent());
        try (OutputStream out = Files.newOutputStream(store)) {
            one.store(out, password);
        }
        return name;
    }

    @Test
    void noProgramOfComposeMayTakeTheWholeHost() throws IOException {
        JsonNode services = yaml(DEPLOY.resolve("compose/compose.yaml")).get(0).path("services");

        assertThat(services)
                .allSatisfy(service ->
                        assertThat(service.path("mem_limit").asText()).matches("\\d+[mg]"));
    }

    /** Which series there are is seen on running services: SeriesTest of system-tests. */
    @Test
    void bothWaysToScrapeCallTheJobOfADeploymentAsTheAlertsExpect() throws IOException {
        Set<String> jobs = new TreeSet<>();
        for (JsonNode document : kubernetes()) {
            if (document.path("kind").asText().equals("Deployment")) {
                JsonNode pod = document.at("/spec/template/metadata");
                assertThat(pod.at("/labels/app.kubernetes.io~1part-of").asText())
                        .isEqualTo("sightline");
                assertThat(pod.at("/annotations/prometheus.io~1scrape").asText())
                        .isEqualTo("true");
                assertThat(pod.at("/annotations/prometheus.io~1path").asText()).isEqualTo("/q/metrics");
                jobs.add(
                        "sightline-" + pod.at("/labels/app.kubernetes.io~1name").asText());
            }
        }
        JsonNode scraped = yaml(DEPLOY.resolve("monitoring/scrape.yaml")).get(0).at("/scrape_configs/0");
        JsonNode monitor = yaml(DEPLOY.resolve("monitoring/pod-monitor.yaml")).get(0);

        assertThat(jobs)
                .containsExactly("sightline-gateway", "sightline-ingest", "sightline-inventory", "sightline-matching");
        String name = "__meta_kubernetes_pod_label_app_kubernetes_io_name";
        assertThat(scraped.path("relabel_configs"))
                .anySatisfy(rule -> assertThat(rule.toString())
                        .contains(name, "\"target_label\":\"job\"", "\"replacement\":\"sightline-$1\""))
                .anySatisfy(rule -> assertThat(rule.path("regex").asText()).isEqualTo("management"));
        assertThat(monitor.at("/spec/podMetricsEndpoints/0/relabelings/0").toString())
                .contains(name, "\"targetLabel\":\"job\"", "\"replacement\":\"sightline-$1\"");
        assertThat(monitor.at("/spec/podMetricsEndpoints/0/port").asText()).isEqualTo("management");
        assertThat(monitor.at("/spec/selector/matchLabels/app.kubernetes.io~1part-of")
                        .asText())
                .isEqualTo("sightline");
    }

    /** An empty answer must not look like nothing to do: KEDA would take pods away from a service that has work. */
    @Test
    void whatIsNotKnownLeavesTheNumberOfPodsAsItIs() throws IOException {
        for (JsonNode scaled : yaml(DEPLOY.resolve("scaling/keda.yaml"))) {
            JsonNode asked = scaled.at("/spec/triggers/0/metadata");
            assertThat(asked.path("query").asText()).contains(" >= 0");
            assertThat(asked.path("ignoreNullValues").asText()).isEqualTo("false");
        }
    }

    @Test
    void everyAlertSaysWhatItMeansAndHowGraveItIs() throws IOException {
        JsonNode rules = yaml(DEPLOY.resolve("monitoring/alerts.yaml")).get(0).at("/groups/0/rules");

        assertThat(rules).hasSizeGreaterThan(5).allSatisfy(rule -> {
            assertThat(rule.at("/labels/severity").asText()).isIn("critical", "warning");
            assertThat(rule.at("/annotations/summary").asText()).isNotBlank();
            assertThat(rule.at("/annotations/description").asText()).endsWith(".");
        });
    }

    @Test
    void theTopicsScriptCreatesEveryTopicAndItsDeadLettersAsTheLocalBrokerHasThem(@TempDir Path directory)
            throws Exception {
        List<String> asked = topicsScript(directory, Map.of("REPLICATION", "1"), "");
        List<NewTopic> topics = Topics.of(Root.directory().resolve("messages/topics.yaml"));

        assertThat(asked).hasSize(topics.size());
        for (NewTopic topic : topics) {
            assertThat(asked)
                    .anyMatch(line -> line.contains("--create --if-not-exists --topic " + topic.name()
                                    + " --partitions " + topic.numPartitions() + " --replication-factor 1 ")
                            && hasSettings(line, topic));
        }
    }

    @Test
    void theTopicsScriptGivesATopicThatIsThereTheSettingsThatItLacks(@TempDir Path directory) throws Exception {
        List<NewTopic> topics = Topics.of(Root.directory().resolve("messages/topics.yaml"));
        List<String> kept = topics.stream()
                .map(topic -> "Topic: " + topic.name() + "\tPartitionCount: 1\tReplicationFactor: 1\tConfigs: "
                        + "cleanup.policy=" + topic.configs().get("cleanup.policy")
                        + ",min.insync.replicas=1,retention.ms=-1")
                .toList();
        String there = String.join("\n", kept) + "\n";

        assertThat(topicsScript(directory, Map.of("REPLICATION", "1"), there)).isEmpty();
        assertThat(topicsScript(directory, Map.of("REPLICATION", "1"), there.replace("retention.ms=-1", "x=1")))
                .hasSize(topics.size())
                .allMatch(line -> line.contains("--alter --entity-type topics --entity-name "));
        for (NewTopic topic : topics) {
            assertThat(topicsScript(directory, Map.of("REPLICATION", "3"), there))
                    .anyMatch(line -> line.contains("--entity-name " + topic.name() + " ")
                            && line.contains("min.insync.replicas=2"));
        }
    }

    private static boolean hasSettings(String line, NewTopic topic) {
        return topic.configs().entrySet().stream()
                .allMatch(
                        setting -> line.matches(".*[ ,]" + setting.getKey() + "=" + setting.getValue() + "([ ,].*|$)"));
    }

    @Test
    void ofThreeCopiesTwoHaveAMessageBeforeItIsAcknowledgedAndNoneExpires(@TempDir Path directory) throws Exception {
        assertThat(topicsScript(directory, Map.of("REPLICATION", "3"), ""))
                .isNotEmpty()
                .allMatch(line -> line.contains("min.insync.replicas=2") && line.contains("retention.ms=-1"))
                .filteredOn(line -> line.contains("--create"))
                .allMatch(line -> line.contains("--replication-factor 3 "));
        assertThat(topicsScript(directory, Map.of("REPLICATION", "2"), ""))
                .allMatch(line -> line.contains("min.insync.replicas=1"));
    }

    @Test
    void theServicesOfComposeExpectAsManyCopiesAsItsTopicsHave() throws IOException {
        JsonNode services = yaml(DEPLOY.resolve("compose/compose.yaml")).get(0).path("services");
        for (String service : List.of("ingest", "matching", "inventory", "gateway")) {
            assertThat(services.at("/" + service + "/environment/SIGHTLINE_KAFKA_COPIES")
                            .asText())
                    .as(service)
                    .isEqualTo(services.at("/topics/environment/REPLICATION").asText());
        }
    }

    @Test
    void theTopicsScriptGivesATopicThePartitionsThatAreAskedFor(@TempDir Path directory) throws Exception {
        assertThat(topicsScript(
                        directory,
                        Map.of("REPLICATION", "3", "SIGHTLINE_PARTITIONS", "contract-lines=24,findings=12"),
                        ""))
                .anyMatch(line -> line.contains("--topic contract-lines --partitions 24 "))
                .anyMatch(line -> line.contains("--topic contract-lines.dead --partitions 1 "))
                .anyMatch(line -> line.contains("--topic findings --partitions 12 "))
                .anyMatch(line -> line.contains("--topic agencies --partitions 3 "));
    }

    /** What the script asks of Kafka's tools to change, a line each, where it is told that this is there. */
    private static List<String> topicsScript(Path directory, Map<String, String> environment, String there)
            throws IOException {
        Path told = Files.writeString(directory.resolve("there"), there);
        for (String name : List.of("kafka-topics.sh", "kafka-configs.sh")) {
            Path tool = Files.writeString(
                    directory.resolve(name),
                    "#!/bin/sh\ncase \"$*\" in *--describe*) cat " + told + ";; *) echo \"$@\" ;; esac\n");
            assertThat(tool.toFile().setExecutable(true)).isTrue();
        }
        ProcessBuilder script = new ProcessBuilder(
                "bash",
                DEPLOY.resolve("kafka/create-topics.sh").toString(),
                Root.directory().resolve("messages/topics.yaml").toString());
        script.environment().putAll(environment);
        script.environment().putAll(Map.of("KAFKA", "kafka:9092", "KAFKA_BIN", directory.toString()));
        return script.start().inputReader().lines().toList();
    }

    @Test
    void whatIsScaledIsThereAndHasNoMorePodsThanItsTopicHasConsumers() throws IOException {
        Set<String> deployments = new TreeSet<>();
        for (JsonNode document : kubernetes()) {
            if (document.path("kind").asText().equals("Deployment")) {
                deployments.add(document.at("/metadata/name").asText());
            }
        }
        Map<String, Integer> consumersOfPod = Map.of("contract-lines", 2, "findings", 1);
        Pattern topic = Pattern.compile("topic=\"([a-z-]+)\"");

        for (JsonNode scaled : yaml(DEPLOY.resolve("scaling/keda.yaml"))) {
            assertThat(scaled.path("kind").asText()).isEqualTo("ScaledObject");
            assertThat(deployments)
                    .contains(scaled.at("/spec/scaleTargetRef/name").asText());
            Matcher read =
                    topic.matcher(scaled.at("/spec/triggers/0/metadata/query").asText());
            if (read.find()) {
                int partitions = Topics.of(Root.directory().resolve("messages/topics.yaml")).stream()
                        .filter(one -> one.name().equals(read.group(1)))
                        .mapToInt(NewTopic::numPartitions)
                        .findFirst()
                        .orElseThrow();
                assertThat(scaled.at("/spec/maxReplicaCount").asInt())
                        .as("pods of %s", scaled.at("/metadata/name").asText())
                        .isEqualTo(partitions / consumersOfPod.get(read.group(1)));
            }
        }
    }

    @Test
    void aSegmentOfTheLogIsKeptOnceAndNeverReplacedByAnother(@TempDir Path directory) throws Exception {
        Path segment = Files.writeString(directory.resolve("segment"), "what happened");
        Path kept = directory.resolve("wal of it");
        assertThat(run("archive-wal.sh", kept, segment, "0001")).isZero();
        assertThat(run("archive-wal.sh", kept, segment, "0001"))
                .as("asked again")
                .isZero();

        Files.writeString(segment, "something else");
        assertThat(run("archive-wal.sh", kept, segment, "0001")).isNotZero();

        Path fetched = directory.resolve("fetched");
        assertThat(run("fetch-wal.sh", kept, "0001", fetched)).isZero();
        assertThat(fetched).hasContent("what happened");
        assertThat(run("fetch-wal.sh", kept, "0002", fetched))
                .as("the log ends")
                .isEqualTo(1);
    }

    @Test
    void aRestoreTakesTheNewestBaseBeforeTheMomentAndReplacesNothing(@TempDir Path directory) throws Exception {
        Path backup = backup(directory);
        Path data = directory.resolve("data");
        Path ingest = directory.resolve("ingest");
        Path matching = directory.resolve("matching");

        assertThat(run("restore.sh", backup, data, ingest, matching, "2026-01-01T12:00:00Z"))
                .isZero();
        assertThat(data.resolve("backup_label")).hasContent("base-20260101T000000Z");
        assertThat(data.resolve("recovery.signal")).exists();
        assertThat(Files.readString(data.resolve("postgresql.auto.conf")))
                .as("PostgreSQL itself reads no T and no Z")
                .contains("recovery_target_time = '2026-01-01 12:00:00.000000+00'", "fetch-wal.sh");
        assertThat(ingest.resolve("raw/abc")).hasContent("a file");
        assertThat(matching.resolve("evidence/def")).hasContent("a photo");

        assertThat(run("restore.sh", backup, data, ingest, matching, "latest"))
                .as("there is something")
                .isNotZero();
        Path other = directory.resolve("other");
        assertThat(run("restore.sh", backup, other, directory.resolve("more"), directory.resolve("most"), "latest"))
                .isZero();
        assertThat(other.resolve("backup_label")).hasContent("base-20260102T000000Z");
    }

    /** Invented: two bases, one that was not finished, a log, a file and a photo. */
    private static Path backup(Path directory) throws IOException {
        Path backup = directory.resolve("backup");
        base(backup, "base-20260101T000000Z", "2026-01-01T00:10:00Z");
        base(backup, "base-20260102T000000Z", "2026-01-02T00:10:00Z");
        base(backup, "base-20260103T000000Z.part", "2026-01-03T00:10:00Z");
        for (String folder : List.of("wal", "files", "evidence")) {
            Files.createDirectories(backup.resolve(folder));
        }
        Files.writeString(backup.resolve("files/abc"), "a file");
        Files.writeString(backup.resolve("evidence/def"), "a photo");
        Path segment = Files.writeString(backup.resolve("wal/0001.gz"), "the log");
        Files.setLastModifiedTime(segment, FileTime.from(Instant.parse("2026-01-05T00:00:00Z")));
        return backup;
    }

    /** Without a zone it would be the clock of some container; without a moment, the last one, which nobody asked for. */
    @ParameterizedTest
    @ValueSource(
            strings = {"", "2026-01-01T12:00:00", "2026-13-01T12:00:00Z", "2025-01-01T12:00:00Z", "2026-01-06T12:00:00Z"
            })
    void aRestoreWritesNothingForAMomentThatIsNoneOrThatTheBackupDoesNotLeadTo(String moment, @TempDir Path directory)
            throws Exception {
        Path data = directory.resolve("data");

        assertThat(run("restore.sh", backup(directory), data, directory.resolve("i"), directory.resolve("m"), moment))
                .isNotZero();
        assertThat(data).doesNotExist();
        assertThat(run("restore.sh", "--check", directory.resolve("backup"), moment))
                .isNotZero();
    }

    @Test
    void aBaseThatWasMadeAfterARestoreDoesNotLeadToTheMomentOfThatRestore(@TempDir Path directory) throws Exception {
        Path backup = backup(directory);
        Files.writeString(
                backup.resolve("base-20260102T000000Z/postgresql.auto.conf"),
                "work_mem = '8MB'\nrecovery_target_time = '2026-01-01 12:00:00+00'\nrecovery_target_action = 'promote'\n");
        Path data = directory.resolve("data");

        assertThat(run("restore.sh", backup, data, directory.resolve("i"), directory.resolve("m"), "latest", "1"))
                .isZero();
        assertThat(Files.readString(data.resolve("postgresql.auto.conf")))
                .contains("work_mem", "recovery_target_timeline = '1'")
                .doesNotContain("recovery_target_time ", "recovery_target_action");
    }

    /** In the volumes, as the service "restore" of compose has them. */
    @Test
    void aRestoreOfComposeRenamesWhatIsThereAndPutsItBackWhereItFails(@TempDir Path directory) throws Exception {
        Path backup = backup(directory);
        Path restored = directory.resolve("restored");
        for (String folder : List.of("postgresql", "ingest/raw", "matching/evidence")) {
            Files.createDirectories(restored.resolve(folder));
        }
        Path version = Files.writeString(restored.resolve("postgresql/PG_VERSION"), "what was there");
        Path file = Files.writeString(restored.resolve("ingest/raw/old"), "what was there");

        Path evidence = Files.writeString(restored.resolve("matching/evidence/old"), "what was there");
        Path wrong = Files.createSymbolicLink(backup.resolve("base-20260102T000000Z/pg_wal"), version);
        assertThat(volumes(directory, "make", "latest")).as("it fails half way").isNotZero();
        assertThat(List.of(version, file, evidence))
                .allSatisfy(path -> assertThat(path).hasContent("what was there"));

        Files.delete(wrong);
        assertThat(volumes(directory, "make", "latest")).isZero();
        assertThat(version).doesNotExist();
        assertThat(restored.resolve("ingest/raw/abc")).exists();
        assertThat(volumes(directory, "make", "latest"))
                .as("the one before is not finished")
                .isNotZero();
        assertThat(volumes(directory, "back")).isZero();
        assertThat(version).hasContent("what was there");

        assertThat(volumes(directory, "make", "latest")).isZero();
        assertThat(volumes(directory, "keep")).isZero();
        try (Stream<Path> kept = Files.walk(backup)) {
            assertThat(kept.filter(path -> path.toString().contains("set-aside")))
                    .extracting(path -> path.getFileName().toString())
                    .contains("PG_VERSION", "old");
        }
    }

    private static int volumes(Path directory, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of("bash", DEPLOY.resolve("compose/restore-volumes.sh").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder script = new ProcessBuilder(command).redirectErrorStream(true);
        script.environment().put("RESTORED", directory.resolve("restored").toString());
        script.environment().put("BACKUP", directory.resolve("backup").toString());
        Process process = script.start();
        process.getInputStream().transferTo(OutputStream.nullOutputStream());
        return process.waitFor();
    }

    @Test
    void theProxyLogsNoKeyOfAMailAndNoCodeOfASignIn() throws IOException {
        String settings = Files.readString(DEPLOY.resolve("compose/nginx.conf.example"));

        assertThat(settings)
                .contains("access_log /dev/stdout without_query;", "error_log stderr alert;")
                .doesNotContain("$request ", "$request\"", "$request_uri", "$args", "$query_string", "$http_referer");
    }

    private static final Map<String, String> INSTALLATION = Map.of(
            "SIGHTLINE_URL", "https://sightline.example",
            "KEYCLOAK_URL", "https://sign-in.sightline.example:8443/x",
            "SIGHTLINE_SMTP_HOST", "mail.example",
            "SIGHTLINE_SMTP_FROM", "sightline@sightline.example",
            "SIGHTLINE_SMTP_USER", "sightline",
            "SIGHTLINE_SMTP_PASSWORD", "pass$word #1'");

    @Test
    void whoPreparesIsToldWhatIsMissingAndNothingIsWritten(@TempDir Path directory) throws Exception {
        assertThat(prepared(directory, Map.of("SIGHTLINE_URL", "https://sightline.example")))
                .contains("KEYCLOAK_URL SIGHTLINE_SMTP_HOST")
                .doesNotContain("SIGHTLINE_URL ");
        assertThat(directory.resolve(".env")).doesNotExist();
    }

    @Test
    void whatIsPreparedIsWhatComposeReadsAndNothingThatItNeedsIsEmpty(@TempDir Path directory) throws Exception {
        prepared(directory, INSTALLATION);

        assertThat(directory.resolve(".env"))
                .content()
                .contains("\nSIGHTLINE_HOST=sightline.example\nKEYCLOAK_HOST=sign-in.sightline.example\n")
                .as("in single quotes a dollar and a # mean nothing")
                .contains("\nSIGHTLINE_SMTP_PASSWORD='pass$word #1\\''\n");
        assertThat(directory.resolve("nginx.conf")).content().contains("server_name sign-in.sightline.example;");
    }

    @Test
    void anInstallationOfBeforeGetsItsNamesFromItsAddressesAndNoSecondProxy(@TempDir Path directory) throws Exception {
        prepared(directory, INSTALLATION);
        Path settings = directory.resolve(".env");
        Files.writeString(
                settings,
                Files.readString(settings)
                        .replaceAll("(?m)^(COMPOSE_PROFILES|SIGHTLINE_HOST)=.*\n", "")
                        .replaceAll("(?m)^KEYCLOAK_HOST=.*$", "KEYCLOAK_HOST="));

        assertThat(prepared(directory, Map.of())).contains("No proxy is started");
        assertThat(Files.readAllLines(settings))
                .contains(
                        "SIGHTLINE_HOST=sightline.example",
                        "KEYCLOAK_HOST=sign-in.sightline.example",
                        "COMPOSE_PROFILES=");
    }

    /** What prepare.sh says, run in a copy of its folder, as somebody who may give a file to another user. */
    private static String prepared(Path directory, Map<String, String> environment)
            throws IOException, InterruptedException {
        for (String file : List.of("prepare.sh", "compose.yaml", "env.example", "nginx.conf.example")) {
            Files.copy(DEPLOY.resolve("compose").resolve(file), directory.resolve(file), REPLACE_EXISTING);
        }
        Path tool = Files.writeString(directory.resolve("chown"), "#!/bin/sh\n");
        assertThat(tool.toFile().setExecutable(true)).isTrue();
        ProcessBuilder script =
                new ProcessBuilder("bash", directory.resolve("prepare.sh").toString()).redirectErrorStream(true);
        script.environment().putAll(environment);
        script.environment().merge("PATH", directory.toString(), (path, first) -> first + ":" + path);
        Process process = script.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    @Test
    void theCopyTakesUploadedFilesAndEvidenceFilesThatAreNotThereYet(@TempDir Path directory) throws Exception {
        Path ingest = directory.resolve("ingest");
        Path matching = directory.resolve("matching");
        Path backup = directory.resolve("backup");
        Files.createDirectories(ingest.resolve("raw"));
        Files.createDirectories(matching.resolve("evidence"));
        Files.writeString(ingest.resolve("raw/abc"), "a file");
        Files.writeString(matching.resolve("evidence/def"), "a photo");

        assertThat(run("copy-files.sh", ingest, matching, backup)).isZero();
        assertThat(backup.resolve("files/abc")).hasContent("a file");
        assertThat(backup.resolve("evidence/def")).hasContent("a photo");
        Files.writeString(backup.resolve("evidence/def"), "kept as it was copied");
        assertThat(run("copy-files.sh", ingest, matching, backup)).isZero();
        assertThat(backup.resolve("evidence/def")).hasContent("kept as it was copied");
        assertThat(run("copy-files.sh", ingest, matching)).isNotZero();

        Path anchors = Files.createDirectories(directory.resolve("anchors"));
        Files.writeString(anchors.resolve("anchor-2026-01-01.jsonl"), "an anchor");
        assertThat(run("copy-files.sh", ingest, matching, backup, anchors)).isZero();
        assertThat(backup.resolve("anchors/anchor-2026-01-01.jsonl")).hasContent("an anchor");
    }

    private static void base(Path backup, String name, String ended) throws IOException {
        Path base = Files.createDirectories(backup.resolve(name));
        Files.writeString(base.resolve("backup_label"), name);
        Files.setLastModifiedTime(base, FileTime.from(Instant.parse(ended)));
    }

    private static int run(String script, Object... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of("bash", DEPLOY.resolve("backup").resolve(script).toString()));
        Stream.of(arguments).map(Object::toString).forEach(command::add);
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
    }

    private static List<JsonNode> yaml(Path file) throws IOException {
        try (MappingIterator<JsonNode> documents = new ObjectMapper()
                .readerFor(JsonNode.class)
                .readValues(new YAMLFactory().createParser(file.toFile()))) {
            return documents.readAll();
        }
    }

    private static JsonNode kind(String kind, List<JsonNode> documents) {
        return documents.stream()
                .filter(document -> document.path("kind").asText().equals(kind))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No " + kind));
    }
}
