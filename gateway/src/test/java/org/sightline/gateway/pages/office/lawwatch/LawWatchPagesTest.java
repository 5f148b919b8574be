package org.sightline.gateway.pages.office.lawwatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sightline.gateway.Ask;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.shell.Visitor;

/** The law watch on its page. */
@QuarkusTest
@RealGateway
class LawWatchPagesTest {

    private static final String DOCUMENT = "/law-watch/documents/0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d71";

    @TestHTTPResource("/")
    URI gateway;

    /** Somebody who is signed in and whose role has arrived. */
    private Visitor visitor(String person) {
        Ask.as(person).until("/api/register", json -> true);
        return Visitor.signedIn(gateway, person);
    }

    @Test
    void anAdminSeesWhatADocumentNamesAndMayDismissItOrDraftFromIt() {
        assertThat(visitor("admin").open("/law-watch").body())
                .contains("Invented guidance &lt;script&gt;", "Proposed Rule, published on", "in effect from")
                .contains("href=\"https://register.invented.example/d/2026-90001\"", "href=\"/law/F889-B1\"")
                .contains("2 CFR 200.216", "revises 2 CFR 200.216 &lt;as invented&gt;", "in: abstract")
                .contains("action=\"" + DOCUMENT + "/dismissal\"", "action=\"" + DOCUMENT + "/draft\"")
                .contains("value=\"F889-B1\" checked", "value=\"2026-11-27\"", "cursor=more");
    }

    @Test
    void itSaysThatItIsOffWhichSourceIsAwayAndWhichLawNobodyLookedAtForLong() {
        assertThat(visitor("analyst").open("/law-watch").body())
                .contains(
                        "The law watch is off.",
                        "could not be read 2 times in a row",
                        "The server answers &lt;500&gt;.",
                        "2 of 61 queries failed; the results of the others are kept.")
                .contains("Grants &lt;b&gt;", "2 CFR &lt;200.216&gt;", "overdue", "not checked yet", "list fcc-covered")
                .doesNotContain("/dismissal\"", "/draft\"");
    }

    @Test
    void lawsHaveTheirSpanishTitlesOnTheSpanishPage() {
        Visitor analyst = visitor("analyst");
        analyst.submit("/language", Map.of("language", "es"));

        assertThat(analyst.open("/law-watch").body())
                .contains("Luisiana: prohibición para todos los organismos públicos", "Fallaron 2 de 61 consultas")
                .contains("<span lang=\"en\">Grants &lt;b&gt;</span>")
                .doesNotContain("Louisiana ban for all public bodies");
    }

    @Test
    void aDecisionThatIsRefusedKeepsWhatWasTyped() {
        HttpResponse<String> refused = visitor("admin")
                .submit(
                        DOCUMENT + "/draft",
                        Map.of("version", "412", "what", "A change just typed", "from", "2027-02-03"));

        assertThat(refused.statusCode()).isEqualTo(412);
        assertThat(refused.body())
                .contains("A change just typed</textarea>", "value=\"2027-02-03\"", "Nothing was changed");
    }

    @Test
    void aDecisionThatStandsIsSaid() {
        HttpResponse<String> dismissed =
                visitor("admin").submit(DOCUMENT + "/dismissal", Map.of("version", "4", "reason", "It is invented."));

        assertThat(dismissed.statusCode()).isEqualTo(200);
        assertThat(dismissed.body()).contains("The document is dismissed and will not be shown again.");
    }
}
