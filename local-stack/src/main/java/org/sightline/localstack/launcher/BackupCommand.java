package org.sightline.localstack.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sightline.localstack.backup.Backup;
import org.sightline.localstack.backup.BackupDirectory;
import org.sightline.localstack.backup.Restore;
import org.sightline.localstack.process.Refused;
import org.sightline.localstack.process.Root;
import org.sightline.localstack.stack.Layout;
import org.sightline.localstack.stack.Part;

/** {@code ./sightline backup} and {@code ./sightline restore}. */
final class BackupCommand {

    private BackupCommand() {}

    /** Backs up what runs. From now on {@link Up} keeps what is new, every minute. */
    static void backup(List<String> options) {
        if (options.size() != 1 || options.getFirst().startsWith("-")) {
            throw new Refused("Usage: ./sightline backup DIR");
        }
        BackupDirectory directory = new BackupDirectory(Path.of(options.getFirst()));
        Layout layout = running()
                .orElseThrow(
                        () -> new Refused("Sightline does not run. Start it (./sightline up), then back it up. Or copy"
                                + " .sightline/data."));
        Instant begun = Instant.now();
        Backup.of(layout, directory, System.out::println);
        remember(directory);
        System.out.println("Backed up to " + directory.root() + " in "
                + java.time.Duration.between(begun, Instant.now()).toSeconds() + " s. From now on every change is kept"
                + " there within a minute, as long as Sightline runs.");
    }

    /** Makes the data from a backup. */
    static void restore(List<String> options) {
        if (options.isEmpty() || options.size() == 2 || options.size() > 3) {
            throw usage();
        }
        if (options.size() == 3 && !options.get(1).equals("--to")) {
            throw usage();
        }
        running().ifPresent(layout -> {
            throw new Refused("Sightline runs. Stop it first (./sightline down).");
        });
        Layout layout = Layout.ofEnvironment(System.getenv());
        layout.requireFreePorts();
        BackupDirectory directory = new BackupDirectory(Path.of(options.getFirst()));
        Restore.into(layout, directory, options.size() == 3 ? moment(options.get(2)) : null, System.out::println);
        forget();
        System.out.println("Start it with ./sightline up.");
    }

    private static Refused usage() {
        return new Refused("Usage: ./sightline restore DIR [--to TIME], for example --to 2026-11-25T14:30:00Z");
    }

    /** A moment in UTC, or in this machine's time where it says no zone. */
    static Instant moment(String text) {
        try {
            return text.endsWith("Z")
                    ? Instant.parse(text)
                    : LocalDateTime.parse(text).atZone(ZoneId.systemDefault()).toInstant();
        } catch (DateTimeException unreadable) {
            throw new Refused("\"" + text + "\" is no moment. Write it as 2026-11-25T14:30:00Z.");
        }
    }

    private static Optional<Layout> running() {
        return RunFile.running(RunFile.usual()).map(run -> {
            Layout layout = Layout.ofEnvironment(System.getenv());
            for (Map.Entry<Part, Integer> port : run.ports().entrySet()) {
                layout = layout.with(port.getKey(), port.getValue());
            }
            return layout;
        });
    }

    private static Path remembered() {
        return Root.kept().resolve("backup-to");
    }

    private static void remember(BackupDirectory directory) {
        try {
            Files.writeString(remembered(), directory.root().toString());
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static void forget() {
        try {
            Files.deleteIfExists(remembered());
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** Where what is new is kept; null where nothing is backed up. */
    static @Nullable BackupDirectory directory() {
        try {
            return Files.exists(remembered())
                    ? new BackupDirectory(Path.of(Files.readString(remembered()).strip()))
                    : null;
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
