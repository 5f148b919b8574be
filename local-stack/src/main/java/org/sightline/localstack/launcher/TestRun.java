package org.sightline.localstack.launcher;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.sightline.localstack.process.Directories;
import org.sightline.localstack.process.Ports;
import org.sightline.localstack.process.Root;
import org.sightline.localstack.server.Kafka;
import org.sightline.localstack.server.Keycloak;
import org.sightline.localstack.server.Mail;
import org.sightline.localstack.server.Postgres;
import org.sightline.localstack.server.RealmUpdate;

/** {@code ./sightline test}: Maven's verify over all modules, several at a time, with one Keycloak that the tests share. */
final class TestRun {

    /** A service's tests wait most of the time, so four modules keep two processors busy; each takes up to 1.5 GB. */
    private static final int MODULES = 4;

    private static final int MODULES_IN_LITTLE_MEMORY = 3;
    private static final long LITTLE_MEMORY = 10_000_000_000L;

    private TestRun() {}

    /** Runs Maven and ends what it started. The exit code is Maven's. */
    static int run(List<String> options) throws InterruptedException {
        Path kept = Root.kept().resolve("test-run");
        Directories.delete(kept);
        Stores stores = new Stores();
        Runtime.getRuntime().addShutdownHook(new Thread(stores::close, "end"));
        try (stores) {
            System.out.println("Starting the Keycloak that the tests share …");
            CompletableFuture<String> broker =
                    CompletableFuture.supplyAsync(() -> Kafka.recordedForTests(kept.resolve("broker")));
            Postgres postgres = stores.add(Postgres.start(kept.resolve("postgresql"), Ports.free(), false));
            Keycloak keycloak = stores.add(
                    Keycloak.startShared(Keycloak.home(), Ports.free(), postgres, kept.resolve("keycloak.log")));
            int mailPort = Ports.free();
            int mailPage = Ports.free();
            stores.add(Mail.start(mailPort, mailPage, kept.resolve("mail.log"))).awaitListening(mailPort);
            RealmUpdate.mail(keycloak.url(), mailPort);
            Map<String, String> shared = Map.of(
                    Keycloak.SHARED,
                    keycloak.url(),
                    Kafka.SHARED,
                    broker.join(),
                    Mail.SHARED,
                    "http://127.0.0.1:" + mailPage + "/");
            return verify(shared, options);
        }
    }

    /** @param shared what the tests are told of what they share */
    private static int verify(Map<String, String> shared, List<String> options) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of("mvn", "-B", "-T", Integer.toString(modules()), "verify"));
        command.addAll(options);
        ProcessBuilder maven =
                new ProcessBuilder(command).directory(Root.directory().toFile()).inheritIO();
        maven.environment().putAll(shared);
        try {
            Instant begin = Instant.now();
            Process process = maven.start();
            try {
                int code = process.waitFor();
                System.out.println(TestTimes.table(TestTimes.longestFirst(Root.directory(), begin)));
                System.out.printf(
                        Locale.ROOT,
                        "The run took %d s from Maven's start.%n",
                        Duration.between(begin, Instant.now()).toSeconds());
                return code;
            } finally {
                process.destroy();
            }
        } catch (IOException cause) {
            throw new UncheckedIOException("Could not start mvn", cause);
        }
    }

    /** How many modules are built and tested at a time. */
    private static int modules() {
        var machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return machine.getTotalMemorySize() < LITTLE_MEMORY ? MODULES_IN_LITTLE_MEMORY : MODULES;
    }

    /** Closed last opened first, once. */
    private static final class Stores implements AutoCloseable {

        private final List<AutoCloseable> open = new ArrayList<>();

        synchronized <T extends AutoCloseable> T add(T store) {
            open.add(0, store);
            return store;
        }

        @Override
        public synchronized void close() {
            for (AutoCloseable store : open) {
                try {
                    store.close();
                } catch (Exception cause) {
                    throw new IllegalStateException("A part did not stop", cause);
                }
            }
            open.clear();
        }
    }
}
