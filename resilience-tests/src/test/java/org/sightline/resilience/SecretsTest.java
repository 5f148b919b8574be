package org.sightline.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sightline.localstack.stack.Part;
import org.sightline.localstack.stack.ServiceProcess;

/** A service without its secret does not start, and says which one is missing. Starts nothing else. */
class SecretsTest {

    private static final Path ROOT = Path.of(System.getProperty("sightline.root"));

    private static final String FILE_KEY = "SIGHTLINE_IMPORT_FILE_KEY";
    private static final String EVIDENCE_KEY = "SIGHTLINE_EVIDENCE_FILE_KEY";

    static List<Part> services() {
        return Part.services();
    }

    @ParameterizedTest
    @MethodSource("services")
    void aServiceWithoutThePasswordOfItsDatabaseEndsAndNamesIt(Part service) throws Exception {
        assertThat(startWithout(service, "QUARKUS_DATASOURCE_PASSWORD")).contains("QUARKUS_DATASOURCE_PASSWORD");
    }

    @ParameterizedTest
    @MethodSource("services")
    void aServiceWithoutItsPasswordAtTheBrokerEndsAndNamesIt(Part service) throws Exception {
        assertThat(startWithout(service, "SIGHTLINE_KAFKA_PASSWORD")).contains("SIGHTLINE_KAFKA_PASSWORD");
    }

    @ParameterizedTest
    @MethodSource("services")
    void theStepThatMigratesNeedsTheOwnersPassword(Part service) throws Exception {
        assertThat(startWithout(service, "QUARKUS_FLYWAY_PASSWORD", "-Dquarkus.profile=prod,migrate"))
                .contains("QUARKUS_FLYWAY_PASSWORD");
    }

    @Test
    void ingestServiceNeedsTheKeyOfItsKeptFiles() throws Exception {
        assertThat(startWithout(Part.INGEST, FILE_KEY)).contains(FILE_KEY);
    }

    @Test
    void matchingServiceNeedsTheKeyOfItsEvidenceFiles() throws Exception {
        assertThat(startWithout(Part.MATCHING, EVIDENCE_KEY)).contains(EVIDENCE_KEY);
    }

    @ParameterizedTest
    @MethodSource("gatewaySecrets")
    void theGatewayHasMoreSecrets(String secret) throws Exception {
        assertThat(startWithout(Part.GATEWAY, secret)).contains(secret);
    }

    static List<String> gatewaySecrets() {
        return List.of(
                "QUARKUS_OIDC_CREDENTIALS_SECRET",
                "QUARKUS_OIDC_TOKEN_STATE_MANAGER_ENCRYPTION_SECRET",
                "QUARKUS_KEYCLOAK_ADMIN_CLIENT_CLIENT_SECRET",
                "SIGHTLINE_MACHINES_SECRET");
    }

    @ParameterizedTest
    @MethodSource("services")
    void noPasswordOfOneMachineHoldsElsewhere(Part service) throws IOException {
        String module = service == Part.GATEWAY ? "gateway" : service.title() + "-service";
        Properties settings = new Properties();
        try (var text = Files.newBufferedReader(ROOT.resolve(module + "/src/main/resources/application.properties"))) {
            settings.load(text);
        }
        assertThat(settings.stringPropertyNames())
                .filteredOn(name -> settings.getProperty(name).endsWith("-local"))
                .isNotEmpty()
                .allMatch(name -> name.matches("%(dev|local|test)\\..*"));
    }

    /** What the service says before it ends. */
    private static String startWithout(Part service, String secret, String... options)
            throws IOException, InterruptedException {
        ProcessBuilder start = new ProcessBuilder(ServiceProcess.command(service, List.of(options)))
                .directory(service.built(ROOT).toFile())
                .redirectErrorStream(true);
        start.environment()
                .keySet()
                .removeIf(name -> name.startsWith("QUARKUS_")
                        || name.equals(FILE_KEY)
                        || name.equals(EVIDENCE_KEY)
                        || name.startsWith("SIGHTLINE_KAFKA"));
        Stream.concat(
                        Stream.of(
                                "QUARKUS_DATASOURCE_PASSWORD",
                                "QUARKUS_FLYWAY_PASSWORD",
                                "SIGHTLINE_KAFKA_PASSWORD",
                                FILE_KEY,
                                EVIDENCE_KEY),
                        gatewaySecrets().stream())
                .filter(name -> !name.equals(secret))
                .forEach(name -> start.environment().put(name, "a-secret-of-this-test-of-32-characters"));
        // No sign-in server is there; without this each start would wait for it.
        start.environment().put("QUARKUS_OIDC_CONNECTION_DELAY", "PT1S");
        Process process = start.start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isNotZero();
        return said;
    }
}
