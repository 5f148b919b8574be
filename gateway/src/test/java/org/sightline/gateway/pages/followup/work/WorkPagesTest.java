package org.sightline.gateway.pages.followup.work;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sightline.gateway.Ask;
import org.sightline.gateway.Downstream;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.Say;
import org.sightline.gateway.shell.Visitor;
import org.sightline.localstack.people.Tokens;

/** What waits for whom, notices, contacts and returns, as HTML. */
@QuarkusTest
@RealGateway
class WorkPagesTest {

    @TestHTTPResource("/")
    URI gateway;

    private final UUID agency = UUID.randomUUID();

    @Test
    void theFirstPageAndItsOwnPageListWhatWaits() {
        Visitor analyst = Visitor.signedIn(gateway, "analyst");
        assertThat(analyst.open("/overview").body()).contains("hx-get=\"/work/first\"");
        for (String path : new String[] {"/work", "/work/first"}) {
            assertThat(analyst.open(path).body())
                    .as(path)
                    .contains(
                            "INVENTED &lt;TURRET&gt; CAMERA", "The agency answers", "overdue by 5 days", "Nov 20, 2026")
                    .doesNotContain("<TURRET>");
        }
        assertThat(analyst.open("/work").body()).contains("Overdue at agencies");
    }

    @Test
    void whatWaitsByTheInboxStandsThereToo() {
        Visitor analyst = Visitor.signedIn(gateway, "analyst");
        for (String path : new String[] {"/work", "/work/first"}) {
            assertThat(analyst.open(path).body())
                    .as(path)
                    .contains("Approvals and requests", "rita answered: &lt;b&gt;removed&lt;/b&gt;.")
                    .contains("href=\"/findings/0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d51\"");
        }
    }

    @Test
    void aFindingSaysWhatHappensNextAndWhatTheAgencyWasTold() {
        String finding = aFinding();
        Visitor analyst = Visitor.signedIn(gateway, "analyst");
        assertThat(analyst.open("/findings/" + finding).body())
                .contains("What happens next", "Waiting on: agency", "Owner: Avery Analyst", "Assign to me")
                .contains("Are they in use?", "not sent yet", "Clerk: waiting (attempts: 2)")
                .contains("Notify the agency", "Which text of the law you read")
                .doesNotContain("value=\"notified\"");
        Visitor reporter = Visitor.signedIn(gateway, person("reporter"));
        assertThat(reporter.open("/findings/" + finding).body())
                .contains("What happens next", "Target date")
                .doesNotContain("Assign to me", "Notify the agency");
        assertThat(reporter.submit("/findings/" + finding + "/task", Map.of("version", "3", "owner", "me"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(analyst.submit("/findings/" + finding + "/task", Map.of("version", "3", "owner", "me"))
                        .body())
                .contains("The next step is updated.");
    }

    @Test
    void aNoticeThatIsOnItsWayIsNotAskedForAgain() {
        String finding = Downstream.NOTICE_UNDER_WAY.toString();
        told(finding);
        assertThat(Visitor.signedIn(gateway, "analyst")
                        .open("/findings/" + finding)
                        .body())
                .contains("A notice is on its way to the agency", "Do not send it again.")
                .doesNotContain("Notify the agency", "It is the oversight office&#39;s turn.");
    }

    @Test
    void whoAnswersReadsTheNoticeFirst() {
        assertThat(Visitor.signedIn(gateway, person("reporter"))
                        .open("/findings/" + aFinding())
                        .body())
                .containsSubsequence("Are they in use?", "id=\"answer\"");
    }

    @Test
    void aSignedReturnStaysSignedWhileACorrectionIsDrafted() {
        aFinding();
        assertThat(Visitor.signedIn(gateway, person("reporter"))
                        .open("/agencies/" + agency + "/returns/2025")
                        .body())
                .contains("Revision 1 is signed and in effect: rolf", "A draft correction is below.")
                .doesNotContain("not signed yet.");
    }

    @Test
    void theOfficeKeepsContactsAndTheAgencySeesThem() {
        aFinding();
        String path = "/agencies/" + agency + "/contacts";
        assertThat(Visitor.signedIn(gateway, "analyst").open(path).body())
                .contains("clerk@sample.invalid", "Add a contact", "Remove")
                .contains("Language of emails", "<td lang=\"en\">English", "<option value=\"es\" lang=\"es\">Español");
        assertThat(Visitor.signedIn(gateway, person("reporter")).open(path).body())
                .contains("clerk@sample.invalid")
                .doesNotContain("Add a contact");
    }

    @Test
    void aCertifierSeesWhatIsSignedAndAReporterDoesNotSign() {
        aFinding();
        String path = "/agencies/" + agency + "/returns/2026";
        assertThat(Visitor.signedIn(gateway, person("certifier")).open(path).body())
                .contains("What will be signed", "We &lt;walked&gt;.", "abc123", "3 units", "rita", "Sign the return")
                .contains("Send draft back", "/returns/2026/sent-back\"")
                .contains("This return is late.")
                .doesNotContain("Save the draft");
        assertThat(Visitor.signedIn(gateway, person("reporter")).open(path).body())
                .contains("A certifier who did not work on the return must sign it", "Save the draft")
                .doesNotContain("Sign the return", "Send draft back");
    }

    @Test
    void aDraftThatWaitsForACertifierStandsInTheirWork() {
        aFinding();
        for (String path : new String[] {"/work", "/work/first"}) {
            assertThat(Visitor.signedIn(gateway, person("certifier")).open(path).body())
                    .as(path)
                    .contains(
                            "<h",
                            "Returns</h",
                            "Read and sign the return for 2026: Town of Workwell",
                            "This return is late.")
                    .contains("href=\"/agencies/" + agency + "/returns/2026\"")
                    .doesNotContain("You have no tasks.");
            assertThat(Visitor.signedIn(gateway, person("reporter")).open(path).body())
                    .as(path)
                    .doesNotContain("Read and sign the return");
        }
    }

    @Test
    void theBoardSaysWhoIsMissingAndOnlyAnAdminOpensAYear() {
        Visitor analyst = Visitor.signedIn(gateway, "analyst");
        assertThat(analyst.open("/returns/2026").body()).contains("Town of Late (invented)", "missing", "late");
        assertThat(analyst.open("/returns").body()).contains("Mar 31, 2026").doesNotContain("Open a year");
        // Whose token was never asked for has no role here yet.
        Tokens.of("admin");
        assertThat(Visitor.signedIn(gateway, "admin").open("/returns").body()).contains("Open a year");
    }

    private String aFinding() {
        return told(UUID.randomUUID().toString());
    }

    private String told(String id) {
        Say.agencies(Say.agency(agency, "Town of Workwell (invented)", "town"));
        ObjectNode finding =
                Say.purchase(agency, "work-maker", "2021-02-03", "FLAGGED").put("id", id);
        Say.findings(finding);
        Ask.as("analyst")
                .until(
                        "/api/agencies/" + agency + "/compliance",
                        json -> json.at("/purchases/count").asInt() == 1
                                && json.at("/agency/name").asText().contains("Workwell"));
        return finding.path("id").asText();
    }

    private String person(String role) {
        return Ask.with(Tokens.agencyPerson(agency, role))
                .json("/api/me")
                .path("name")
                .asText();
    }
}
