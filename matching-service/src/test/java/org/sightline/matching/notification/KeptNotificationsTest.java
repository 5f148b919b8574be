package org.sightline.matching.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.localstack.process.Ports;
import org.sightline.localstack.server.Postgres;

/** Notifications as commit e609f75a kept them say what they wait for, so that they leave when it is done. All rows are invented. */
class KeptNotificationsTest {

    /** The last migration of e609f75a. */
    private static final String OF_E609F75A = "55";

    private static final String ROWS = """
        insert into notification (id, audience, agency_id, kind, subject, text, path, language, template_version, created_at)
        select gen_random_uuid(), audience, '00000000-0000-5000-8000-000000000001', kind, 's', 't', path, 'en', 0, now()
        from (values ('agency', 'notice', '/findings/f1'), ('office', 'answer', '/findings/f2'),
                     ('office', 'plan_submitted', '/agencies/a/plans/p1'),
                     ('office', 'waiver_requested', '/agencies/a/waivers/w1'),
                     ('agency', 'office_note', '/findings/f1')) kept (audience, kind, path)\
        """;

    @TempDir
    Path folder;

    @Test
    void v91TheyAreKeptAndNameWhatTheyWaitFor() throws SQLException {
        try (Postgres postgres = Postgres.start(folder.resolve("postgresql"), Ports.free(), false)) {
            migrate(postgres, OF_E609F75A);
            try (Connection connection = connection(postgres);
                    Statement statement = connection.createStatement()) {
                statement.execute(ROWS);
            }
            migrate(postgres, "latest");
            assertThat(rows(postgres))
                    .containsExactly(
                            "answer finding f2 review",
                            "notice finding f1 answer",
                            "office_note",
                            "plan_submitted plan p1 decide",
                            "waiver_requested waiver w1 decide");
        }
    }

    /** As nobody in particular: whom row-level security does not bind. */
    private static Connection connection(Postgres postgres) throws SQLException {
        return DriverManager.getConnection(Postgres.superuserUrl(postgres.port(), "matching"));
    }

    private static void migrate(Postgres postgres, String version) {
        Flyway.configure()
                .dataSource(postgres.jdbcUrl("matching"), "matching_owner", Postgres.password("matching_owner"))
                .locations("classpath:db/migration")
                .placeholders(Map.of("app", "matching_app", "app_role", "matching_app", "office", "matching_office"))
                .target(version)
                .load()
                .migrate();
    }

    private static List<String> rows(Postgres postgres) throws SQLException {
        try (Connection connection = connection(postgres);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(
                        "select concat_ws(' ', kind, waits_for) from notification order by kind")) {
            List<String> rows = new ArrayList<>();
            while (found.next()) {
                rows.add(found.getString(1));
            }
            return rows;
        }
    }
}
