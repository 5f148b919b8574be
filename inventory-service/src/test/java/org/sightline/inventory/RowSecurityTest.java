package org.sightline.inventory;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.sightline.kit.sql.Sql;
import org.sightline.testsupport.service.EveryTable;
import org.sightline.testsupport.service.RowSecurity;

/** Whose the rows of each table are. A new table fails here until it is decided. */
@QuarkusTest
class RowSecurityTest extends RealService implements EveryTable {

    private static final RowSecurity DECIDED = RowSecurity.of("inventory")
            .agency(
                    "device",
                    "device_import",
                    "agency_return",
                    "return_standing",
                    "return_correction",
                    "return_sent_back",
                    "walk",
                    "walk_sighting",
                    "device_list",
                    "device_list_row",
                    "device_list_change",
                    "device_list_column")
            .agencyParts("change")
            .agencyBy("agency", "id")
            .office("dead_letter", "outbox_refused")
            .caller("idempotency")
            .queue("outbox")
            .open("held_grant", "restoration", "deletion", "kept_file_check", "kept_file_unfit", "return_period")
            .appendOnly(
                    "change",
                    "device_import",
                    "device_list_change",
                    "deletion",
                    "return_period",
                    "return_correction",
                    "return_sent_back",
                    "walk_sighting")
            .definers("forget_history", "count_devices_again");

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
