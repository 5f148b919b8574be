package org.sightline.gateway;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.sightline.kit.sql.Sql;
import org.sightline.testsupport.service.EveryTable;
import org.sightline.testsupport.service.RowSecurity;

/** Whose the rows of each table are. A new table fails here until it is decided. */
@QuarkusTest
@RealGateway
class RowSecurityTest implements EveryTable {

    private static final RowSecurity DECIDED = RowSecurity.of("gateway")
            .agency(
                    "finding",
                    "device",
                    "coverage",
                    "tally",
                    "statewide_tally",
                    "counted_purchase",
                    "agency_alias",
                    "grant_event",
                    "grant_review",
                    "service_account",
                    "explanation")
            .agencyParts("counted_gone")
            .agencyBy("agency", "id")
            .agencyBy("audit", "chain")
            .caller("idempotency", "held_form", "saved_view", "help_put_away")
            .office(
                    "dead_letter",
                    "dead_letter_draft",
                    "last_seen",
                    "open_data_setting",
                    "open_data_edition",
                    "open_data_file",
                    "open_data_text",
                    "claim_code",
                    "claim",
                    "claim_attempt",
                    "finding_presence")
            .queue("outbox")
            // Grants are read before it is known whose rows somebody may see.
            .open(
                    "maker",
                    "watchlist",
                    "counted_epoch",
                    "restoration",
                    "deletion",
                    "kept_file_check",
                    "kept_file_unfit",
                    "held_grant",
                    "grant_takeover",
                    "proposal",
                    "rate_bucket")
            .appendOnly("audit", "grant_event", "grant_review", "deletion", "explanation");

    @Inject
    Sql sql;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String address;

    @Override
    public RowSecurity decided() {
        return DECIDED;
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public String login() {
        return sql.query("select session_user as login").one(row -> row.requiredText("login"));
    }
}
