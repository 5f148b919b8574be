package org.sightline.localstack.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.function.Consumer;
import org.sightline.localstack.process.Directories;
import org.sightline.localstack.process.Root;
import org.sightline.localstack.server.Postgres;
import org.sightline.localstack.stack.Layout;
import org.sightline.localstack.stack.Part;

/**
 * Backs up a stack that runs: the databases by a base backup and by their log from then on, the files that services
 * keep by copies.
 * The embedded PostgreSQL has no pg_basebackup, so SQL says when a backup begins and ends, and files are copied between.
 */
public final class Backup {

    /** A segment of the log is closed after so many seconds at the latest: so much can be lost. */
    static final int ARCHIVE_SECONDS = 60;

    /** What a server makes for itself at its start. Its log is kept segment by segment. */
    private static final Set<String> OWN_FILES =
            Set.of("postmaster.pid", "postmaster.opts", "pg_internal.init", "epg-lock");

    private static final Set<String> OWN_CONTENT = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");

    private final Layout layout;
    private final BackupDirectory directory;
    private final Consumer<String> say;

    private Backup(Layout layout, BackupDirectory directory, Consumer<String> say) {
        this.layout = layout;
        this.directory = directory;
        this.say = say;
    }

    /** Makes a base backup, and lets the log and the files be kept from now on. */
    public static void of(Layout layout, BackupDirectory directory, Consumer<String> say) {
        new Backup(layout, directory, say).make();
    }

    /** Copies the files of services that are not copied yet, and closes the segment of the log that is being written. */
    public static void goOn(Layout layout, BackupDirectory directory) {
        KeptFolder.backUp(layout, directory);
        try (Connection database = superuser(layout)) {
            execute(database, "select pg_switch_wal()");
        } catch (SQLException cause) {
            throw new IllegalStateException("PostgreSQL did not close a segment of its log", cause);
        }
    }

    private void make() {
        Instant begun = Instant.now();
        Path base = directory.newBase(begun);
        Directories.create(directory.wal());
        try (Connection database = superuser(layout)) {
            archive(database);
            long bytes = copyDatabases(database, base);
            // After the databases: what they tell of a file, the copy has.
            int files = KeptFolder.backUp(layout, directory);
            // One second on: a moment is told in whole seconds.
            directory.complete(
                    base, begun, Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1));
            say.accept(String.format("%,d MB of databases, %,d new files", bytes >> 20, files));
            String notCovered = KeptFolder.notCovered(System.getenv());
            if (!notCovered.isEmpty()) {
                say.accept(notCovered);
            }
        } catch (SQLException cause) {
            throw new IllegalStateException("PostgreSQL refused to be backed up: " + cause.getMessage(), cause);
        }
    }

    private void archive(Connection database) throws SQLException {
        Path script = Root.directory().resolve("deploy/backup/archive-wal.sh");
        set(database, "archive_command", "/bin/sh \"" + script + "\" \"" + directory.wal() + "\" \"%p\" \"%f\"");
        set(database, "archive_timeout", ARCHIVE_SECONDS + "s");
        execute(database, "select pg_reload_conf()");
    }

    private static void set(Connection database, String name, String setting) throws SQLException {
        execute(database, "alter system set " + name + " = '" + setting.replace("'", "''") + "'");
    }

    private long copyDatabases(Connection database, Path base) throws SQLException {
        Path kept = BackupDirectory.data(base);
        execute(database, "select pg_backup_start('sightline', true)");
        long bytes = FileCopy.all(layout.data().resolve("postgresql"), kept, Backup::wanted);
        try (Statement statement = database.createStatement();
                ResultSet label = statement.executeQuery(
                        "select labelfile, spcmapfile from pg_backup_stop(wait_for_archive => true)")) {
            label.next();
            Files.writeString(kept.resolve("backup_label"), label.getString("labelfile"));
            return bytes;
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static boolean wanted(Path path) {
        boolean own =
                path.getNameCount() > 1 && OWN_CONTENT.contains(path.getName(0).toString());
        String name = path.getFileName().toString();
        return !own && !OWN_FILES.contains(name) && !name.startsWith("pgsql_tmp");
    }

    private static Connection superuser(Layout layout) throws SQLException {
        return DriverManager.getConnection(Postgres.superuserUrl(layout.port(Part.POSTGRESQL), "postgres"));
    }

    private static void execute(Connection database, String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
