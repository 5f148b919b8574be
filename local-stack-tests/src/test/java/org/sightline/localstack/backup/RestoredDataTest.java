package org.sightline.localstack.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sightline.localstack.process.Directories;
import org.sightline.localstack.server.Postgres;
import org.sightline.localstack.stack.Layout;
import org.sightline.localstack.stack.Part;

/** What is restored is what was there: the next start adds nothing invented to it. */
@Tag("real-parts")
class RestoredDataTest {

    private static final Path DIRECTORY =
            Path.of("target", "restored-data-test").toAbsolutePath();

    /** What the services' own migrations make of the tables and the function that a restore asks. */
    private static final String ASKED_BY_A_RESTORE = """
        create function restored() returns void language sql as 'select';
        create table import (sha256 text, filename text);
        create table evidence_file (sha256 text, name text, deleted_at timestamptz);
        create table list_fetch (sha256 text, feed_id text, started_at timestamptz, status text);
        """;

    @Test
    void theInventedStateIsNotLoadedIntoDataThatWasRestored() throws SQLException {
        Directories.delete(DIRECTORY);
        Layout layout = Layout.onFreePorts(DIRECTORY, true);
        BackupDirectory backup = new BackupDirectory(DIRECTORY.resolve("backup"));
        try (Postgres postgres = started(layout)) {
            for (Part service : Part.services()) {
                execute(layout, service, ASKED_BY_A_RESTORE);
            }
            execute(layout, Part.MATCHING, "create table kept as select 'real' as what");
            Backup.of(layout, backup, text -> {});
            assertThat(postgres.pid()).isPositive();
        }
        assertThat(layout.sampleLoaded()).doesNotExist();

        Restore.into(layout, backup, null, text -> {});

        try (Postgres postgres = started(layout)) {
            assertThat(rows(postgres)).containsExactly("real");
        }
        assertThat(layout.sampleLoaded())
                .as("what keeps a start from loading it")
                .exists();
    }

    private static Postgres started(Layout layout) {
        return Postgres.start(
                layout.data().resolve("postgresql"),
                layout.port(Part.POSTGRESQL),
                layout.durable(),
                layout.log(Part.POSTGRESQL));
    }

    private static void execute(Layout layout, Part service, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        Postgres.superuserUrl(layout.port(Part.POSTGRESQL), service.database()));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> rows(Postgres postgres) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl("matching") + "?user=postgres");
                Statement statement = connection.createStatement();
                ResultSet read = statement.executeQuery("select what from kept")) {
            while (read.next()) {
                rows.add(read.getString(1));
            }
        }
        return rows;
    }
}
