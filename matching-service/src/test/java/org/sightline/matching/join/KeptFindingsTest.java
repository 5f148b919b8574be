package org.sightline.matching.join;

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

/**
 * Findings as commit e609f75a kept them get what likely pairs are found by, and keep all that they had. All rows are invented.
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
        try (Connection connection = DriverManager.getConnection(Postgres.superuserUrl(postgres.port(), "matching"));
                Statement statement = connection.createStatement()) {
            statement.execute(FINDING.formatted(id, subject, document, content));
        }
    }

    private static List<String> rows(Postgres postgres) throws SQLException {
        try (Connection connection = DriverManager.getConnection(Postgres.superuserUrl(postgres.port(), "matching"));
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("""
                    select concat_ws(' ', right(id::text, 2), coalesce(amount::text, '-'), coalesce(leading_list, '-'), version,
                      triaged_by)
                    from finding order by id
                    """)) {
            List<String> rows = new ArrayList<>();
            while (found.next()) {
                rows.add(found.getString(1));
            }
            return rows;
        }
    }
}
