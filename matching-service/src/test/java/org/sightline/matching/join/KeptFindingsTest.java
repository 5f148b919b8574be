package org.sightline.matching.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

/**
 * Findings as commit e609f75a kept them get what likely pairs are found by, and keep all that they had; so does what people said of
 * pairs. All rows are invented.
 */
class KeptFindingsTest {

    /** The last migration of e609f75a. */
    private static final String OF_E609F75A = "55";

    private static final String FINDING = """
        insert into finding (id, version, agency_id, subject, document_key, maker_key, entity_id, role, band, verdict, status,
                             decision, triaged_by, withdrawn, content, opened_at, updated_at)
        values ('00000000-0000-5000-8000-0000000000%s', 2, '00000000-0000-5000-8000-000000000001', '%s', '%s', 'm', 'm',
                'PURCHASE', 'MATCH', 'FLAGGED', 'triaged', 'confirmed', 'ada', false, '%s', now(), now())\
        """;

    @TempDir
    Path folder;

    @Test
    void theirAmountsAndListsAreFilledInAndTheirDecisionsStay() throws SQLException {
        try (Postgres postgres = Postgres.start(folder.resolve("postgresql"), Ports.free(), false)) {
            migrate(postgres, OF_E609F75A);
            insert(postgres, "11", "purchase", "p-1", """
                {"amount":"1548.00","lines":[{"sourceId":"orders","documentType":"purchase_order"}]}""");
            insert(postgres, "12", "purchase", "i-1", """
                {"amount":"1548.00","lines":[{"sourceId":"bills","documentType":"payment"},
                 {"sourceId":"checks","documentType":"payment","paymentDate":"2021-06-01"}]}""");
            insert(postgres, "13", "purchase", "c-1", """
                {"lines":[{"sourceId":"checks","documentType":"payment","paymentDate":"2021-06-01"}]}""");
            insert(postgres, "14", "device", "device:1", "{\"lines\":[]}");
            insert(
                    postgres,
                    "15",
                    "purchase",
                    "x-1",
                    "{\"amount\":\"1\",\"purchaseKey\":\"a\\\\u0000b\",\"lines\":[]}");

            migrate(postgres, "latest");

            assertThat(rows(postgres))
                    .containsExactly(
                            "11 1548.00 purchase_order|orders 2 ada",
                            "12 1548.00 invoice|bills 2 ada",
                            "13 - payment|checks 2 ada",
                            "14 - - 2 ada",
                            "15 - - 2 ada");
        }
    }

    @Test
    void ofTwoWhoSaidAtOnceThatFindingsAreDifferentTheFirstHoldsAndTheWordsOfBothStay() throws SQLException {
        try (Postgres postgres = Postgres.start(folder.resolve("postgresql"), Ports.free(), false)) {
            migrate(postgres, "87");
            insert(postgres, "11", "purchase", "p-1", "{\"lines\":[]}");
            insert(postgres, "12", "purchase", "i-1", "{\"lines\":[]}");
            execute(postgres, said("21", "different_purchases", "11", "12", "ada", "2026-11-01"));
            execute(postgres, said("22", "different_purchases", "12", "11", "bea", "2026-11-02"));
            execute(postgres, said("23", "same_purchase", "11", "12", "cem", "2026-11-03"));

            migrate(postgres, "latest");

            assertThat(rows(postgres, """
                    select concat_ws(' ', right(id::text, 2), said_by, coalesce(undone_by, '-')) from purchase_join order by id
                    """)).containsExactly("21 ada -", "22 bea matching-service", "23 cem -");
            assertThatThrownBy(
                            () -> execute(postgres, said("24", "different_purchases", "12", "11", "dan", "2026-11-04")))
                    .hasMessageContaining("purchase_join_different");
        }
    }

    @Test
    void whatAPersonReopenedAfterItsPlanWasCompletedIsTakenBack() throws SQLException {
        try (Postgres postgres = Postgres.start(folder.resolve("postgresql"), Ports.free(), false)) {
            migrate(postgres, "94");
            execute(postgres, """
                    insert into plan (id, agency_id, version, state, state_since, content, title, created_at, accepted_by,
                                      accepted_by_identity, accepted_at, completed_by, completed_by_identity, completed_at)
                    values ('00000000-0000-5000-8000-000000000041', '00000000-0000-5000-8000-000000000001', 5, 'completed',
                            '2026-11-02', '{}', 'Cameras', '2026-11-01', 'ada', 'a', '2026-11-01', 'bea', 'b', '2026-11-02')
                    """);
            for (String id : List.of("11", "12", "13")) {
                insert(postgres, id, "purchase", "p-" + id, "{\"lines\":[]}");
                execute(postgres, """
                        insert into plan_item (plan_id, finding_id, agency_id, treatment, pieces, due_on, done_on, done_by, holds)
                        values ('00000000-0000-5000-8000-000000000041', '00000000-0000-5000-8000-0000000000%s',
                                '00000000-0000-5000-8000-000000000001', 'remove', 2, '2026-11-01', '2026-11-01', 'rita', false)
                        """.formatted(id));
            }
            execute(postgres, reopened("11", "oversight-analyst", "2026-11-03"));
            execute(postgres, reopened("12", "oversight-analyst", "2026-10-31"));
            execute(postgres, reopened("13", "system", "2026-11-03"));

            migrate(postgres, "latest");

            assertThat(rows(postgres, """
                    select concat_ws(' ', right(finding_id::text, 2), coalesce(date(taken_back_at at time zone 'UTC')::text, '-'))
                    from plan_item order by finding_id
                    """)).containsExactly("11 2026-11-03", "12 -", "13 -");
            assertThat(rows(postgres, """
                    select concat_ws(' ', right(finding_id::text, 2), verified) from planned_pieces order by finding_id
                    """)).containsExactly("12 2", "13 2");
        }
    }

    private static String reopened(String id, String role, String day) {
        return """
            insert into finding_event (finding_id, agency_id, seq, at, actor, actor_role, action, from_value, to_value)
            values ('00000000-0000-5000-8000-0000000000%s', '00000000-0000-5000-8000-000000000001', 1, '%s 12:00Z', 'ada', '%s',
                    'reopened', 'confirmed_removed', 'new')\
            """.formatted(id, day, role);
    }

    private static String said(String id, String kind, String finding, String other, String who, String day) {
        return """
            insert into purchase_join (id, agency_id, maker_key, kind, finding_id, other_id, reason, said_by, said_identity,
                                       said_at, waits)
            values ('00000000-0000-5000-8000-0000000000%s', '00000000-0000-5000-8000-000000000001', 'm', '%s',
                    '00000000-0000-5000-8000-0000000000%s', '00000000-0000-5000-8000-0000000000%s', 'Two cameras.', '%s', '%s',
                    '%s', false)\
            """.formatted(id, kind, finding, other, who, who, day);
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

    /** As nobody in particular: whom row-level security does not bind. */
    private static void insert(Postgres postgres, String id, String subject, String document, String content)
            throws SQLException {
        execute(postgres, FINDING.formatted(id, subject, document, content));
    }

    private static void execute(Postgres postgres, String change) throws SQLException {
        try (Connection connection = DriverManager.getConnection(Postgres.superuserUrl(postgres.port(), "matching"));
                Statement statement = connection.createStatement()) {
            statement.execute(change);
        }
    }

    private static List<String> rows(Postgres postgres) throws SQLException {
        return rows(postgres, """
                select concat_ws(' ', right(id::text, 2), coalesce(amount::text, '-'), coalesce(leading_list, '-'), version,
                  triaged_by)
                from finding order by id
                """);
    }

    private static List<String> rows(Postgres postgres, String text) throws SQLException {
        try (Connection connection = DriverManager.getConnection(Postgres.superuserUrl(postgres.port(), "matching"));
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(text)) {
            List<String> rows = new ArrayList<>();
            while (found.next()) {
                rows.add(found.getString(1));
            }
            return rows;
        }
    }
}
