package org.sightline.localstack.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.sightline.localstack.process.AotCache;
import org.sightline.localstack.process.Child;
import org.sightline.localstack.process.Root;
import org.sightline.localstack.process.SmallJvm;

/**
 * A Keycloak server on the loopback address with the realm {@code sightline}, its data in the database {@code keycloak}
 * of a {@link Postgres}. The programs are unpacked by Maven and prepared ("built") once for all runs.
 */
public final class Keycloak implements AutoCloseable {

    /** Long, for a busy machine: one that ended is noticed at once. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** The variable that names the Keycloak that tests share: its base address. */
    public static final String SHARED = "SIGHTLINE_TEST_KEYCLOAK";

    /** The database that it keeps its data in. */
    public static final String DATABASE = "keycloak";

    public static final String ADMIN = "keycloak-admin";
    public static final String ADMIN_PASSWORD = "keycloak-admin-local";
    private static final List<String> OPTIONS = SmallJvm.ofLittleWork(320);
    private static final String REALM = "/realm/sightline-realm.json";

    private final Child server;
    private final int port;

    private Keycloak(Child server, int port) {
        this.server = server;
        this.port = port;
    }

    /** Where Maven unpacks Keycloak: the newest {@code .sightline/keycloak/keycloak-*}. */
    public static Path home() {
        Path unpacked = Root.kept().resolve("keycloak");
        try (Stream<Path> versions = Files.isDirectory(unpacked) ? Files.list(unpacked) : Stream.empty()) {
            return versions.filter(directory -> Files.isExecutable(directory.resolve("bin/kc.sh")))
                    .max(Path::compareTo)
                    .orElseThrow(() -> new IllegalStateException("Keycloak is not unpacked in " + unpacked
                            + ". Run: mvn -pl samples,local-stack install -DskipTests"));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /**
     * Starts a server and returns when the realm answers. The first start on a database creates tables and the realm; a
     * realm that exists is left as it is.
     *
     * @param home the unpacked programs, shared between servers
     * @param port the port on 127.0.0.1
     * @param postgres holds the database
     * @param log where the output goes
     */
    public static Keycloak start(Path home, int port, Postgres postgres, Path log) {
        return start(home, port, postgres, log, false);
    }

    /**
     * As {@link #start(Path, int, Postgres, Path)}.
     *
     * @param record whether it records an {@link AotCache} where there is none
     */
    public static Keycloak start(Path home, int port, Postgres postgres, Path log, boolean record) {
        return start(home, port, port, postgres, log, record);
    }

    /**
     * As {@link #start(Path, int, Postgres, Path, boolean)}.
     *
     * @param reachedAt the port on 127.0.0.1 at which everybody reaches the server, and that stands in its tokens
     */
    public static Keycloak start(Path home, int port, int reachedAt, Postgres postgres, Path log, boolean record) {
        return start(home, port, reachedAt, postgres, log, record, OPTIONS);
    }

    /** As {@link #start(Path, int, Postgres, Path)}, for the tests of many modules, whose people it signs in all the time. */
    public static Keycloak startShared(Path home, int port, Postgres postgres, Path log) {
        return start(home, port, port, postgres, log, false, SmallJvm.ofLongWork(320));
    }

    private static Keycloak start(
            Path home, int port, int reachedAt, Postgres postgres, Path log, boolean record, List<String> options) {
        prepare(home);
        AotCache cache = AotCache.of("keycloak", List.of(home.resolve("lib")), options);
        List<String> command = command(home, port, reachedAt, postgres, options, cache.options(record));
        Child started = Child.start("keycloak", home, environment(), log, command);
        Child server = record && !cache.made() ? started.recording(cache) : started;
        Keycloak keycloak = new Keycloak(server, port);
        try {
            keycloak.awaitRealm();
            DoneSteps.once(
                    postgres.port(), DATABASE, "realm", RealmUpdate.state(), () -> RealmUpdate.of(keycloak.url()));
            return keycloak;
        } catch (RuntimeException | Error failed) {
            server.close();
            throw failed;
        }
    }

    /** Under a lock between processes: builds once, and puts the realm file and the look where the server looks for them. */
    private static void prepare(Path home) {
        Path lockFile = home.resolveSibling("prepare.lock");
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            try (FileLock lock = channel.lock()) {
                KeycloakBuild.once(home);
                copyRealm(home);
                copyTheme(home);
            }
        } catch (IOException cause) {
            throw new UncheckedIOException("Could not prepare Keycloak in " + home, cause);
        }
    }

    private static void copyRealm(Path home) throws IOException {
        Path imports = Files.createDirectories(home.resolve("data/import"));
        Path part = imports.resolveSibling("sightline-realm.part");
        try (InputStream realm = Objects.requireNonNull(Keycloak.class.getResourceAsStream(REALM))) {
            Files.copy(realm, part, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(part, imports.resolve("sightline-realm.json"), StandardCopyOption.ATOMIC_MOVE);
    }

    /** The look of the sign-in, as an installation has it. */
    private static void copyTheme(Path home) throws IOException {
        Path theme = Root.directory().resolve("deploy/keycloak/themes");
        try (Stream<Path> all = Files.walk(theme)) {
            for (Path one : all.toList()) {
                Path copy = home.resolve("themes").resolve(theme.relativize(one).toString());
                if (Files.isDirectory(one)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(one, copy, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    /** Passwords stand here, because everyone on the machine can read a command line. */
    private static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(SmallJvm.ENVIRONMENT);
        environment.put("KC_DB_PASSWORD", Postgres.password("keycloak"));
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN_PASSWORD);
        return environment;
    }

    /** What kc.sh would run, without the shell around it: the pid is the server's own. */
    static List<String> command(
            Path home, int port, int reachedAt, Postgres postgres, List<String> options, List<String> cache) {
        List<String> command = new ArrayList<>(List.of(Child.java()));
        command.addAll(options);
        command.addAll(cache);
        command.addAll(List.of(
                "-Dfile.encoding=UTF-8",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory=io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "-Dkc.home.dir=" + home,
                "-Djboss.server.config.dir=" + home.resolve("conf"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dpicocli.disable.closures=true",
                "-Dquarkus-log-max-startup-records=10000",
                "-cp",
                home.resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        command.addAll(List.of(
                "start",
                "--optimized",
                "--import-realm",
                "--cache=local",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--hostname=http://127.0.0.1:" + reachedAt,
                "--db-url=" + postgres.jdbcUrl(DATABASE),
                "--db-username=keycloak",
                "--db-pool-max-size=15",
                // Otherwise a person who signs in twice at the same moment, as tests of two modules do, is told once
                // that the password is wrong.
                "--spi-brute-force-protector--default-brute-force-detector--allow-concurrent-requests=true"));
        if (SmallJvm.shortLived()) {
            // Tests sign thousands of invented people in; guessing their passwords need not be slow.
            command.addAll(List.of(
                    "--spi-password-hashing--argon2--iterations=1", "--spi-password-hashing--argon2--memory=64"));
        }
        return command;
    }

    /** The server listens before the realm is there, so the realm's own address is what counts. */
    private void awaitRealm() {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest discovery = HttpRequest.newBuilder(
                        URI.create(url() + "/realms/sightline/.well-known/openid-configuration"))
                .timeout(Duration.ofSeconds(5))
                .build();
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!answers(http, discovery)) {
            server.requireAlive();
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("Keycloak did not start on port " + port + ". Look at " + server.log());
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private static boolean answers(HttpClient http, HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException cause) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while Keycloak was starting", cause);
        }
    }

    /** The base address, without a slash at the end. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Returns when the server has ended. */
    public void join() throws InterruptedException {
        server.join();
    }

    public Child process() {
        return server;
    }

    /** Stops the server and waits. */
    @Override
    public void close() {
        server.close();
    }
}
