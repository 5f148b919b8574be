package org.sightline.gateway.reason;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sightline.gateway.Ask;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.Say;
import org.sightline.gateway.shell.Visitor;
import org.sightline.localstack.people.Tokens;

/** Why a law applies, for people who read English or Spanish. */
@QuarkusTest
@RealGateway
class ReasonPagesTest {

    @TestHTTPResource("/")
    URI gateway;

    private final UUID agency = UUID.randomUUID();
    private ObjectNode finding;
    private ObjectNode law;

    @BeforeEach
    void aFindingRestsOnALaw() {
        Say.agencies(Say.agency(agency, "Town of Porque (invented)", "town"));
        finding = Say.purchase(agency, "reason-maker", "2022-03-14", "PROHIBITED");
        law = (ObjectNode) finding.path("verdicts").get(0);
        law.put("verdict", "PROHIBITED")
                .put("regime", "Louisiana ban for all public bodies")
                .put("reason", "Kept since 2022-03-14.");
        law.putArray("notes").add("A note of 2023-01-02.");
    }

    private String page(boolean spanish) {
        Say.findings(finding);
        Ask.as("analyst")
                .until(
                        "/api/agencies/" + agency + "/compliance",
                        json -> json.at("/purchases/count").asInt() == 1);
        Visitor reporter = Visitor.signedIn(
                gateway,
                Ask.with(Tokens.agencyPerson(agency, "reporter"))
                        .json("/api/me")
                        .path("name")
                        .asText());
        String path = "/findings/" + finding.path("id").asText();
        if (spanish) {
            reporter.submitFromElsewhere(
                    "/language", "Referer", gateway.resolve(path).toString(), Map.of("language", "es"));
        }
        return reporter.open(path).body();
    }

    private void say(String pattern, String... namesAndValues) {
        ArrayNode sentences = law.withArray("sentences");
        ObjectNode values = sentences.addObject().put("pattern", pattern).putObject("values");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(namesAndValues[i], namesAndValues[i + 1]);
        }
    }

    private void sayThatAPaymentShowsAPurchaseOfATown() {
        say(
                "coveredInSpan",
                "path",
                "Zorb US, once subsidiary of Zorb & Sons (Zorb & Sons, subsidiary of Zorb AG)",
                "first",
                "2022-03-14",
                "last",
                "2023-03-14");
        say("applies", "buyer", "municipality", "money", "local, federal_grant");
        say(
                "notConfirmedExcept",
                "from",
                "2023-08-01",
                "exceptions",
                "approved_list until 2027-12-31, waiver",
                "note",
                "the first day was not read");
        say("lookedAt", "looked", "2026-12-01");
    }

    @Test
    void aReasonIsSaidInSpanishAndTheWordsOfTheLawStayInEnglish() {
        sayThatAPaymentShowsAPurchaseOfATown();

        assertThat(page(true))
                .contains("Luisiana: prohibición para todos los organismos públicos")
                .contains(
                        "Zorb US, antes filial de Zorb &amp; Sons (Zorb &amp; Sons, filial de Zorb AG): cubierto el día del pedido."
                                + " El registro no da ese día; el pedido pudo hacerse del 14 mar 2022 al 14 mar 2023.")
                .contains("comprador, ciudad o pueblo; pagó con dinero local y dinero de una subvención federal.")
                .contains(
                        "Desde el 1 ago 2023 no está confirmado si esta ley, con estas excepciones: en la lista de lo que se"
                                + " puede comprar (hasta el 31 dic 2027), dispensa o aprobación de la ley, está vigente: "
                                + "<span lang=\"en\">the first day was not read.</span> Revisado por última vez el 1 dic 2026.")
                .doesNotContain("Kept since", "Louisiana ban");
    }

    @Test
    void aReasonNamesTheDaysOfTheOrderAndWhereTheLawStands() {
        sayThatAPaymentShowsAPurchaseOfATown();

        assertThat(page(false))
                .contains("Louisiana ban for all public bodies")
                .contains(
                        "covered on the day of the order. The record does not give that day; the order may have been placed from"
                                + " Mar 14, 2022 to Mar 14, 2023. This rule applies: the buyer is a city or town and paid with local money"
                                + " and federal grant money. Since Aug 1, 2023 it is not confirmed whether this law, with these exceptions:"
                                + " on the list of what may be bought (until Dec 31, 2027), waiver or approval of the law, is in force: the"
                                + " first day was not read. Last looked at on Dec 1, 2026.");
    }

    @Test
    void whatWasStoredBeforeReasonsWereDataIsShownAsItWasStored() {
        assertThat(page(true))
                .contains("<span lang=\"en\">Kept since Mar 14, 2022. A note of Jan 2, 2023.</span>")
                .doesNotContain("2022-03-14. A note");
        law.put("regime", "A title that the office wrote");
        assertThat(page(false)).contains("Kept since Mar 14, 2022. A note of Jan 2, 2023.");
    }

    @Test
    void aSentenceOfALaterReleaseDoesNotHideTheReason() {
        say("aPatternOfTomorrow", "maker", "Zorb");

        assertThat(page(false)).contains("Kept since Mar 14, 2022.");
    }

    /** The paper of the finding, as text in one line. */
    private String paper() throws IOException {
        byte[] pdf = Ask.as("analyst")
                .get("/api/findings/" + finding.path("id").asText() + "/report.pdf")
                .asByteArray();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    @Test
    void theDayOfTheLastLookIsTheOneThatIsKnownNow() throws IOException {
        law.put("ruleId", "NE-906").put("lookedAt", "2026-08-01");
        say("applies", "buyer", "municipality", "money", "local");
        say("lookedAt", "looked", "2026-08-01");

        assertThat(page(false)).contains("Last looked at on Nov 30, 2026.").doesNotContain("Aug 1, 2026");
        assertThat(paper()).contains("Last looked at on Nov 30, 2026.").doesNotContain("Aug 1, 2026");
    }

    @Test
    void aLookThatIsLongAgoIsSaidOnceOnThePageAndOnPaper() throws IOException {
        law.put("lookedAt", "2026-08-01");
        say("applies", "buyer", "municipality", "money", "local");
        say("lookedAt", "looked", "2026-08-01");
        String old = "Last checked on Aug 1, 2026, more than 90 days ago.";

        assertThat(page(false)).containsOnlyOnce(old).doesNotContain("Last looked at on");
        assertThat(paper()).containsOnlyOnce(old).doesNotContain("Last looked at on");
        assertThat(page(true)).contains("Revisado por última vez el 1 ago 2026, hace más de 90 días.");
    }
}
