package org.sightline.gateway.pages.findings.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sightline.gateway.Ask;
import org.sightline.gateway.Downstream;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.Say;
import org.sightline.gateway.shell.Visitor;
import org.sightline.localstack.people.Tokens;

/** The review queue, as HTML. That its keys do what they say, the browser test shows. */
@QuarkusTest
@RealGateway
class WorkbenchPagesTest {

    @TestHTTPResource("/")
    URI gateway;

    private final UUID agency = UUID.randomUUID();

    @Test
    void theGravestComesFirstWithItsRecordItsLawsAndItsDecision() {
        String grave = aFinding("PROHIBITED");
        String light = aFinding("FLAGGED");

        String page = Visitor.signedIn(gateway, "analyst")
                .open("/workbench?agencyId=" + agency)
                .body();

        assertThat(page)
                .contains("Finding 1 of 2", "action=\"/workbench/" + grave + "/decisions\"", "Confirm this finding")
                .contains("at=" + light)
                .contains("name=\"next\" value=\"" + light + "\"");
        assertThat(page.indexOf("at=" + grave)).isLessThan(page.indexOf("at=" + light));
    }

    @Test
    void aDecisionGoesOnToTheNextFindingOfTheQueue() {
        String first = aFinding("PROHIBITED");
        String second = aFinding("FLAGGED");
        Visitor analyst = Visitor.signedIn(gateway, "analyst");

        HttpResponse<String> next = analyst.submit(
                "/workbench/" + first + "/decisions",
                Map.of(
                        "decision",
                        "confirmed",
                        "reason",
                        "The order names it.",
                        "version",
                        "1",
                        "queue",
                        "new",
                        "agencyId",
                        agency.toString(),
                        "next",
                        second));

        assertThat(next.statusCode()).isEqualTo(200);
        assertThat(next.uri().getQuery())
                .isEqualTo("queue=new&agencyId=" + agency + "&at=" + second + "&last=" + first);
        assertThat(next.body()).contains("action=\"/workbench/" + second + "/decisions\"");
    }

    @Test
    void aRefusedDecisionKeepsWhatWasTypedAndStaysAtItsFinding() {
        String finding = aFinding("FLAGGED");

        HttpResponse<String> refused = Visitor.signedIn(gateway, "analyst")
                .submit(
                        "/workbench/" + finding + "/decisions",
                        Map.of("decision", "dismissed", "reason", "A <typed> reason.", "version", "412"));

        assertThat(refused.statusCode()).isEqualTo(412);
        assertThat(refused.body())
                .contains(
                        "Nothing was changed", "A &lt;typed&gt; reason.", "value=\"dismissed\" data-key=\"2\" checked");
    }

    @Test
    void aRefusedDecisionShowsWhatSomebodyElseDidSinceTheFindingWasRead() {
        Say.agencies(Say.agency(Downstream.OF_CHANGED, "Town of Changeford (invented)", "town"));
        ObjectNode finding = Say.purchase(Downstream.OF_CHANGED, "changed-maker", "2021-02-03", "FLAGGED")
                .put("id", Downstream.CHANGED.toString())
                .put("version", 412);
        Say.findings(finding);
        isListed(Downstream.OF_CHANGED, finding);
        Map<String, String> typed = Map.of(
                "decision",
                "dismissed",
                "reason",
                "A <typed> reason.",
                "version",
                "412",
                "read",
                finding.path("updatedAt").asText());
        Visitor analyst = Visitor.signedIn(gateway, "analyst");

        HttpResponse<String> late = analyst.submit(
                "/findings/" + Downstream.CHANGED + "/snooze",
                Map.of("version", "412", "until", "2030-01-01", "snoozeReason", "It can <wait>."));
        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(late.body()).contains("name=\"snoozeReason\"", "It can &lt;wait&gt;.", "value=\"2030-01-01\"");

        for (String path : List.of("/workbench/", "/findings/")) {
            HttpResponse<String> refused = analyst.submit(path + Downstream.CHANGED + "/decisions", typed);

            assertThat(refused.statusCode()).isEqualTo(412);
            assertThat(refused.body())
                    .contains("since you opened it", "Decided &lt;meanwhile&gt;.")
                    .containsAnyOf("Blake Analyst", "analyst2")
                    .contains("A &lt;typed&gt; reason.")
                    .as("the form now has the version that is shown")
                    .contains("name=\"version\" value=\"413\"");
        }
    }

    @Test
    void theQueuesCountWhatIsNewWhatIsMineAndWhatNeedsASecondPerson() {
        aFinding("FLAGGED");

        String page = Visitor.signedIn(gateway, "analyst")
                .open("/workbench?agencyId=" + agency)
                .body();

        assertThat(page.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " "))
                .contains("New 1", "Mine 3", "Needs a second person 2", "Agency answered 0", "Overdue 1", "Snoozed 4");
        assertThat(page).contains("href=\"/workbench?queue=second_person&amp;agencyId=" + agency + "\"");
    }

    @Test
    void aQueueOfTasksListsTheirFindings() {
        Say.agencies(Say.agency(agency, "Town of Taskley (invented)", "town"));
        ObjectNode finding = Say.purchase(agency, "task-maker", "2021-02-03", "FLAGGED")
                .put("id", "0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d11");
        Say.findings(finding);
        isListed(agency, finding);

        String page = Visitor.signedIn(gateway, "analyst")
                .open("/workbench?queue=overdue")
                .body();

        assertThat(page)
                .contains("action=\"/workbench/0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d11/decisions\"", "soonest due first");
    }

    @Test
    void whatIsPutAsideIsInNoOtherQueue() {
        UUID of = UUID.fromString("0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8dd2");
        Say.agencies(Say.agency(of, "Town of Laterton (invented)", "town"));
        ObjectNode finding = Say.purchase(of, "later-maker", "2021-02-03", "FLAGGED")
                .put("id", "0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8dd1");
        Say.findings(finding);
        isListed(of, finding);
        Visitor analyst = Visitor.signedIn(gateway, "analyst");

        assertThat(analyst.open("/workbench?agencyId=" + of).body())
                .contains("Nothing is left in this queue.")
                .doesNotContain("later-maker");
        assertThat(analyst.open("/workbench?queue=snoozed&agencyId=" + of).body())
                .contains("action=\"/workbench/0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8dd1/decisions\"");
        String page =
                analyst.open("/findings/0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8dd1").body();
        assertThat(page)
                .contains("Snoozed until Dec 15, 2026.", "After the &lt;meeting&gt;.", "End the snooze")
                .doesNotContain("name=\"snoozeReason\"");
        assertThat(analyst.submit(
                                "/findings/0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8dd1/snooze",
                                Map.of("version", "412", "until", "2030-01-01", "snoozeReason", "A <typed> one."))
                        .statusCode())
                .isEqualTo(412);
    }

    @Test
    void whoDecidesNothingHasNoQueue() {
        aFinding("FLAGGED");
        String reporter = Ask.with(Tokens.agencyPerson(agency, "reporter"))
                .json("/api/me")
                .path("name")
                .asText();
        assertThat(Visitor.signedIn(gateway, reporter).open("/workbench").statusCode())
                .isEqualTo(403);
        assertThat(Visitor.signedIn(gateway, "analyst").open("/overview").body())
                .contains("href=\"/workbench\"");
        assertThat(Visitor.signedIn(gateway, "auditor").open("/overview").body())
                .doesNotContain("href=\"/workbench\"");
    }

    private String aFinding(String verdict) {
        Say.agencies(Say.agency(agency, "Town of Benchley (invented)", "town"));
        ObjectNode finding = Say.purchase(agency, "bench-maker", "2021-02-03", verdict);
        Say.findings(finding);
        isListed(agency, finding);
        return finding.path("id").asText();
    }

    static void isListed(UUID agency, ObjectNode finding) {
        Ask.as("analyst")
                .until(
                        "/api/findings?agencyId=" + agency + "&limit=100",
                        json -> json.path("items")
                                .valueStream()
                                .anyMatch(item -> item.path("id")
                                        .asText()
                                        .equals(finding.path("id").asText())));
    }
}
