package org.sightline.localstack.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sightline.localstack.process.Directories;
import org.sightline.localstack.process.Ports;
import org.sightline.localstack.process.Root;
import org.sightline.localstack.server.Keycloak;
import org.sightline.localstack.server.Postgres;

/** {@code ./sightline test}: Maven's verify over all modules, two at a time, with one Keycloak that the tests share. */
final class TestRun {

    private TestRun() {}

    /** Runs Maven and ends what it started. The exit code is Maven's. */
    static int run(List<String> options) throws InterruptedException {
        Path kept = Root.kept().resolve("test-run");
        Directories.delete(kept);
        Stores stores = new Stores();
        Runtime.getRuntime().addShutdownHook(new Thread(stores::close, "end"));
        try (stores) {
            System.out.println("Starting the Keycloak that the tests share …");
            Postgres postgres = stores.add(Postgres.start(kept.resolve("postgresql"), Ports.free(), false));
            Keycloak keycloak =
                    stores.add(Keycloak.start(Keycloak.home(), Ports.free(), postgres, kept.resolve("keycloak.log")));
            return verify(keycloak.url(), options);
        }
    }

    private static int verify(String keycloak, List<String> options) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of("mvn", "-B", "-T", "3", "verify"));
        command.addAll(options);
        ProcessBuilder maven =
                new ProcessBuilder(command).directory(Root.directory().toFile()).inheritIO();
        maven.environment().put(Keycloak.SHARED, keycloak);
        try {
            Process process = maven.start();
            try {
                return process.waitFor();
            } finally {
                process.destroy();
            }
        } catch (IOException cause) {
            throw new UncheckedIOException("Could not start mvn", cause);
        }
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
