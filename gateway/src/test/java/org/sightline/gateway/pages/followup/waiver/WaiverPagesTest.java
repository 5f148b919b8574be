package org.sightline.gateway.pages.followup.waiver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sightline.gateway.Ask;
import org.sightline.gateway.MovedClock;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.Say;
import org.sightline.gateway.shell.Visitor;
import org.sightline.localstack.people.Tokens;

/** Waivers as HTML: the board, an agency's list with a request, and one waiver with its decision. */
@QuarkusTest
@RealGateway
class WaiverPagesTest {

    private static final String REQUESTED = "0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d71";

    @TestHTTPResource("/")
    URI gateway;

    private final UUID agency = UUID.randomUUID();
    private final String waivers = "/agencies/" + agency + "/waivers";
    private String finding;

    @BeforeEach
    void thereIsAFinding() {
        Say.agencies(Say.agency(agency, "Town of Waivewell (invented)", "town"));
        ObjectNode said = Say.purchase(agency, "waiver-maker", "2021-02-03", "FLAGGED");
        Say.findings(said);
        Ask.as("analyst")
                .until(
                        "/api/agencies/" + agency + "/compliance",
                        json -> json.at("/purchases/count").asInt() == 1);
        finding = said.path("id").asText();
    }

    @Test
    void theFormNamesTheRulesAndWhoGrantsAndKeepsWhatWasTyped() {
        Visitor reporter = Visitor.signedIn(gateway, person("reporter"));
        assertThat(reporter.open(waivers + "?finding=" + finding).body())
                .contains(
                        "NE-906, granted by the Department of Administrative Services",
                        "Send the request",
                        "TURRET &lt;8&gt;")
                .doesNotContain("<8>");
        assertThat(reporter.open(waivers).body()).doesNotContain("Send the request");
        assertThat(Visitor.signedIn(gateway, person("reader"))
                        .open(waivers + "?finding=" + finding)
                        .body())
                .contains("TURRET &lt;8&gt;")
                .doesNotContain("Send the request");
        assertThat(reporter.submit(
                                waivers,
                                Map.of("findingId", finding, "ruleId", "NE-906", "justification", "None other."))
                        .body())
                .contains("The waiver is requested.");
    }

    @Test
    void theOfficeDecidesAndTheAgencyTakesBack() {
        String path = waivers + "/" + REQUESTED;
        Visitor analyst = Visitor.signedIn(gateway, "analyst");
        assertThat(analyst.open(path).body())
                .contains("It was granted by the Department of Administrative Services", "Where the decision is filed")
                .contains("<h1>Waiver from Another rule &lt;for tests&gt;</h1>", "<span class=\"sl-sub\">NE-906</span>")
                .contains("No &lt;other&gt; option.", "The person who requested the waiver cannot decide it.")
                .doesNotContain("Withdraw request", "<other>");
        Visitor reporter = Visitor.signedIn(gateway, person("reporter"));
        assertThat(reporter.open(path).body()).contains("Withdraw request").doesNotContain("Record the decision");
        Map<String, String> decision = Map.of("version", "1", "decision", "grant", "reason", "None other.");
        assertThat(reporter.submit(path + "/decisions", decision).statusCode()).isEqualTo(403);
        assertThat(analyst.submit(path + "/decisions", decision).body()).contains("The waiver is updated.");
        assertThat(analyst.submit(
                                path + "/decisions",
                                Map.of("version", "412", "decision", "grant", "reason", "Typed <word>"))
                        .body())
                .contains("Nothing was changed", "Typed &lt;word&gt;");
        assertThat(Visitor.signedIn(gateway, "auditor").open(path).body()).doesNotContain("Record the decision");
    }

    @Test
    void whoSignedInTooLongAgoDecidesNoWaiver() {
        Visitor analyst = Visitor.signedIn(gateway, "analyst");
        Map<String, String> decision = Map.of("version", "1", "decision", "grant", "reason", "None other.");
        MovedClock.at(
                Duration.ofMinutes(15).plusSeconds(30),
                () -> assertThat(analyst.submit(waivers + "/" + REQUESTED + "/decisions", decision)
                                .body())
                        .doesNotContain("The waiver is updated."));
    }

    @Test
    void theBoardListsTheWaiversOfAllAgencies() {
        assertThat(Visitor.signedIn(gateway, "analyst").open("/waivers").body())
                .contains("TURRET &lt;8&gt;", "NE-906", "requested", "Jun 30, 2027");
        assertThat(Visitor.signedIn(gateway, person("reporter"))
                        .open("/waivers")
                        .statusCode())
                .isEqualTo(403);
    }

    private String person(String role) {
        return Ask.with(Tokens.agencyPerson(agency, role))
                .json("/api/me")
                .path("name")
                .asText();
    }
}
