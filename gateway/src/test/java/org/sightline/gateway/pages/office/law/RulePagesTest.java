package org.sightline.gateway.pages.office.law;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sightline.gateway.Ask;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.Say;
import org.sightline.gateway.shell.Visitor;

/** The rules as the office keeps them. */
@QuarkusTest
@RealGateway
class RulePagesTest {

    @TestHTTPResource("/")
    URI gateway;

    private Visitor visitor(String person) {
        Ask.as(person).until("/api/register", json -> true);
        return Visitor.signedIn(gateway, person);
    }

    @Test
    void eachRuleSaysWhatItNeedsAndWhoReadItsSource() {
        assertThat(visitor("analyst").open("/rules").body())
                .contains("An invented rule &lt;for tests&gt;", "the funding source, who made it")
                .contains("Read by ada, approved by ben", "href=\"/findings?rule=F889-B1\"")
                .contains("The statute &lt;as read&gt;", "12 of 900 findings")
                .contains("12,000 of 100,000 so far")
                .doesNotContain("/rules/F889-B1/check", "/approval\"");
        assertThat(visitor("admin").open("/rules?q=LA-1753").body())
                .contains(
                        "action=\"/rules/LA-1753/check\"",
                        "/rules/drafts/0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d94/approval")
                .doesNotContain("action=\"/rules/F889-B1/check\"");
    }

    @Test
    void aCheckSaysWhatWasRead() {
        Visitor admin = visitor("admin");

        assertThat(admin.submit("/rules/F889-B1/check", Map.of("version", "1", "source", " "))
                        .statusCode())
                .isEqualTo(422);
        assertThat(admin.submit("/rules/F889-B1/check", Map.of("version", "1", "source", "The statute"))
                        .body())
                .contains(
                        "Draft saved. Preview its impact here; then another admin must approve it.",
                        "<h1>Another &lt;reading&gt;</h1>");
    }

    @Test
    void aRuleIsCorrectedInAFormThatHoldsWhatIsInForce() {
        Visitor admin = visitor("admin");
        assertThat(admin.open("/rules").body()).contains("href=\"/rules/F889-B1/correction\"");

        assertThat(admin.open("/rules/F889-B1/correction").body())
                .contains("Correct the rule F889-B1", "value=\"An invented rule &lt;for tests&gt;\"")
                .contains("id=\"part-1-from\" name=\"part-1-from\" value=\"2020-08-13\"")
                .contains("value=\"municipality, school_district\"", "<option value=\"prohibited\" selected>")
                .contains(
                        "<option value=\"as listed\" selected>",
                        "name=\"version\" required maxlength=\"60\" value=\"2\"")
                .contains("Add a part", "id=\"part-2-from\"")
                .as("what has no field of its own")
                .contains("status: in force; 2020-08-13; signed</textarea>")
                .contains("except: waiver; then restricted; proof: an &lt;approval&gt;</textarea>");
        assertThat(admin.submit("/rules/F889-B1/correction", Map.of("op", "correct", "summary", "Read again"))
                        .body())
                .contains("Draft saved.");
        assertThat(admin.submit("/rules/F889-B1/correction/end", Map.of("end", "withdraw", "summary", "Never was"))
                        .body())
                .contains("Draft saved.");
        assertThat(visitor("analyst").open("/rules/F889-B1/correction").statusCode())
                .isEqualTo(403);
    }

    @Test
    void thatAMakerLeavesAListIsDrafted() {
        Map<String, String> leaves = Map.of(
                "op",
                "end_listing",
                "list",
                "fcc-covered",
                "maker",
                "zorb",
                "until",
                "2027-01-31",
                "summary",
                "It left");

        assertThat(visitor("admin").open("/rules?list=fcc-covered&maker=zorb").body())
                .as("what is in force is offered and filled in")
                .contains(
                        "<option value=\"fcc-covered\">Covered &lt;list&gt;</option>", "<option value=\"gone-maker\">")
                .contains("zorb, since Mar 12, 2021", "gone-maker, from Jan 1, 2020 until before Feb 3, 2022")
                .contains("<option value=\"end_listing\" selected>")
                .contains("aria-describedby=\"list-hint\" value=\"fcc-covered\"")
                .contains("aria-describedby=\"maker-hint\" value=\"zorb\"");
        assertThat(visitor("admin").submit("/rules/listings", leaves).body()).contains("Draft saved.");
        assertThat(visitor("analyst").open("/rules").body()).doesNotContain("/rules/listings");
    }

    @Test
    void rulesAndListOfThisReleaseWaitForADraftByAnAdmin() {
        assertThat(visitor("analyst").open("/rules").body())
                .contains("Rule book 2026-12-01-&lt;b&gt; came with this release")
                .doesNotContain("action=\"/rules/shipped\"");
        assertThat(visitor("analyst").open("/watchlist").body())
                .contains("3 rows to add, 1 rows to remove", "2 rows that your office changed itself stay")
                .doesNotContain("action=\"/watchlist/shipped\"");
        assertThat(visitor("admin").open("/watchlist").body()).contains("action=\"/watchlist/shipped\"");
        assertThat(visitor("admin").submit("/rules/shipped", Map.of()).body()).contains("Draft saved.");
    }

    @Test
    void aDraftSaysWhatItWouldDoAtEachAgency() {
        assertThat(visitor("analyst")
                        .open("/rules/drafts/0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d94")
                        .body())
                .contains(
                        "Verdicts that would change, by agency",
                        "href=\"/agencies/0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d77\"");
    }

    @Test
    void aDraftSaysWhatItChangesAndWhatItWouldDo() {
        String draft = "/rules/drafts/0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d94";

        assertThat(visitor("analyst").open(draft).body())
                .contains("The law ends", "F889-B1", "from Jan 31, 2027 on")
                .contains("First day no longer in force", "Part 1", "It says &lt;this&gt;", "It says that")
                .contains("Listing fcc-covered zorb", "all of it")
                .contains("12 of 900 findings", "DOME &lt;9&gt;", "And 11 more findings.")
                .doesNotContain("/approval\"");
        Visitor admin = visitor("admin");
        assertThat(admin.open(draft).body()).contains(draft + "/approval", "Reject draft");
        assertThat(admin.submit(draft + "/simulation", Map.of()).body()).contains("Preview only: nothing was changed.");
        assertThat(admin.submit(draft + "/approval", Map.of("version", "3")).body())
                .contains("The change is in force.");
        assertThat(admin.submit(draft + "/removal", Map.of("version", "3")).body())
                .contains("The draft is discarded.");
        assertThat(admin.submit(draft + "/approval", Map.of("version", "412")).body())
                .as("somebody changed it meanwhile")
                .contains("Somebody changed it first", "Reject draft");
    }

    @Test
    void aFilterByRuleSaysWhatTheRuleIsCalled() {
        Visitor analyst = visitor("analyst");
        String title = "<span lang=\"en\">An invented rule &lt;for tests&gt;</span> <span aria-hidden";
        assertThat(analyst.open("/findings?rule=F889-B1").body())
                .contains("rule: " + title, "name=\"rule\" value=\"F889-B1\"");

        analyst.submit("/language", Map.of("language", "es"));
        assertThat(analyst.open("/findings?rule=F889-B1").body()).contains("regla: " + title);
    }

    @Test
    void findingsAreNarrowedToThoseThatRestOnARule() {
        UUID agency = UUID.randomUUID();
        String rule = "X-" + agency.toString().substring(0, 8);
        ObjectNode rests = Say.purchase(agency, "rule-maker", "2024-01-23", "FLAGGED");
        rests.putArray("decidingRules").add(rule);
        ObjectNode other = Say.purchase(agency, "rule-maker", "2024-01-24", "FLAGGED");
        other.putArray("decidingRules").add("ANOTHER");
        Say.agencies(Say.agency(agency, "City of Rules (invented)", "city"));
        Say.findings(rests, other);
        Ask.as("analyst")
                .until(
                        "/api/findings?agencyId=" + agency,
                        json -> json.path("total").asInt() == 2);

        assertThat(Ask.as("analyst")
                        .json("/api/findings?rule=" + rule)
                        .path("items")
                        .findValuesAsText("id"))
                .contains(rests.path("id").asText())
                .doesNotContain(other.path("id").asText());
    }
}
