package org.sightline.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sightline.localstack.server.KafkaAccounts;
import org.sightline.localstack.server.Keycloak;
import org.sightline.localstack.server.Postgres;
import org.sightline.localstack.stack.Part;
import org.sightline.testsupport.whole.Person;
import org.sightline.testsupport.whole.Sightline;

/** What each running part says of its settings, and that no secret is read in a log, a command line or an answer. */
@Order(8)
@ExtendWith(Sightline.class)
class RunningSettingsTest {

    private static final List<String> SECRETS = Stream.concat(
                    Stream.of("ingest", "matching", "inventory", "gateway")
                            .flatMap(service -> Stream.of(
                                    Postgres.password(service + "_app"), Postgres.password(service + "_owner"))),
                    Stream.of(
                            Postgres.password("keycloak"),
                            KafkaAccounts.password("ingest-service"),
                            KafkaAccounts.password("matching-service"),
                            KafkaAccounts.password("inventory-service"),
                            Keycloak.ADMIN_PASSWORD,
                            "sightline-gateway-local",
                            "sightline-accounts-local",
                            "sightline-machines-local",
                            "session-cookies-of-one-machine-local",
                            "kept-files-of-one-machine-only-local",
                            "evidence-files-of-one-machine-local"))
            .toList();

    @Test
    void eachPartSaysWhatIsInForceAndWhereItCameFrom() {
        JsonNode parts = Person.admin().json("/api/system/settings");

        assertThat(parts.findValuesAsText("part")).containsExactly("gateway", "ingest", "matching", "inventory");
        for (JsonNode part : parts) {
            String name = part.path("part").asText();
            Map<String, JsonNode> settings = part.path("settings")
                    .valueStream()
                    .collect(Collectors.toMap(one -> one.path("name").asText(), one -> one));
            assertThat(part.path("answers").asBoolean()).as(name).isTrue();
            // As ./sightline gives it to the program, the password in the environment.
            assertThat(said(settings, "quarkus.datasource.username")).isEqualTo(name + "_app, command line");
            assertThat(said(settings, "sightline.database.password")).isEqualTo("set, environment");
            assertThat(said(settings, "sightline.kafka.password")).isEqualTo("set, environment");
            assertThat(said(settings, "kafka.sasl.mechanism")).as("of the kit").isEqualTo("PLAIN, default");
            assertThat(said(settings, "sightline.retention.set-aside-days"))
                    .as("of the code")
                    .isEqualTo("365, default");
            assertThat(said(settings, "quarkus.flyway.password"))
                    .as("a running service does not have the owner's password")
                    .isEqualTo("not set");
        }
    }

    private static String said(Map<String, JsonNode> settings, String name) {
        JsonNode setting = settings.get(name);
        if (!setting.path("set").asBoolean()) {
            return "not set";
        }
        return setting.path("value").asText("set") + ", "
                + setting.path("source").asText();
    }

    @Test
    void noAnswerSaysASecret() {
        assertThat(Person.admin().get("/api/system/settings").asString()).doesNotContain(SECRETS);
    }

    @Test
    void noLogSaysASecret() throws IOException {
        for (Part part : Part.services()) {
            Path log = Sightline.stack().layout().log(part);
            assertThat(Files.readString(log)).as(log.toString()).isNotEmpty().doesNotContain(SECRETS);
        }
    }

    @Test
    void noCommandLineSaysASecretToWhoeverListsTheProcesses() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(Path.of("/proc/self")), "only Linux has /proc");
        for (Map.Entry<Part, Long> part : Sightline.stack().pids().entrySet()) {
            byte[] line = Files.readAllBytes(Path.of("/proc", part.getValue().toString(), "cmdline"));
            assertThat(new String(line, StandardCharsets.UTF_8))
                    .as(part.getKey().title())
                    .doesNotContain(SECRETS);
        }
    }
}
