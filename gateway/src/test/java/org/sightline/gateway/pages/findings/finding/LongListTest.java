package org.sightline.gateway.pages.findings.finding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sightline.gateway.Ask;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.Say;
import org.sightline.gateway.shell.Visitor;

/** A list that is too long to be counted for each of its pages says so, and counted purchases have their number all the same. */
@QuarkusTest
@RealGateway
class LongListTest {

    private static final String COPIES = """
        do $$
        declare
            columns text;
        begin
            select string_agg(quote_ident(column_name), ', ') into columns from information_schema.columns
            where table_schema = 'public' and table_name = 'finding' and is_generated = 'NEVER' and column_name <> 'id';
            execute format('insert into finding (id, %1$s) select gen_random_uuid(), %1$s from finding, generate_series(1, %2$s)'
                || ' where agency_id = %3$L', columns, {copies}, '{agency}');
        end $$
        """;

    @TestHTTPResource("/")
    URI gateway;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String database;

    private final UUID agency = UUID.randomUUID();

    @AfterEach
    void takeTheCopiesAway() throws SQLException {
        try (Connection superuser = superuser();
                PreparedStatement delete = superuser.prepareStatement("delete from finding where agency_id = ?")) {
            delete.setObject(1, agency);
            delete.execute();
        }
    }

    @Test
    void aLongListSaysMoreThanAndCountedPurchasesSayHowMany() throws SQLException {
        aFindingAndCopies(FindingRepository.MOST_COUNTED);
        Ask office = Ask.as("analyst");

        JsonNode all = office.json("/api/findings?limit=1&agencyId=" + agency);
        assertThat(all.path("items")).hasSize(1);
        assertThat(all.path("nextCursor").isTextual()).isTrue();
        assertThat(all.path("total").isNull() || all.path("total").isMissingNode())
                .as(all.path("total").toString())
                .isTrue();

        assertThat(office.json("/api/findings?limit=1&counted=true&agencyId=" + agency)
                        .path("total")
                        .asLong())
                .isEqualTo(FindingRepository.MOST_COUNTED + 1);

        Visitor analyst = Visitor.signedIn(gateway, "analyst");
        assertThat(analyst.open("/findings?agencyId=" + agency).body()).contains("More than 10,000 findings.");
        assertThat(analyst.open("/workbench?agencyId=" + agency).body()).contains("Finding 1 of more than 10,000");
    }

    private void aFindingAndCopies(int copies) throws SQLException {
        Say.agencies(Say.agency(agency, "Town of Longlist (invented)", "town"));
        ObjectNode finding = Say.purchase(agency, "longlist-maker", "2021-01-01", "FLAGGED");
        Say.findings(finding);
        Ask.as("analyst")
                .until(
                        "/api/findings?agencyId=" + agency,
                        list -> list.path("total").asInt() == 1);
        String statement = COPIES.replace("{copies}", String.valueOf(copies)).replace("{agency}", agency.toString());
        try (Connection superuser = superuser();
                PreparedStatement insert = superuser.prepareStatement(statement)) {
            insert.execute();
        }
    }

    private Connection superuser() throws SQLException {
        return DriverManager.getConnection(database + "?user=postgres");
    }
}
