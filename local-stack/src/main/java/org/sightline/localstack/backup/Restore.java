package org.sightline.localstack.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sightline.localstack.process.Directories;
import org.sightline.localstack.process.Refused;
import org.sightline.localstack.process.Root;
import org.sightline.localstack.server.Postgres;
import org.sightline.localstack.stack.Layout;
import org.sightline.localstack.stack.Part;

/**
 * Makes the data of a stack that does not run from a backup, as it was at a moment. All databases are of one server, so they
 * are of one moment; the topics are made again, empty, and each service says what it holds.
 */
public final class Restore {

    /** PostgreSQL reads it before it knows the names of time zones. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS'+00'").withZone(ZoneOffset.UTC);

    private final Layout layout;
    private final BackupDirectory directory;
    private final @Nullable Instant moment;
    private final Consumer<String> say;
    private final Instant begun = Instant.now();

    private Restore(Layout layout, BackupDirectory directory, @Nullable Instant moment, Consumer<String> say) {
        this.layout = layout;
        this.directory = directory;
        this.moment = moment;
        this.say = say;
    }

    /**
     * Returns when the data is there and nothing runs.
     *
     * @param moment null for the last one that is kept
     * @throws Refused where the backup does not lead to this moment
     */
    public static void into(Layout layout, BackupDirectory directory, @Nullable Instant moment, Consumer<String> say) {
        new Restore(layout, directory, moment, say).run();
    }

    private void run() {
        BackupDirectory.Base base = directory
                .baseFor(moment)
                .orElseThrow(() -> new Refused("There is no backup in " + directory.root()
                        + (moment == null ? "." : " that ended before " + moment + ".")));
        setAside();
        Path data = layout.data().resolve("postgresql");
        FileCopy.all(base.data(), data, path -> true);
        Directories.create(data.resolve("pg_wal"));
        sayHowToRecover(data);
        say("The base backup of " + base.begun() + " is copied");
        KeptFolder.bringBack(layout, directory);
        Directories.createFile(layout.sampleLoaded());
        try (Postgres postgres = recovered(data)) {
            forget(data);
            say("The databases are as they were " + (moment == null ? "last" : "at " + moment));
            sayWhatIsMissing();
            sayRestored();
        }
        say("Done. Nothing of it is backed up from here on: make a new backup when everything runs");
    }

    /** What is there may be needed to find out what happened; nothing is deleted. */
    private void setAside() {
        Path data = layout.data();
        if (!Files.exists(data)) {
            return;
        }
        Path aside = data.resolveSibling(data.getFileName() + ".before-restore-" + begun.getEpochSecond());
        try {
            Files.move(data, aside);
        } catch (IOException cause) {
            throw new UncheckedIOException("Could not put " + data + " aside", cause);
        }
        say("What was there is in " + aside);
    }

    private void sayHowToRecover(Path data) {
        Path script = Root.directory().resolve("deploy/backup/fetch-wal.sh");
        List<String> settings = new ArrayList<>(List.of(
                // It is a copy now, and does not write into the backup.
                "archive_command = '/bin/true'",
                "restore_command = '/bin/sh \"" + script + "\" \"" + directory.wal() + "\" \"%f\" \"%p\"'",
                "recovery_target_timeline = 'latest'"));
        if (moment != null) {
            settings.add("recovery_target_time = '" + TIME.format(moment) + "'");
            settings.add("recovery_target_action = 'promote'");
        }
        try {
            Files.write(data.resolve("postgresql.auto.conf"), settings, StandardOpenOption.APPEND);
            Files.writeString(data.resolve("recovery.signal"), "");
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private Postgres recovered(Path data) {
        try {
            return Postgres.start(data, layout.port(Part.POSTGRESQL), layout.durable(), layout.log(Part.POSTGRESQL));
        } catch (RuntimeException failed) {
            throw new Refused("PostgreSQL did not recover: " + failed.getMessage()
                    + ". Where its log says \"recovery ended before configured recovery target was reached\", the"
                    + " backup ends"
                    + " before"
                    + " " + moment + ": restore without --to. Look at " + layout.log(Part.POSTGRESQL));
        }
    }

    /** What only the recovery needed; the settings of before stay. */
    private void forget(Path data) {
        Path file = data.resolve("postgresql.auto.conf");
        try {
            List<String> kept = Files.readAllLines(file).stream()
                    .filter(line -> !line.startsWith("restore_command") && !line.startsWith("recovery_target"))
                    .toList();
            Files.write(file, kept);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** A file of the last minute may be in a database and not among the kept files. */
    private void sayWhatIsMissing() {
        List<String> missing = new ArrayList<>();
        for (KeptFolder folder : KeptFolder.values()) {
            if (!folder.liesInBucket(System.getenv())) {
                missing.addAll(missing(folder));
            }
        }
        if (KeptFolder.EVIDENCE.liesInBucket(System.getenv())) {
            say("Evidence files lie in a bucket, which was not looked into");
        }
        say(missing.isEmpty() ? "Every file is there" : "Upload or fetch again, these files are missing: " + missing);
    }

    /** The names of the files that the service's database knows and that are not there. */
    private List<String> missing(KeptFolder folder) {
        Part service = folder.service();
        Path kept = folder.of(layout);
        List<String> missing = new ArrayList<>();
        try (Connection database = DriverManager.getConnection(
                        Postgres.superuserUrl(layout.port(Part.POSTGRESQL), service.database()));
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(folder.known())) {
            while (rows.next()) {
                String sha256 = rows.getString(1);
                // Release 0.1 did not encrypt what was uploaded.
                if (!Files.exists(kept.resolve(sha256 + ".sealed")) && !Files.exists(kept.resolve(sha256))) {
                    missing.add(rows.getString(2));
                }
            }
        } catch (SQLException cause) {
            throw new IllegalStateException("The restored database of " + service.title() + " cannot be read", cause);
        }
        return missing;
    }

    /** At its next start each service tells everything again, above what anybody may hold. */
    private void sayRestored() {
        for (Part service : Part.services()) {
            try (Connection database = DriverManager.getConnection(
                            Postgres.superuserUrl(layout.port(Part.POSTGRESQL), service.database()));
                    Statement statement = database.createStatement()) {
                statement.execute("select restored()");
            } catch (SQLException cause) {
                throw new IllegalStateException(
                        "The database of " + service.title() + " cannot be told that it is restored", cause);
            }
        }
        say("The topics are empty; each service tells everything again when it starts");
    }

    private void say(String what) {
        double seconds = Duration.between(begun, Instant.now()).toMillis() / 1000.0;
        say.accept(String.format(Locale.ROOT, "  %6.1f s  %s", seconds, what));
    }
}
