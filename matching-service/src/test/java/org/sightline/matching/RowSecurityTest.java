package org.sightline.matching;

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
class RowSecurityTest extends RealService {

    private static final Logger LOG = Logger.getLogger(RowSecurityTest.class);

    private static final RowSecurity DECIDED = RowSecurity.of("matching")
            .agency("agency_alias", "matched_line", "finding", "fund_chart")
            .agencyParts("contract_line", "device", "finding_event", "finding_version")
            .agencyBy("agency", "id")
            .office("dead_letter", "remembered_decision", "outbox_refused")
            .caller("idempotency")
            .queue("outbox")
            .open(
                    "list_version",
                    "list_in_force",
                    "rescreening",
                    "rule_version",
                    "check_audit",
                    "proposal",
                    "held_grant")
            .appendOnly("finding_event", "finding_version", "fund_chart")
            .definers("recall_decision");

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
            LOG.infof("matching: %d mutations of row-level security, all seen", mutations);
        }
    }
}
