package org.sightline.gateway;

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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.localstack.process.Ports;
import org.sightline.localstack.server.Postgres;

/**
 * The migrations since commit e609f75a on rows as that commit kept them: nothing is lost or taken away, and what one person
 * made alone is marked. All rows are invented.
 */
class KeptDataTest {

    /** The last migration of e609f75a. */
    private static final String OF_E609F75A = "39";

    private static final String TOWN = "'00000000-0000-5000-8000-000000000001'";

    private static final String ROWS = """
        insert into service_account (id, version, agency_id, name, operations, client_id, subject, old_client_id, old_subject,
                                     old_until, created_at, created_by, created_by_name, expires_at, rotated_at, revoked_at,
                                     revoked_by_name)
        values ('00000000-0000-0000-0000-000000000011', 3, %1$s, 'Works', '{agencyFindings}', 'agency-system-1-3', 'm1',
                'agency-system-1-2', 'm0', '2026-11-21', '2026-08-01', 'iss|devon', 'devon', '2027-02-15', '2026-11-20',
                null, null),
               ('00000000-0000-0000-0000-000000000012', 2, %1$s, 'Revoked', '{agencyFindings}', 'agency-system-2-1', 'm2',
                null, null, null, '2026-11-01', 'iss|devon', 'devon', '2027-01-30', null, '2026-11-10', 'robin');
        insert into grant_event (at, action, subject, username, agency_id, role, by_subject, by_name, until, issuer, by_issuer)
        values ('2025-01-05', 'granted', 'rita', 'rita.invented', %1$s, 'reporter', 'devon', 'devon', null, null, null),
               ('2026-11-01', 'granted', 'carl', 'carl.invented', %1$s, 'certifier', 'devon', 'devon', '2027-06-30', 'iss', 'iss');
        insert into claim_code (id, agency_id, version, reference, hash, made_by, made_at, expires_at, wrong, state)
        values ('00000000-0000-0000-0000-000000000021', %1$s, 1, 'AB12', 'x', 'devon', '2026-11-20', '2027-01-19', 0, 'open');
        insert into agency (id, version, name, kind, state, county, status, alias_ids, sample, updated_at, body)
        values (%1$s, 1, 'Town of Bellwick', 'town', 'XF', 'Alder', 'active', '{}', true, '2026-11-01', '{}'),
               ('00000000-0000-5000-8000-000000000002', 4, 'BRINDLEFORD COUNTY', 'county', 'XF', null, 'active', '{}', true,
                '2026-11-01', '{}'),
               ('00000000-0000-5000-8000-000000000003', 1, 'County of Amberly', 'county', 'XF', null, 'active', '{}', true,
                '2026-11-01', '{}'),
               ('00000000-0000-5000-8000-000000000004', 1, 'Cedar County', 'county', 'XF', 'Cedar (given)', 'active', '{}',
                true, '2026-11-01', '{}'),
               ('00000000-0000-5000-8000-000000000005', 1, 'Village of Nowhere', 'village', 'XF', null, 'active', '{}', true,
                '2026-11-01', '{}');
        insert into open_data_edition (number, version, state, statement, drafted_by, drafted_at, published_by, published_at,
                                       withdrawn_at, withdrawn_because)
        values (1, 3, 'withdrawn', '{"title": "One"}', 'ann', '2026-01-01', 'ann', '2026-01-02', '2026-02-01', 'A wrong sum.'),
               (2, 2, 'published', '{"title": "Two"}', 'ann', '2026-03-01', 'ann', '2026-03-02', null, null),
               (3, 1, 'draft', '{"title": "Three"}', 'ann', '2026-11-30', null, null, null, null);
        insert into open_data_file (number, name, sha256, bytes)
        select number, 'purchases.csv', 'abc', '\\x41' from (values (2), (3)) made (number);
        """.formatted(TOWN);

    @TempDir
    static Path folder;

    private static Postgres postgres;

    @BeforeAll
    static void upgraded() throws SQLException {
        postgres = Postgres.start(folder.resolve("postgresql"), Ports.free(), false);
        migrate(OF_E609F75A);
        change(ROWS);
        migrate("latest");
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    private static void migrate(String version) {
        Flyway.configure()
                .dataSource(postgres.jdbcUrl("gateway"), "gateway_owner", Postgres.password("gateway_owner"))
                .locations("classpath:db/migration")
                .placeholders(Map.of("app", "gateway_app", "app_role", "gateway_app", "office", "gateway_office"))
                .target(version)
                .load()
                .migrate();
    }

    /** As nobody in particular: whom row-level security does not bind. */
    private static void change(String statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(Postgres.superuserUrl(postgres.port(), "gateway"));
                Statement statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }

    private static List<String> rows(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(Postgres.superuserUrl(postgres.port(), "gateway"));
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            List<String> rows = new ArrayList<>();
            while (found.next()) {
                rows.add(found.getString(1));
            }
            return rows;
        }
    }

    @Test
    void v70RolesAndCodesThatOnePersonGaveAreKeptAndNobodyIsSaidToHaveDraftedThem() throws SQLException {
        assertThat(rows("select concat_ws(' ', username, role, by_name, issuer, drafted_by, drafted_by_name, body)"
                        + " from grant_event order by id"))
                .containsExactly("rita.invented reporter devon", "carl.invented certifier devon iss");
        assertThat(rows("select concat_ws(' ', reference, state, made_by, made_by_identity) from claim_code"))
                .containsExactly("AB12 open devon");
    }

    @Test
    void v75MachinesGoOnToWorkAndAreListedForOneReview() throws SQLException {
        assertThat(
                        rows(
                                "select concat_ws(' ', name, client_id, subject, old_client_id, version, expires_at::date, review_due,"
                                        + " asked_by, approved_by, array_length(sources, 1)) from service_account order by name"))
                .containsExactly(
                        "Revoked agency-system-2-1 m2 2 2027-01-30 t",
                        "Works agency-system-1-3 m1 agency-system-1-2 3 2027-02-15 t");
        assertThatThrownBy(() -> change("update service_account set expires_at = expires_at + interval '90 days'"))
                .as("at most 90 days still holds")
                .hasMessageContaining("at_most_90_days");
        change("""
            insert into service_account (id, version, agency_id, name, operations, client_id, subject, created_at, created_by,
                                         created_by_name, expires_at)
            values ('00000000-0000-0000-0000-000000000013', 1, %s, 'New', '{}', 'c', 's', '2026-12-01', 'iss|a', 'a', '2027-01-01')
            """.formatted(TOWN));
        assertThat(rows("select review_due from service_account where name = 'New'"))
                .as("what is made since needs none")
                .containsExactly("f");
        change("delete from service_account where name = 'New'");
    }

    @Test
    void v80EditionsAreKeptAndOfADraftNobodyIsKnownByIdentity() throws SQLException {
        assertThat(rows("select concat_ws(' ', number, version, state, statement ->> 'title', drafted_by, published_by,"
                        + " drafted_by_identity, published_by_identity) from open_data_edition order by number"))
                .containsExactly("1 3 withdrawn One ann ann", "2 2 published Two ann ann", "3 1 draft Three ann");
        assertThat(rows("select number from open_data_file order by number")).containsExactly("2", "3");
        assertThatThrownBy(() -> change("delete from open_data_file where number = 2"))
                .hasMessageContaining("A published edition is not changed");
    }

    @Test
    void v90ACountyLiesInItselfAndOtherAgenciesStayWhereTheyAre() throws SQLException {
        assertThat(rows("select concat_ws(' in ', name, county) from agency order by id"))
                .containsExactly(
                        "Town of Bellwick in Alder",
                        "BRINDLEFORD COUNTY in Brindleford",
                        "County of Amberly in Amberly",
                        "Cedar County in Cedar (given)",
                        "Village of Nowhere");
    }

    @Test
    void v92NothingWaitsUntilSomebodyDraftsIt() throws SQLException {
        assertThat(rows("select letter from dead_letter_draft")).isEmpty();
    }
}
