package org.sightline.gateway.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.gateway.Ask;
import org.sightline.gateway.Downstream;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.Say;
import org.sightline.gateway.paper.PdfUa;
import org.sightline.localstack.people.Tokens;

/** A person reads the pages in the language that they chose. */
@QuarkusTest
@RealGateway
class LanguagePagesTest {

    private static final Map<String, String> SPANISH = Map.of("language", "es");

    @TestHTTPResource("/")
    URI gateway;

    private final UUID agency = UUID.randomUUID();

    @Test
    void anAgencysPagesAreSpanishForWhoeverChoseItAndEnglishAgainAfterwards() {
        String finding = finding();
        Visitor reporter = reporter();
        String home = "/agencies/" + agency;
        assertThat(reporter.open(home).body())
                .contains("<html lang=\"en\">", "lang=\"es\">Español</button>", "Purchased vs. registered")
                .doesNotContain("Esta traducción");

        assertThat(reporter.submitFromElsewhere(
                                "/language",
                                "Referer",
                                gateway.resolve(home + "?a=1").toString(),
                                SPANISH)
                        .uri())
                .as("back where the person was")
                .hasPath(home)
                .hasQuery("a=1");

        assertThat(reporter.open(home).body())
                .contains("<html lang=\"es\">", "lang=\"en\">English</button>", "Esta traducción no es oficial.")
                .contains("Nuestra agencia", "Prohibido", "Declarante de la agencia")
                .doesNotContain("Purchased vs. registered", "Our agency", "Prohibited");
        assertThat(reporter.open(finding).body())
                .contains("<html lang=\"es\">", "Lo que dice cada ley", "Prohibido")
                .as("what Sightline recorded, and what a person wrote")
                .contains("Llegaron datos publicados.", "Brand and model agree.")
                .doesNotContain("Published data came in.", "What each law says", ">Prohibited", "Send the answer");
        assertThat(reporter.open(home + "/devices").body())
                .contains("Todavía no hay dispositivos registrados.", "lang=\"es\"");
        assertThat(reporter.open(home + "/devices/" + Downstream.DEVICE).body())
                .as("the month, and how a code reads")
                .contains("1 nov 2026, 03:00 CST", "por formulario");
        assertThat(reporter.open(home + "/returns/2026").body())
                .contains("Declaración de 2026", "instalado")
                .doesNotContain("Return for 2026");
        assertThat(reporter.open("/account").body()).contains("Su inicio de sesión", "English");
        assertThat(reporter.open("/agencies/" + UUID.randomUUID()).body()).contains("Ir a la página de inicio");

        reporter.submit("/language", Map.of("language", "en"));

        assertThat(reporter.open(home).body())
                .contains("<html lang=\"en\">", "Our agency", "Prohibited")
                .doesNotContain("Esta traducción");
    }

    @Test
    void whoIsNotSignedInChoosesToo() {
        Visitor anybody = Visitor.anonymous(gateway);

        assertThat(anybody.submit("/language", SPANISH).uri()).hasPath("/");
        assertThat(anybody.open("/law").body())
                .contains("<html lang=\"es\">", "Lo que dice cada ley", "Iniciar sesión");
    }

    @Test
    void aPaperIsInTheLanguageOfWhoTakesIt() throws IOException {
        String path = finding() + "/report.pdf";
        Visitor reporter = reporter();
        reporter.submit("/language", SPANISH);

        byte[] bytes = RestAssured.given()
                .redirects()
                .follow(false)
                .header("Cookie", reporter.cookies())
                .get(path)
                .asByteArray();

        assertThat(PdfUa.faults(bytes)).as("PDF/UA-1").isEmpty();
        try (PDDocument paper = Loader.loadPDF(bytes)) {
            assertThat(paper.getDocumentCatalog().getLanguage()).isEqualTo("es");
            assertThat(new PDFTextStripper().getText(paper)).contains("Prohibido", "Lo que dice cada ley");
        }
    }

    @Test
    void programsReadEnglishWhateverTheirBrowserKeeps() {
        finding();

        String answer = RestAssured.given()
                .header("Cookie", Language.COOKIE + "=es")
                .auth()
                .oauth2(Tokens.of("analyst"))
                .get("/api/agencies/" + agency + "/compliance")
                .asString();

        assertThat(answer).contains("purchase was prohibited").doesNotContain("compra");
    }

    @Test
    void theChoiceIsKeptForAYearAndNoScriptReadsIt() {
        Response answer = RestAssured.given()
                .redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .formParam("language", "es")
                .post("/language");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.getDetailedCookie(Language.COOKIE).getMaxAge()).isEqualTo(31_536_000);
        assertThat(answer.getDetailedCookie(Language.COOKIE).isHttpOnly()).isTrue();
        assertThat(answer.getDetailedCookie(Language.COOKIE).getSameSite()).isEqualToIgnoringCase("lax");
    }

    @ParameterizedTest
    @CsvSource({
        "https://elsewhere.example/, /",
        "https://elsewhere.example//other.example/, /",
        "https://elsewhere.example/law?q=1, /law?q=1",
        "//elsewhere.example/law, /law",
        "/\\elsewhere.example, /",
        "javascript:alert(1), /"
    })
    void theWayBackNeverLeadsToAnotherSite(String page, String back) {
        Response answer = RestAssured.given()
                .redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .header("Referer", page)
                .formParam("language", "es")
                .post("/language");

        assertThat(answer.statusCode()).isEqualTo(303);
        URI there = gateway.resolve(answer.header("Location"));
        assertThat(there.getHost()).isEqualTo(gateway.getHost());
        assertThat(there.getPath() + (there.getQuery() == null ? "" : "?" + there.getQuery()))
                .isEqualTo(back);
    }

    @Test
    void fromAPageThatAnswersAFormTheWayLeadsToTheStart() {
        Visitor anybody = Visitor.anonymous(gateway);
        assertThat(anybody.submit("/language", Map.of("language", "tlh")).body())
                .contains("name=\"start\"");

        Response answer = RestAssured.given()
                .redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .header("Referer", gateway.resolve("/language"))
                .formParam("language", "es")
                .formParam("start", "yes")
                .post("/language");

        assertThat(gateway.resolve(answer.header("Location"))).hasPath("/");
    }

    @Test
    void aLanguageThatIsNotThereAndAFormOfAnotherSiteChangeNothing() {
        Visitor anybody = Visitor.anonymous(gateway);
        assertThat(anybody.submit("/language", Map.of("language", "tlh")).statusCode())
                .isEqualTo(422);
        assertThat(anybody.submitFromElsewhere("/language", "Sec-Fetch-Site", "cross-site", SPANISH)
                        .statusCode())
                .isEqualTo(403);

        assertThat(anybody.open("/law").body()).contains("<html lang=\"en\">");
    }

    private Visitor reporter() {
        return Visitor.signedIn(
                gateway,
                Ask.with(Tokens.agencyPerson(agency, "reporter"))
                        .json("/api/me")
                        .path("name")
                        .asText());
    }

    /** The page of a finding of the agency. */
    private String finding() {
        Say.agencies(Say.agency(agency, "Town of Dosvoces (invented)", "town"));
        ObjectNode finding = Say.purchase(agency, "spanish-maker", "2021-02-03", "PROHIBITED");
        ((ObjectNode) finding.path("timeline").get(0)).put("text", "Published data came in.");
        Say.findings(finding);
        Ask.as("analyst")
                .until(
                        "/api/agencies/" + agency + "/compliance",
                        json -> json.at("/purchases/count").asInt() == 1);
        return "/findings/" + finding.path("id").asText();
    }
}
