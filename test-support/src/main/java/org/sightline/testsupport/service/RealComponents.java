package org.sightline.testsupport.service;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sightline.localstack.people.Tokens;
import org.sightline.localstack.process.Ports;
import org.sightline.localstack.server.Kafka;
import org.sightline.localstack.server.Keycloak;
import org.sightline.localstack.server.MailBox;
import org.sightline.localstack.server.Postgres;
import org.sightline.localstack.server.RealmUpdate;

/**
 * Real PostgreSQL and Kafka on free ports for a service's tests, and a Keycloak: the one at {@code
 * SIGHTLINE_TEST_KEYCLOAK} (environment or system property, a base address) or else its own.
 *
 * <p>Use: {@code @QuarkusTestResource(value = RealComponents.class, initArgs = @ResourceArg(name = "service", value =
 * "ingest"))}.
 */
public final class RealComponents implements QuarkusTestResourceLifecycleManager {

    /** Names the Keycloak that tests share. */
    public static final String SHARED_KEYCLOAK = Keycloak.SHARED;

    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private String service = "";

    @Override
    public void init(Map<String, String> arguments) {
        service = arguments.getOrDefault("service", "");
        if (!Postgres.SERVICES.contains(service)) {
            throw new IllegalArgumentException("RealComponents needs initArgs service = one of " + Postgres.SERVICES);
        }
    }

    /** The configuration of the service under test. */
    @Override
    public Map<String, String> start() {
        Path directory = freshDirectory();
        try {
            Postgres postgres = Postgres.start(directory.resolve("postgresql"), Ports.free(), false);
            started.push(postgres);
            Kafka kafka = Kafka.start(directory.resolve("kafka"), Ports.free());
            started.push(kafka);
            String keycloak = keycloak(directory, postgres);
            Tokens.from(keycloak);
            Tokens.grantsInto(List.of(postgres.loginUrl(service)));
            return configuration(postgres, kafka, keycloak, directory);
        } catch (RuntimeException | Error failed) {
            stop();
            throw failed;
        }
    }

    private static Path freshDirectory() {
        try {
            Path parent =
                    Files.createDirectories(Path.of("target", "real-components").toAbsolutePath());
            return Files.createTempDirectory(parent, "run-");
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private String keycloak(Path directory, Postgres postgres) {
        String shared = System.getProperty(SHARED_KEYCLOAK, System.getenv().getOrDefault(SHARED_KEYCLOAK, ""));
        if (!shared.isBlank()) {
            RealmUpdate.of(shared);
            return shared;
        }
        Keycloak own = Keycloak.start(Keycloak.home(), Ports.free(), postgres, directory.resolve("keycloak.log"));
        started.push(own);
        return own.url();
    }

    private Map<String, String> configuration(Postgres postgres, Kafka kafka, String keycloak, Path directory) {
        Map<String, String> configuration = new HashMap<>();
        configuration.put("quarkus.datasource.jdbc.url", postgres.jdbcUrl(service));
        configuration.put("quarkus.datasource.username", service + "_app");
        configuration.put("quarkus.datasource.password", Postgres.password(service + "_app"));
        // A test migrates as it starts; a running service does not know the owner.
        configuration.put("quarkus.flyway.migrate-at-start", "true");
        configuration.put("quarkus.flyway.validate-at-start", "false");
        configuration.put("quarkus.flyway.username", service + "_owner");
        configuration.put("quarkus.flyway.password", Postgres.password(service + "_owner"));
        configuration.put("kafka.bootstrap.servers", kafka.bootstrapServers());
        configuration.put("quarkus.oidc.auth-server-url", keycloak + "/realms/sightline");
        configuration.put("sightline.keycloak.url", keycloak);
        configuration.put("sightline.data-dir", directory.resolve("data").toString());
        // Nobody waits long for a measurement.
        configuration.put("sightline.flow.measure-every", "1S");
        // Tests sign in by password, and such a token does not say when.
        configuration.put("sightline.sign-in.time-required", "false");
        if (service.equals("gateway") || service.equals("matching")) {
            int mail = Ports.free();
            int page = Ports.free();
            started.push(MailBox.start(mail, page));
            configuration.put("sightline.test.mail", "http://127.0.0.1:" + page + "/");
            configuration.put("sightline.test.mail-port", Integer.toString(mail));
        }
        if (service.equals("gateway")) {
            configuration.put("quarkus.oidc.credentials.secret", "sightline-gateway-local");
        }
        return configuration;
    }

    @Override
    public void stop() {
        RuntimeException first = null;
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception failed) {
                first = first == null ? new IllegalStateException("A part did not stop", failed) : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
