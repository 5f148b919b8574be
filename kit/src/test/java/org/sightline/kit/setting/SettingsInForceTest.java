package org.sightline.kit.setting;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is set in a service and where it came from, without any secret. */
class SettingsInForceTest {

    private static final Map<String, String> PROGRAM = Map.of(
            "quarkus.http.host", "127.0.0.1",
            "sightline.mail.host", "${SIGHTLINE_SMTP_HOST:127.0.0.1}",
            "sightline.mail.port", "${SIGHTLINE_SMTP_PORT:1025}",
            "sightline.database.password", "${QUARKUS_DATASOURCE_PASSWORD}");

    private static SmallRyeConfigBuilder program() {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(
                        PROGRAM,
                        "PropertiesConfigSource[source=jar:file:///matching.jar!/application.properties]",
                        250));
    }

    private static SmallRyeConfig with(Map<String, String> environment) {
        return program().withSources(new EnvConfigSource(environment, 300)).build();
    }

    private static SettingInForce of(SmallRyeConfig config, String service, String name) {
        return new SettingsInForce(config, service)
                .all().stream()
                        .filter(setting -> setting.name().equals(name))
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void eachSettingSaysWhetherTheInstallationOrTheProgramGaveIt() {
        SmallRyeConfig config =
                with(Map.of("SIGHTLINE_SMTP_HOST", "mail.example", "SIGHTLINE_WEBHOOK_KEEP_DAYS", "60"));

        assertThat(of(config, "matching-service", "sightline.webhook.keep-days"))
                .extracting(SettingInForce::value, SettingInForce::source)
                .containsExactly("60", "environment");
        assertThat(of(config, "matching-service", "sightline.mail.host"))
                .extracting(SettingInForce::value, SettingInForce::source, SettingInForce::variable)
                .containsExactly("mail.example", "environment", "SIGHTLINE_SMTP_HOST");
        assertThat(of(config, "matching-service", "sightline.mail.port"))
                .extracting(SettingInForce::value, SettingInForce::source)
                .containsExactly("1025", "default");
        assertThat(of(config, "matching-service", "sightline.notification.keep-days"))
                .as("its default stands in the code only")
                .extracting(SettingInForce::value, SettingInForce::source)
                .containsExactly("180", "default");
    }

    @Test
    void aFileOfTheInstallationAndTheCommandLineAreToldFromTheEnvironment(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("application.properties"), "sightline.webhook.keep-days=90\n");
        SmallRyeConfig config = program()
                .withSources(new PropertiesConfigSource(file.toUri().toURL(), 260))
                .withSources(new PropertiesConfigSource(
                        Map.of("sightline.mail.send-every", "5s"), "SysPropConfigSource", 400))
                .build();

        assertThat(of(config, "matching-service", "sightline.webhook.keep-days").source())
                .isEqualTo("file");
        assertThat(of(config, "matching-service", "sightline.mail.send-every").source())
                .isEqualTo("command line");
    }

    @Test
    void ofASecretOnlyIsSaidWhetherItIsSet() {
        SmallRyeConfig config = with(Map.of(
                "QUARKUS_DATASOURCE_PASSWORD", "invented-1",
                "SIGHTLINE_WEBHOOK_KEY", "",
                "SIGHTLINE_EVIDENCE_FILE_KEY", "invented-2"));

        List<SettingInForce> all = new SettingsInForce(config, "matching-service").all();

        assertThat(all.toString()).doesNotContain("invented");
        assertThat(of(config, "matching-service", "sightline.database.password"))
                .extracting(SettingInForce::set, SettingInForce::value, SettingInForce::source)
                .containsExactly(true, null, "environment");
        assertThat(of(config, "matching-service", "sightline.webhook.key"))
                .as("empty")
                .extracting(SettingInForce::set, SettingInForce::value, SettingInForce::source)
                .containsExactly(false, null, null);
        assertThat(of(with(Map.of()), "matching-service", "sightline.database.password")
                        .set())
                .as("its variable is missing")
                .isFalse();
    }

    @Test
    void aPasswordThatSomebodyPutIntoAnAddressIsNotShown() {
        SmallRyeConfig config = with(Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL",
                        "jdbc:postgresql://db:5432/ingest?sslmode=verify-full&password=invented&x=1",
                "SIGHTLINE_OTLP_ENDPOINT", "https://user:invented@collector:4318"));

        assertThat(of(config, "ingest-service", "quarkus.datasource.jdbc.url").value())
                .isEqualTo("jdbc:postgresql://db:5432/ingest?sslmode=verify-full&password=…&x=1");
        assertThat(of(config, "ingest-service", "sightline.otlp.endpoint").value())
                .isEqualTo("https://user:…@collector:4318");
    }

    @Test
    void eachSecretOfAFeedIsNamed() {
        assertThat(new SettingsInForce(with(Map.of("SIGHTLINE_FEED_SECRET_PORTAL", "invented")), "ingest-service")
                        .all())
                .filteredOn(setting -> setting.variable().startsWith("SIGHTLINE_FEED_SECRET"))
                .singleElement()
                .extracting(SettingInForce::variable, SettingInForce::set, SettingInForce::value)
                .containsExactly("SIGHTLINE_FEED_SECRET_PORTAL", true, null);
        assertThat(of(with(Map.of()), "ingest-service", "sightline.feed-secret.NAME")
                        .set())
                .isFalse();
    }

    @Test
    void aServiceSaysWhatIsItsOwn() {
        assertThat(new SettingsInForce(with(Map.of()), "inventory-service").all())
                .extracting(SettingInForce::name)
                .contains("kafka.bootstrap.servers", "sightline.retention.history-days")
                .doesNotContain("sightline.evidence.keep-days");
    }
}
