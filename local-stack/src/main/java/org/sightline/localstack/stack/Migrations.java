package org.sightline.localstack.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.sightline.localstack.process.Refused;
import org.sightline.localstack.process.Root;
import org.sightline.localstack.server.DoneSteps;
import org.sightline.localstack.server.Postgres;

/**
 * Brings a service's database to the version of the built service, as the owner of its tables. The service itself does
 * not know the owner's password.
 */
final class Migrations {

    private static final String FOLDER = "db/migration";

    private Migrations() {}

    /**
     * Runs what the built service has and the database has not yet. Where the same scripts were run before, nothing is looked at
     * but that.
     *
     * @param port of the server on 127.0.0.1
     */
    static void run(Part service, int port) {
        Path scripts = unpacked(service);
        try {
            DoneSteps.once(port, service.database(), "migrations", state(scripts), () -> run(service, port, scripts));
        } finally {
            delete(scripts);
        }
    }

    private static void run(Part service, int port, Path scripts) {
        String owner = service.database() + "_owner";
        String app = service.database() + "_app";
        Flyway.configure()
                .dataSource(
                        "jdbc:postgresql://127.0.0.1:" + port + "/" + service.database(),
                        owner,
                        Postgres.password(owner))
                .locations("filesystem:" + scripts)
                .placeholders(Map.of("app", app, "app_role", app, "office", service.database() + "_office"))
                .load()
                .migrate();
    }

    private static byte[] state(Path scripts) {
        try (Stream<Path> files = Files.list(scripts)) {
            StringBuilder state = new StringBuilder();
            for (Path file : files.sorted().toList()) {
                state.append(file.getFileName()).append('\n').append(Files.readString(file));
            }
            return DoneSteps.state(state);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static Path unpacked(Part service) {
        try {
            Path scripts = Files.createTempDirectory("sightline-migrations-");
            for (Path jar : jars(service)) {
                unpack(jar, scripts);
            }
            return scripts;
        } catch (IOException cause) {
            throw new UncheckedIOException("The migrations of " + service.title() + " cannot be read", cause);
        }
    }

    private static void unpack(Path jar, Path scripts) throws IOException {
        try (FileSystem inside = FileSystems.newFileSystem(jar);
                Stream<Path> files = Files.list(inside.getPath(FOLDER))) {
            for (Path file : files.toList()) {
                Files.copy(file, scripts.resolve(file.getFileName().toString()));
            }
        }
    }

    /** The service's own jar, and the kit's, which has what follows every migration. */
    private static List<Path> jars(Part service) throws IOException {
        Path built = service.built(Root.directory());
        if (!Files.isDirectory(built.resolve("app"))) {
            throw new Refused("The service " + service.title() + " is not built. Run: mvn -DskipTests package");
        }
        return List.of(
                jar(built.resolve("app"), ".+\\.jar"),
                jar(built.resolve("lib").resolve("main"), "org\\.sightline\\.sightline-kit-.+\\.jar"));
    }

    private static Path jar(Path folder, String name) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(name))
                    .findFirst()
                    .orElseThrow(() -> new IOException("There is no " + name + " in " + folder));
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : all) {
                Files.delete(file);
            }
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
