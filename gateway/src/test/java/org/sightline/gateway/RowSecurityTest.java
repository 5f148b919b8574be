package org.sightline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.sightline.kit.sql.Sql;
import org.sightline.localstack.testing.RowSecurity;

/** Whose the rows of each table are. A new table fails here until it is decided. */
@QuarkusTest
@RealGateway
class RowSecurityTest {

    private static final Logger LOG = Logger.getLogger(RowSecurityTest.class);

    private static final RowSecurity DECIDED = RowSecurity.of("gateway")
            .agency("finding", "device", "coverage", "tally", "statewide_tally", "agency_alias", "grant_event")
            .agencyBy("agency", "id")
            .agencyBy("audit", "chain")
            .caller("idempotency")
            .office("dead_letter")
            .queue("outbox")
            // Grants are read before it is known whose rows somebody may see.
            .open("maker", "watchlist", "held_grant", "grant_takeover", "proposal")
            .appendOnly("audit", "grant_event");

    @Inject
    Sql sql;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String address;

    private Connection superuser() throws SQLException {
        Connection connection = DriverManager.getConnection(address + "?user=postgres");
        connection.setAutoCommit(false);
        return connection;
    }

    @Test
    void theDatabaseKeepsToWhatWasDecidedAboutEachTable() throws SQLException {
        String login = sql.query("select session_user as login").one(row -> row.requiredText("login"));
        try (Connection superuser = superuser()) {
            assertThat(DECIDED.faults(superuser, login)).isEmpty();
        }
    }

    @Test
    void everyHoleThatIsMadeOnPurposeIsSeen() throws SQLException {
        try (Connection superuser = superuser()) {
            int mutations = DECIDED.mutations(superuser).size() + 1;
            assertThat(DECIDED.survivors(superuser)).isEmpty();
            LOG.infof("gateway: %d mutations of row-level security, all seen", mutations);
        }
    }
}
