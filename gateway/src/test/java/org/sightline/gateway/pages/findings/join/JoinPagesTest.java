package org.sightline.gateway.pages.findings.join;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sightline.gateway.Ask;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.Say;
import org.sightline.gateway.shell.Visitor;
import org.sightline.localstack.people.Tokens;

/** Findings that may be the same purchase, on the page of a finding and as a list. */
@QuarkusTest
@RealGateway
class JoinPagesTest {

    private static final String FIRST = "0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8ef1";
    private static final String OTHER = "0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8ef2";
    private static final String JOINED = "0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8ef3";
    private static final UUID AGENCY = UUID.fromString("0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8ef7");

    @TestHTTPResource("/")
    URI gateway;

    @BeforeEach
    void twoFindingsOfOnePurchase() {
        Say.agencies(Say.agency(AGENCY, "Town of Pairham (invented)", "town"));
        say(FIRST, null);
        say(JOINED, FIRST);
        Ask.as("analyst")
                .until(
                        "/api/findings?agencyId=" + AGENCY + "&withdrawn=any&limit=100",
                        json -> json.path("total").asInt() == 2);
    }

    private static void say(String id, String joinedInto) {
        ObjectNode finding =
                Say.purchase(AGENCY, "pair-maker", "2021-02-03", "FLAGGED").put("id", id);
        if (joinedInto != null) {
            finding.put("joinedInto", joinedInto).put("withdrawn", true);
        }
        Say.findings(finding);
    }

    @Test
    void bothFindingsOfALikelyPairStandSideBySideWithWhatAgreesAndWhatDiffers() {
        String page = analyst().open("/findings/" + FIRST).body();

        assertThat(page)
                .contains("This may be the same purchase as Hikvision", "href=\"/findings/" + OTHER + "\"")
                .contains("Purchase order P-77", "$100.00", "$107.00", "INVENTED &lt;SUPPLY&gt;")
                .contains("Agrees", "<strong>Differs</strong>", "Not stated by both")
                .contains(
                        "action=\"/findings/" + FIRST + "/joins\"",
                        "value=\"same_purchase\"",
                        "value=\"different_purchases\"")
                .contains("name=\"otherVersion\" value=\"3\"")
                .contains("The &lt;receipt&gt; says so.", "8ef9/undo\"", "Another &lt;school&gt;.", "Undone by");
    }

    @Test
    void theAgencySeesTheHistoryOfWhatWasJoinedAndNoProposal() {
        String page = reporter().open("/findings/" + FIRST).body();

        assertThat(page).contains("Joined to this finding").doesNotContain("/joins", "This may be the same purchase");
    }

    @Test
    void theAddressOfAFindingThatWasJoinedLeadsToTheOneThatGoesOn() {
        HttpResponse<String> page = analyst().open("/findings/" + JOINED);

        assertThat(page.uri().getPath()).isEqualTo("/findings/" + FIRST);
        assertThat(page.body()).contains("was joined to this one, as the same purchase", "Joined to this finding");
    }

    @Test
    void aPersonJoinsThemAndTakesThatBack() {
        Map<String, String> form = Map.of(
                "version",
                "1",
                "kind",
                "same_purchase",
                "otherId",
                OTHER,
                "otherVersion",
                "3",
                "joinReason",
                "The receipt.");

        HttpResponse<String> joined = analyst().submit("/findings/" + FIRST + "/joins", form);
        HttpResponse<String> undone = analyst()
                .submit(
                        "/findings/" + FIRST + "/joins/0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8ef9/undo",
                        Map.of("version", "1"));

        assertThat(joined.uri().getPath()).isEqualTo("/findings/" + FIRST);
        assertThat(joined.body()).contains("The findings are joined.");
        assertThat(undone.body()).contains("The decision is undone.");
    }

    @Test
    void whatCannotBeJoinedOrTakenBackIsSaidInTheLanguageOfThePerson() {
        Map<String, String> form = Map.of(
                "version",
                "409",
                "kind",
                "same_purchase",
                "otherId",
                OTHER,
                "otherVersion",
                "3",
                "joinReason",
                "The receipt.");
        Visitor analyst = analyst();
        HttpResponse<String> english = analyst.submit("/findings/" + FIRST + "/joins", form);
        analyst.submit("/language", Map.of("language", "es"));

        HttpResponse<String> refused = analyst.submit("/findings/" + FIRST + "/joins", form);
        HttpResponse<String> notUndone = analyst.submit(
                "/findings/" + FIRST + "/joins/0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8ef9/undo", Map.of("version", "409"));

        assertThat(english.body()).contains("Two people dismissed one of them for all that it says.");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body())
                .contains(
                        "Dos personas descartaron uno de ellos por todo lo que dice. Reábralo primero.", "The receipt.")
                .doesNotContain("Two people dismissed one of them");
        assertThat(notUndone.body())
                .contains("Dos personas descartaron uno de ellos por todo lo que dice. Reábralo primero.")
                .doesNotContain("Two people dismissed one of them");
    }

    @Test
    void allLikelyPairsAreListedForThoseWhoDecide() {
        String page = analyst().open("/finding-pairs").body();

        assertThat(page)
                .contains("Likely pairs", "Hikvision, Town of Pairham (invented)", "TURRET &lt;8&gt;")
                .contains("action=\"/findings/" + FIRST + "/joins\"", "href=\"/finding-pairs?cursor=more\"");
        assertThat(Visitor.signedIn(gateway, "auditor").open("/finding-pairs").statusCode())
                .isEqualTo(403);
        assertThat(analyst().open("/workbench").body()).contains("href=\"/finding-pairs\"");
    }

    private Visitor reporter() {
        String name = Ask.with(Tokens.agencyPerson(AGENCY, "reporter"))
                .json("/api/me")
                .path("name")
                .asText();
        return Visitor.signedIn(gateway, name);
    }

    private Visitor analyst() {
        return Visitor.signedIn(gateway, "analyst");
    }
}
