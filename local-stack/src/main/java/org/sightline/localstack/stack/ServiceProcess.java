package org.sightline.localstack.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.sightline.localstack.process.AotCache;
import org.sightline.localstack.process.Child;
import org.sightline.localstack.process.Refused;
import org.sightline.localstack.process.Root;
import org.sightline.localstack.process.SmallJvm;
import org.sightline.localstack.server.KafkaAccounts;
import org.sightline.localstack.server.Postgres;

/** One of the four services as a process, configured by the keys that all four share. */
public final class ServiceProcess {

    /** Long, for a busy machine: one that ended is noticed at once. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** Runs a program at a lower priority, and becomes it. */
    private static final Path NICE = Path.of("/usr/bin/nice");

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private ServiceProcess() {}

    /**
     * Starts the service; {@link #awaitReady} says when it answers.
     *
     * @param record whether it records an {@link AotCache} where there is none
     * @param settings besides the usual ones
     */
    public static Child start(Part part, Layout layout, boolean record, Map<String, String> settings) {
        Path built = part.built(Root.directory());
        if (!Files.exists(built.resolve("quarkus-run.jar"))) {
            throw new Refused("The service " + part.title() + " is not built. Run: mvn -DskipTests package");
        }
        AotCache cache = cache(part, built);
        Map<String, String> configuration = configuration(part, layout);
        configuration.putAll(settings);
        List<String> command = command(
                part,
                cache.options(record),
                configuration.entrySet().stream()
                        .map(setting -> "-D" + setting.getKey() + "=" + setting.getValue())
                        .toList());
        Child child =
                Child.start(part.title(), built, environment(part), layout.log(part), behindReaders(part, command));
        return record && !cache.made() ? child.recording(cache) : child;
    }

    /**
     * The same command, at a lower priority for the services that bulk data runs through: on one machine whoever reads goes
     * before what is loaded. Where nobody reads they have all of the processor as before.
     */
    private static List<String> behindReaders(Part part, List<String> command) {
        if (!isBulk(part) || !Files.isExecutable(NICE)) {
            return command;
        }
        List<String> lower = new ArrayList<>(List.of(NICE.toString(), "-n", "5"));
        lower.addAll(command);
        return lower;
    }

    private static boolean isBulk(Part part) {
        return part == Part.INGEST || part == Part.MATCHING;
    }

    /**
     * The command that runs a built service, from its directory {@code quarkus-app}, with its cache where there is one.
     *
     * @param settings options of the JVM besides the usual ones
     */
    public static List<String> command(Part part, List<String> settings) {
        return command(part, cache(part, part.built(Root.directory())).options(false), settings);
    }

    private static List<String> command(Part part, List<String> cache, List<String> settings) {
        List<String> command = new ArrayList<>(List.of(Child.java()));
        command.addAll(jvm(part));
        // Not among the options of the cache: what is compared starts from the same one.
        command.addAll(SmallJvm.given(part.name()));
        command.addAll(cache);
        command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
        command.addAll(settings);
        // Started from quarkus-app/ with a relative path: a cache loads only so.
        command.addAll(List.of("-jar", "quarkus-run.jar"));
        return command;
    }

    /** Whether each service has its cache in its present state. */
    static boolean cachesMade() {
        return Part.services().stream()
                .allMatch(part -> cache(part, part.built(Root.directory())).made());
    }

    private static AotCache cache(Part part, Path built) {
        return AotCache.of(part.title(), List.of(built), jvm(part));
    }

    private static List<String> jvm(Part part) {
        List<String> options = new ArrayList<>(SmallJvm.options(megabytes(part)));
        if (isBulk(part)) {
            options.addAll(SmallJvm.BULK);
        }
        if (part == Part.MATCHING) {
            // What is left of its heap is for the watchlist.
            options.add("-XX:MaxNewSize=128m");
        }
        return options;
    }

    /**
     * The most heap that a service may take. The two that bulk data runs through have more, and matching-service the most: a
     * watchlist of 20,000 names takes some 120 MB of it, twice while a new version takes over.
     */
    private static int megabytes(Part part) {
        return switch (part) {
            case INVENTORY -> 192;
            case GATEWAY -> 320;
            case MATCHING -> 464;
            default -> 352;
        };
    }

    private static Map<String, String> configuration(Part part, Layout layout) {
        Map<String, String> keys = new TreeMap<>();
        keys.put("quarkus.http.host", "127.0.0.1");
        keys.put("quarkus.http.port", Integer.toString(layout.port(part)));
        keys.put("quarkus.management.host", "127.0.0.1");
        keys.put("quarkus.management.port", Integer.toString(layout.managementPort(part)));
        keys.put(
                "quarkus.datasource.jdbc.url",
                "jdbc:postgresql://127.0.0.1:" + layout.reachedAt(Part.POSTGRESQL) + "/" + part.database());
        keys.put("quarkus.datasource.username", part.database() + "_app");
        keys.put("kafka.bootstrap.servers", "127.0.0.1:" + layout.reachedAt(Part.KAFKA));
        // Between parts of one machine; elsewhere it is TLS.
        keys.put("kafka.security.protocol", "SASL_PLAINTEXT");
        keys.put("quarkus.oidc.auth-server-url", layout.reachedUrl(Part.KEYCLOAK) + "/realms/sightline");
        // Keycloak starts at the same time and takes longest; a service that does not find it asks again.
        keys.put("quarkus.oidc.connection-delay", "5S");
        if (part == Part.GATEWAY) {
            keys.put("quarkus.oidc.api.connection-delay", "5S");
            keys.put("sightline.design", "true");
            // There is no https on one machine.
            keys.put("quarkus.oidc.authentication.cookie-force-secure", "false");
        }
        if (part == Part.GATEWAY || part == Part.MATCHING) {
            keys.put("sightline.public-url", layout.url(Part.GATEWAY));
        }
        if (part == Part.MATCHING) {
            keys.put("sightline.mail.host", "127.0.0.1");
            keys.put("sightline.mail.port", Integer.toString(layout.port(Part.SMTP)));
            // The mails of one machine stay on it.
            keys.put("sightline.mail.tls", "false");
            // On one machine the receivers of webhooks are on it too.
            keys.put("sightline.webhook.loopback", "true");
            keys.put("sightline.list-feed.private-addresses", "true");
        }
        if (part == Part.INGEST) {
            // What is tried out on one machine may be read from it.
            keys.put("sightline.feed.private-addresses", "true");
        }
        // The local realm lets programs sign in by password, and such a token does not say when that was.
        keys.put("sightline.sign-in.time-required", "false");
        // Its people have a password and no second factor.
        keys.put("sightline.sign-in.level", "1");
        keys.put("sightline.keycloak.url", layout.reachedUrl(Part.KEYCLOAK));
        keys.put("sightline.ingest.url", layout.reachedUrl(Part.INGEST));
        keys.put("sightline.matching.url", layout.reachedUrl(Part.MATCHING));
        keys.put("sightline.inventory.url", layout.reachedUrl(Part.INVENTORY));
        keys.put(
                "sightline.data-dir",
                layout.data().resolve(part.database()).toAbsolutePath().toString());
        return keys;
    }

    /** Passwords stand in the environment, because everyone on the machine can read a command line. */
    private static Map<String, String> environment(Part part) {
        Map<String, String> variables = new TreeMap<>(SmallJvm.ENVIRONMENT);
        variables.put("QUARKUS_DATASOURCE_PASSWORD", Postgres.password(part.database() + "_app"));
        if (part == Part.INGEST) {
            variables.put("SIGHTLINE_IMPORT_FILE_KEY", "kept-files-of-one-machine-only-local");
        }
        if (part == Part.MATCHING) {
            variables.put("SIGHTLINE_EVIDENCE_FILE_KEY", "evidence-files-of-one-machine-local");
        }
        String service = part.database() + "-service";
        variables.put("SIGHTLINE_KAFKA_PASSWORD", KafkaAccounts.password(part == Part.GATEWAY ? "gateway" : service));
        if (part == Part.GATEWAY) {
            variables.put("QUARKUS_OIDC_CREDENTIALS_SECRET", "sightline-gateway-local");
            variables.put("QUARKUS_KEYCLOAK_ADMIN_CLIENT_CLIENT_SECRET", "sightline-accounts-local");
            variables.put("SIGHTLINE_MACHINES_SECRET", "sightline-machines-local");
            variables.put("QUARKUS_OIDC_TOKEN_STATE_MANAGER_ENCRYPTION_SECRET", "session-cookies-of-one-machine-local");
        }
        return variables;
    }

    /** Returns when the service is ready; throws, with the log to look at, when it ends or takes too long. */
    public static void awaitReady(Part part, Layout layout, Child child) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!ready(layout.managementUrl(part))) {
            child.requireAlive();
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException(part.title() + " is not ready after " + PATIENCE.toMinutes()
                        + " minutes. Look at " + child.log());
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    /** Whether the service whose health is to be had at this address says that it is ready. */
    public static boolean ready(String url) {
        return says(url + "/q/health/ready");
    }

    /** Whether the service at this address says that it goes on; one that does not must be restarted. */
    static boolean alive(String url) {
        return says(url + "/q/health/live");
    }

    private static boolean says(String url) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException cause) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + url, cause);
        }
    }
}
