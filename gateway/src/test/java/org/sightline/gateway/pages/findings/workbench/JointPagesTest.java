package org.sightline.gateway.pages.findings.workbench;

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
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.Say;
import org.sightline.gateway.shell.Visitor;

/** One decision on findings that are alike, as pages. */
@QuarkusTest
@RealGateway
class JointPagesTest {

    private static final String FIRST = "0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8db1";
    private static final String SECOND = "0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8db2";
    private static final UUID AGENCY = UUID.fromString("0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8db7");

    private static final Map<String, String> DECISION =
            Map.of("decision", "confirmed", "reason", "On <each> order.", "version", "1", "queue", "new");

    @TestHTTPResource("/")
    URI gateway;

    @BeforeEach
    void twoFindingsAreAlike() {
        Say.agencies(Say.agency(AGENCY, "Town of Alikeham (invented)", "town"));
        for (String id : new String[] {FIRST, SECOND}) {
            ObjectNode finding =
                    Say.purchase(AGENCY, "alike-maker", "2021-02-03", "FLAGGED").put("id", id);
            Say.findings(finding);
            WorkbenchPagesTest.isListed(AGENCY, finding);
        }
    }

    @Test
    void theFindingSaysHowManyAreLikeItAndOffersAPreview() {
        assertThat(analyst().open("/workbench?at=" + FIRST).body())
                .contains("formaction=\"/workbench/" + FIRST + "/joint-decisions/preview\"")
                .contains("Preview for this and 2 similar findings");
    }

    @Test
    void thePreviewListsEachWithALinkItsMoneyAndWhyOneIsLeftOut() {
        String page = analyst()
                .submit("/workbench/" + FIRST + "/joint-decisions/preview", DECISION)
                .body();

        assertThat(page)
                .contains(
                        "2 would be decided, 1 would be left out",
                        "$3,008.50",
                        "118 more similar findings are not listed")
                .contains("href=\"/findings/" + SECOND + "\"", "TURRET &lt;4&gt;", "$1,008.50")
                .contains("You &lt;answered&gt; it.")
                .contains("name=\"other\" value=\"" + SECOND + ":4\" checked")
                .doesNotContain("8db3:2\"")
                .contains("value=\"On &lt;each&gt; order.\"");
    }

    @Test
    void aPreviewOfWhatSomebodyChangedFirstIsRefusedAndKeepsWhatWasTyped() {
        Map<String, String> older = new java.util.HashMap<>(DECISION);
        older.put("version", "0");

        HttpResponse<String> refused = analyst().submit("/workbench/" + FIRST + "/joint-decisions/preview", older);

        assertThat(refused.statusCode()).isEqualTo(412);
        assertThat(refused.body()).contains("Nothing was changed", "On &lt;each&gt; order.");
    }

    @Test
    void theDecisionSaysWhatWasDecidedWhatWasLeftOutAndHowToTakeItBack() {
        Map<String, String> chosen = new java.util.HashMap<>(DECISION);
        chosen.put("other", SECOND + ":4");

        HttpResponse<String> decided = analyst().submit("/workbench/" + FIRST + "/joint-decisions", chosen);

        assertThat(decided.uri().getPath())
                .isEqualTo("/workbench/" + FIRST + "/joint-decisions/0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8db9");
        assertThat(decided.body())
                .contains("1 finding was decided: confirmed", "By Avery Analyst", "On &lt;each&gt; order.")
                .contains("href=\"/findings/" + SECOND + "\"", "It was &lt;changed&gt;.")
                .contains("8db9/undo\"", "Undo for all of them");
    }

    @Test
    void takingItBackGoesBackToTheDecision() {
        HttpResponse<String> undone = analyst()
                .submit(
                        "/workbench/" + FIRST + "/joint-decisions/0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8db9/undo",
                        Map.of("version", "1", "queue", "new"));

        assertThat(undone.statusCode()).isEqualTo(200);
        assertThat(undone.body()).contains("The decision is undone.");
        assertThat(analyst()
                        .submit(
                                "/workbench/" + FIRST + "/joint-decisions/0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8db9/undo",
                                Map.of("version", "412"))
                        .statusCode())
                .isEqualTo(412);
    }

    @Test
    void aChoiceThatIsNoneIsRefused() {
        Map<String, String> chosen = new java.util.HashMap<>(DECISION);
        chosen.put("other", "anything");

        assertThat(analyst()
                        .submit("/workbench/" + FIRST + "/joint-decisions", chosen)
                        .statusCode())
                .isEqualTo(400);
    }

    private Visitor analyst() {
        return Visitor.signedIn(gateway, "analyst");
    }
}
