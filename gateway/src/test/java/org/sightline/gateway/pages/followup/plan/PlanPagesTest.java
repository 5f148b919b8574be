package org.sightline.gateway.pages.followup.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sightline.gateway.Ask;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.Say;
import org.sightline.gateway.shell.Visitor;
import org.sightline.localstack.people.Tokens;

/** Remediation plans as HTML: the board, an agency's list, one plan, and one finding of it. */
@QuarkusTest
@RealGateway
class PlanPagesTest {

    private static final String ACCEPTED = "0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d41";
    private static final String DRAFT = "0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d42";
    private static final String FINDING = "0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d51";

    @TestHTTPResource("/")
    URI gateway;

    private final UUID agency = UUID.randomUUID();
    private final String plans = "/agencies/" + agency + "/plans";

    @BeforeEach
    void thereIsATown() {
        Say.agencies(Say.agency(agency, "Town of Planwell (invented)", "town"));
        Ask.as("analyst")
                .until(
                        "/api/agencies/" + agency + "/compliance",
                        json -> json.at("/agency/name").asText().contains("Planwell"));
    }

    @Test
    void theBoardSaysWhatIsLeftMonthByMonthAndByAgency() {
        assertThat(Visitor.signedIn(gateway, "analyst").open("/plans").body())
                .contains(
                        "6 of 12 units of equipment in accepted plans are reported as removed or cut off from networks,"
                                + " with proof (50 %).")
                .contains("1 plan is waiting for the office.", "1 task is overdue.")
                .contains("2026-11", "width=\"100%\"", "width=\"50%\"")
                .contains("1 in draft, 0 submitted, 1 accepted, 0 completed", "$4,200.00");
    }

    @Test
    void aReporterBeginsAPlanAndAReaderOnlyReadsTheList() {
        Visitor reporter = Visitor.signedIn(gateway, person("reporter"));
        assertThat(reporter.open(plans + "?finding=" + FINDING).body())
                .contains("Cameras of the &lt;library&gt;", "6 of 12", "Start a plan", "value=\"" + FINDING + "\"");
        assertThat(Visitor.signedIn(gateway, person("reader")).open(plans).body())
                .contains("Cameras of the &lt;library&gt;")
                .doesNotContain("Start a plan", "<library>");
        assertThat(reporter.submit(plans, Map.of("title", "Cameras", "finding", FINDING))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aDraftIsAFormWithWhatIsWrittenAndWhatCouldBeInIt() {
        Visitor reporter = Visitor.signedIn(gateway, person("reporter"));
        assertThat(reporter.open(plans + "/" + DRAFT).body())
                .contains("value=\"Order &lt;cameras&gt;\"", "TURRET &lt;8&gt;", "DOME &lt;9&gt;", "value=\"4200.00\"")
                .contains("It pays no agency for cameras.", "Submit the plan", "href=\"/check\"")
                .contains("id=\"items/" + FINDING + "\" name=\"items/" + FINDING
                        + "\" type=\"checkbox\" value=\"yes\" checked")
                .doesNotContain("<cameras>", "Record the decision");
        assertThat(Visitor.signedIn(gateway, "analyst")
                        .open(plans + "/" + DRAFT)
                        .body())
                .contains("Order &lt;cameras&gt;", "Cancel the plan: ")
                .doesNotContain("Save the draft", "Accept it");
        assertThat(reporter.submit(plans + "/" + DRAFT, Map.of("version", "4", "title", "Another"))
                        .body())
                .contains("The draft is saved.");
    }

    @Test
    void theButtonThatSubmitsThePlanSavesWhatIsTypedBeside() {
        Visitor reporter = Visitor.signedIn(gateway, person("reporter"));
        assertThat(reporter.open(plans + "/" + DRAFT).body())
                .contains("name=\"then\" value=\"submit\"")
                .doesNotContain("name=\"move\" value=\"submit\"");
        assertThat(reporter.submit(
                                plans + "/" + DRAFT,
                                Map.of("version", "4", "title", "Another", "owner", "IT", "then", "submit"))
                        .body())
                .contains("The plan is submitted.");
    }

    @Test
    void whatIsTypedStaysWhereTheSavedPlanIsNotSubmitted() {
        HttpResponse<String> refused = Visitor.signedIn(gateway, person("reporter"))
                .submit(
                        plans + "/" + DRAFT,
                        Map.of("version", "411", "title", "Typed title", "owner", "Typed desk", "then", "submit"));
        assertThat(refused.statusCode()).isEqualTo(412);
        assertThat(refused.body())
                .contains("The draft is saved, but not submitted", "value=\"Typed title\"", "value=\"Typed desk\"")
                .doesNotContain("Nothing was changed");
    }

    @Test
    void equalDevicesOfADraftAreOneRowOfAFormAsWideAsThePage() {
        assertThat(Visitor.signedIn(gateway, person("reporter"))
                        .open(plans + "/" + DRAFT)
                        .body())
                .contains("usa-form sl-wide", "2 × BULLET &lt;1&gt;", "Only some of them")
                .containsOnlyOnce("name=\"items/0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d53/dueOn\"")
                .doesNotContain("name=\"items/0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d54/dueOn\"");
    }

    @Test
    void whatSomebodyTypedStaysWhereItIsRefused() {
        Visitor reporter = Visitor.signedIn(gateway, person("reporter"));
        HttpResponse<String> refused = reporter.submit(
                plans + "/" + DRAFT,
                Map.of("version", "412", "title", "Typed title", "steps/0/what", "Typed <step>", "cost", "12"));
        assertThat(refused.statusCode()).isEqualTo(412);
        assertThat(refused.body())
                .contains(
                        "Nothing was changed", "value=\"Typed title\"", "value=\"Typed &lt;step&gt;\"", "value=\"12\"");
    }

    @Test
    void anAcceptedPlanIsReportedByTheAgencyAndCompletedByTheOffice() {
        Visitor reporter = Visitor.signedIn(gateway, person("reporter"));
        assertThat(reporter.open(plans + "/" + ACCEPTED).body())
                .contains(
                        "The agency is carrying it out.",
                        "2 of 6",
                        "Report with proof",
                        "Mark as done",
                        "Save new date",
                        "Revise the plan")
                .doesNotContain("Record the decision");
        assertThat(Visitor.signedIn(gateway, "analyst")
                        .open(plans + "/" + ACCEPTED)
                        .body())
                .contains("Complete the plan: ", "not everything is reported with proof yet", "Record the decision")
                .doesNotContain("Mark as done", "Report with proof");
        assertThat(Visitor.signedIn(gateway, "auditor")
                        .open(plans + "/" + ACCEPTED)
                        .body())
                .doesNotContain("Record the decision", "Mark as done");
        String decisions = plans + "/" + ACCEPTED + "/decisions";
        Map<String, String> decision = Map.of("version", "4", "decision", "complete", "reason", "All seen.");
        assertThat(reporter.submit(decisions, decision).statusCode()).isEqualTo(403);
        assertThat(Visitor.signedIn(gateway, "analyst")
                        .submit(decisions, decision)
                        .body())
                .contains("Your entry is saved.");
    }

    @Test
    void whatTheAgencyReportsIsVerifiedWhenTheOfficeClosesTheFinding() {
        Plan.Item reported = item("notified", null, "remove", null);
        assertThat(reported.settled()).isTrue();
        assertThat(plan("accepted").verified(reported)).isFalse();
        assertThat(plan("accepted").verified(item("closed", "waived", "remove", null)))
                .isFalse();
        assertThat(plan("accepted").verified(item("closed", "confirmed_removed", "remove", null)))
                .isTrue();
    }

    @Test
    void whatACompletedPlanHasIsVerifiedAlsoWhereTheFindingIsOpenForTheRest() {
        Plan completed = plan("completed");
        assertThat(completed.verified(item("new", null, "remove", null))).isTrue();
        assertThat(completed.verified(item("new", null, "remove", Instant.EPOCH)))
                .as("the office took it back")
                .isFalse();
        assertThat(completed.verified(item("new", null, "isolate", null)))
                .as("it stays")
                .isFalse();
        assertThat(plan("cancelled").verified(item("new", null, "remove", null)))
                .isFalse();
    }

    private Plan plan(String state) {
        return new Plan(
                UUID.randomUUID(),
                agency,
                1,
                state,
                Instant.EPOCH,
                "Cameras",
                "IT director",
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                0,
                List.of());
    }

    private static Plan.Item item(String status, String outcome, String treatment, Instant takenBackAt) {
        LocalDate day = LocalDate.of(2026, 11, 1);
        return new Plan.Item(
                UUID.randomUUID(),
                "Invented Maker",
                "TURRET",
                status,
                outcome,
                treatment,
                12,
                day,
                day,
                "rita",
                List.of(),
                12,
                true,
                false,
                takenBackAt);
    }

    @Test
    void aFindingOfAPlanIsProvenByItsEvidenceFiles() {
        Visitor reporter = Visitor.signedIn(gateway, person("reporter"));
        String item = plans + "/" + ACCEPTED + "/items/" + FINDING;
        assertThat(reporter.open(item).body())
                .contains(
                        "a &lt;b&gt; photo.jpg", "A1 &lt;and&gt; A2", "2 of 6 units reported, with proof.", "order.pdf")
                .contains("disposal record", "<option value=\"photo\" selected>")
                .doesNotContain("wrong.pdf", "<b>");
        assertThat(Visitor.signedIn(gateway, person("reader")).open(item).body())
                .doesNotContain("Record</button>");
        assertThat(reporter.submit(
                                item,
                                Map.of(
                                        "version",
                                        "4",
                                        "doneOn",
                                        "2026-11-01",
                                        "kind/0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d31",
                                        "photo"))
                        .body())
                .contains("Your entry is saved.");
        assertThat(reporter.open(plans + "/" + ACCEPTED + "/items/" + UUID.randomUUID())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void plansStandInYourWork() {
        for (String path : new String[] {"/work", "/work/first"}) {
            assertThat(Visitor.signedIn(gateway, "analyst").open(path).body())
                    .as(path)
                    .contains("Tasks in remediation plans", "Take 6 units out of use, with proof", "overdue by 6 days")
                    .doesNotContain("<library>");
        }
    }

    private String person(String role) {
        return Ask.with(Tokens.agencyPerson(agency, role))
                .json("/api/me")
                .path("name")
                .asText();
    }
}
