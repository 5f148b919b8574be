package org.sightline.ingest;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.sightline.kit.sql.Sql;
import org.sightline.testsupport.service.EveryTable;
import org.sightline.testsupport.service.RowSecurity;

/** Whose the rows of each table are. A new table fails here until it is decided. */
@QuarkusTest
class RowSecurityTest extends RealService implements EveryTable {

    private static final RowSecurity DECIDED = RowSecurity.of("ingest")
            .agency("contract_line", "line_version", "coverage", "agency_name")
            .agencyBy("agency", "id")
            .agencyBy("buyer", "id")
            .office(
                    "dead_letter",
                    "import",
                    "reject",
                    "import_revision",
                    "feed",
                    "feed_run",
                    "feed_file",
                    "buyer_question",
                    "partial_upload",
                    "upload_part",
                    "public_body_load",
                    "public_body_draft",
                    "outbox_refused")
            .caller("idempotency")
            .queue("outbox")
            .open(
                    "public_body",
                    "public_body_list",
                    "source",
                    "held_grant",
                    "restoration",
                    "deletion",
                    "kept_file_check",
                    "kept_file_unfit",
                    "mask_repair")
            .appendOnly("deletion");

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
