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
import org.sightline.localstack.people.Tokens;

/** The laws as a list, and each on a page of its own. */
@QuarkusTest
@RealGateway
class LawPagesTest {

    @TestHTTPResource("/")
    URI gateway;

    @Test
    void theListSaysHowEachLawStandsSinceWhenAndWhomItBinds() {
        assertThat(Visitor.anonymous(gateway).open("/law").body())
                .contains("3 laws", "href=\"/law/F889-B1\"", "href=\"/law/LA-1753\"", "href=\"/law/NE-906\"")
                .contains("In force since Aug 13, 2020", "Proposed since Jan 1, 2026; it binds nobody")
                .contains("Binds cities, towns and villages.", "<h2>Louisiana</h2>")
                .contains("<option value=\"proposed\">proposed</option>", "<option value=\"LA\">Louisiana</option>");
    }

    @Test
    void theListIsNarrowedByStatusStateAndWords() {
        Visitor anybody = Visitor.anonymous(gateway);

        assertThat(anybody.open("/law?status=proposed").body())
                .contains("1 law<", "/law/LA-1753", "<option value=\"proposed\" selected>")
                .doesNotContain("/law/F889-B1");
        assertThat(anybody.open("/law?state=us").body())
                .contains("2 laws", "<option value=\"US\" selected>United States</option>")
                .doesNotContain("/law/LA-1753");
        assertThat(anybody.open("/law?q=another+RULE").body())
                .contains("1 law<", "/law/NE-906", "value=\"another RULE\"")
                .doesNotContain("/law/F889-B1");
        assertThat(anybody.open("/law?q=%3Cb%3E&status=suspended").body())
                .contains("No laws match.", "value=\"&lt;b&gt;\"")
                .doesNotContain("<b>");
    }

    @Test
    void aPageOfOneLawSaysHowItStandsWhatItExceptsWhatWasReadAndWhatChanges() {
        assertThat(Visitor.anonymous(gateway).open("/law/F889-B1").body())
                .contains("Not confirmed since Nov 10, 2026", "no &lt;text&gt; was found after Jul 1, 2026")
                .contains("Last checked on Dec 1, 2026.", "href=\"/help#term-law-status\"")
                .contains("on the list of what may be bought, since Jan 7, 2026, up to Dec 31, 2027. Shown by:"
                        + " <span lang=\"en\">the &lt;list&gt;</span>")
                .contains("waiver or approval of the law; conditions remain. Only in this part of the law:"
                        + " <span lang=\"en\">drones &lt;and&gt; parts; routers</span>")
                .contains("What version 1-2026-11-25 changed", "A grant &lt;may&gt; pay.", "First day in force")
                .contains("<td lang=\"en\">Aug 1, 2020</td><td lang=\"en\">Aug 13, 2020</td>")
                .doesNotContain("What version 1 changed")
                .contains("an invented exception until Jun 30, 2027")
                .contains("<blockquote lang=\"en\">no &lt;invented&gt; camera</blockquote>", "Read on Dec 1, 2026.")
                .contains("In force since Aug 13, 2020: <span lang=\"en\">signed</span>")
                .contains("From Oct 1, 2026:", "A rewrite was &lt;proposed&gt; on May 29, 2026.")
                .contains("href=\"/law/F889-B1?knownAt=2026-11-24\"")
                .as("what rests on it is nobody's business who is not signed in")
                .doesNotContain("id=\"cases\"");
    }

    @Test
    void aPageOfOneLawIsReadInSpanishWithTheWordsOfTheLawInEnglish() {
        Visitor anybody = Visitor.anonymous(gateway);
        anybody.submit("/language", Map.of("language", "es"));

        assertThat(anybody.open("/law/F889-B1").body())
                .contains("Sin confirmar desde 10 nov 2026", "Revisada por última vez el 1 dic 2026.")
                .contains("en la lista de lo que se puede comprar, desde 7 ene 2026, hasta 31 dic 2027 inclusive")
                .contains("<span lang=\"en\">An invented rule &lt;for tests&gt;</span>");
        assertThat(anybody.open("/law?status=proposed").body())
                .contains("1 ley<", "Propuesta desde 1 ene 2026; no obliga a nadie");
    }

    @Test
    void theNumberOfCasesIsThatOfTheListBehindIt() {
        UUID agency = UUID.randomUUID();
        Say.agencies(Say.agency(agency, "City of Lawcase (invented)", "city"));
        ObjectNode one = Say.purchase(agency, "law-maker", "2021-02-03", "FLAGGED");
        one.putArray("decidingRules").add("F889-B1");
        ObjectNode other = Say.purchase(agency, "law-maker", "2021-02-04", "FLAGGED");
        other.putArray("decidingRules").add("BIS-EL");
        Say.findings(one, other);
        Ask.as("analyst")
                .until(
                        "/api/agencies/" + agency + "/compliance",
                        json -> json.at("/purchases/count").asInt() == 2);
        Visitor reader = Visitor.signedIn(
                gateway,
                Ask.with(Tokens.agencyPerson(agency, "reader"))
                        .json("/api/me")
                        .path("name")
                        .asText());

        assertThat(reader.open("/law/F889-B1").body())
                .contains("<a class=\"usa-link\" href=\"/findings?rule=F889-B1\">1<span");
        assertThat(reader.open("/findings?rule=F889-B1").body()).contains("1 finding");
    }
}
