package org.sightline.matching;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.sightline.kit.sql.Sql;
import org.sightline.testsupport.service.EveryTable;
import org.sightline.testsupport.service.RowSecurity;

/** Whose the rows of each table are. A new table fails here until it is decided. */
@QuarkusTest
class RowSecurityTest extends RealService implements EveryTable {

    private static final RowSecurity DECIDED = RowSecurity.of("matching")
            .agency(
                    "agency_alias",
                    "matched_line",
                    "finding",
                    "fund_chart",
                    "finding_task",
                    "agency_contact",
                    "notice",
                    "delivery",
                    "evidence_file",
                    "due_document",
                    "plan",
                    "plan_step",
                    "plan_item",
                    "plan_proof",
                    "plan_event",
                    "waiver",
                    "waiver_event",
                    "joint_decision",
                    "joint_decision_finding",
                    "purchase_join",
                    "purchase_join_line",
                    "finding_note",
                    "notification",
                    "agency_return",
                    "webhook",
                    "webhook_delivery")
            .agencyParts("contract_line", "device", "finding_event", "finding_version")
            .agencyBy("agency", "id")
            .office(
                    "dead_letter",
                    "remembered_decision",
                    "outbox_refused",
                    "reminder",
                    "finding_snooze",
                    "asking_import",
                    "list_feed",
                    "list_fetch",
                    "law_source",
                    "law_document",
                    "digest_item",
                    "digest")
            .caller("idempotency", "notification_read", "notification_preference", "watchlist_sheet")
            .queue("outbox", "line_bundle", "line_superseded")
            .open(
                    "list_version",
                    "restoration",
                    "deletion",
                    "kept_file_check",
                    "kept_file_unfit",
                    "list_in_force",
                    "rescreening",
                    "rejudging",
                    "rule_version",
                    "shipped_rules",
                    "law_look",
                    "check_audit",
                    "proposal",
                    "held_grant",
                    "due_policy",
                    "notification_template")
            .appendOnly(
                    "finding_event",
                    "finding_version",
                    "fund_chart",
                    "deletion",
                    "due_policy",
                    "reminder",
                    "plan_event",
                    "waiver_event",
                    "finding_note",
                    "notification_read",
                    "notification_template")
            .definers("recall_decision");

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
