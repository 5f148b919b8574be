package org.sightline.gateway.pages.followup.packet;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.URI;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sightline.gateway.Ask;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.Say;
import org.sightline.gateway.paper.PdfUa;
import org.sightline.gateway.shell.Visitor;
import org.sightline.localstack.people.Tokens;

/** The report of a federal contractor as page, PDF and JSON. */
@QuarkusTest
@RealGateway
class ContractorReportPagesTest {

    @TestHTTPResource("/")
    URI gateway;

    private final UUID agency = UUID.randomUUID();
    private String path;

    @BeforeEach
    void thereIsAFinding() {
        Say.agencies(Say.agency(agency, "University of Packet (invented)", "state_university"));
        ObjectNode finding = Say.purchase(agency, "packet-maker", "2021-02-03", "FLAGGED");
        Say.findings(finding);
        Ask.as("analyst")
                .until(
                        "/api/agencies/" + agency + "/compliance",
                        json -> json.at("/purchases/count").asInt() == 1);
        path = "/findings/" + finding.path("id").asText() + "/contractor-report";
    }

    @Test
    void theFormAsksForWhatOnlyTheContractorKnowsAndThePageShowsTheReport() {
        Visitor reporter = Visitor.signedIn(gateway, person());
        assertThat(reporter.open(path).body())
                .contains(
                        "FAR 52.204-25 gives 1 business day",
                        "FAR 52.240-91 gives 72 hours",
                        "Contract number",
                        "Save as PDF")
                .as("which clause the contract carries is asked, and not guessed")
                .contains("id=\"clause\" name=\"clause\" required", "<option value=\"\">Choose</option>")
                .doesNotContain("First report due");
        assertThat(reporter.submit(
                                path,
                                java.util.Map.of("identifiedOn", "2026-11-24", "clause", "52.204-25", "format", "page"))
                        .body())
                .contains("Report under FAR 52.204-25(d)", "Nov 25, 2026", "Dec 10, 2026", "INVENTED &lt;SUPPLY&gt;")
                .contains("from the record", "to be filled in", "value=\"2026-11-24\"")
                .doesNotContain("<SUPPLY>");
    }

    @Test
    void aContractWithTheNewerClauseShowsOneReportAndTheMinuteByWhichItIsDue() throws IOException {
        Visitor reporter = Visitor.signedIn(gateway, person());
        assertThat(reporter.submit(
                                path,
                                java.util.Map.of(
                                        "identifiedOn",
                                        "2026-11-24",
                                        "identifiedAt",
                                        "14:30",
                                        "clause",
                                        "52.240-91",
                                        "format",
                                        "page"))
                        .body())
                .contains("Report under FAR 52.240-91", "<dt>Report due</dt><dd>Nov 27, 2026, 2:30 PM CST</dd>")
                .contains(
                        "Report, within 72 hours", "nobody has read the text of this clause for us", "value=\"14:30\"")
                .doesNotContain("Second report");
        byte[] pdf = given().header("Cookie", reporter.cookies())
                .header("Sec-Fetch-Site", "same-origin")
                .contentType("application/x-www-form-urlencoded")
                .body("identifiedOn=2026-11-24&clause=52.240-91&format=pdf")
                .post(path)
                .asByteArray();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("2026-11-27 14:30 CST")
                    .doesNotContain("Second report");
        }
    }

    @Test
    void theReportIsSavedAsPdfAndAsJson() throws IOException {
        String cookies = Visitor.signedIn(gateway, person()).cookies();
        Response pdf = post(cookies, "pdf");
        assertThat(pdf.contentType()).startsWith("application/pdf");
        assertThat(pdf.header("Content-Disposition")).startsWith("attachment; filename=\"contractor-report-");
        assertThat(PdfUa.faults(pdf.asByteArray())).as("PDF/UA-1").isEmpty();
        try (PDDocument document = Loader.loadPDF(pdf.asByteArray())) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("Report under FAR 52.204-25(d)", "INVENTED <SUPPLY>", "2026-12-10", "to be filled in")
                    .contains("contracting officer", "page 1 of");
        }
        assertThat(post(cookies, "pdf").asByteArray()).isEqualTo(pdf.asByteArray());
        Response json = post(cookies, "json");
        assertThat(json.contentType()).startsWith("application/json");
        assertThat(json.<String>path("initial[0].name")).isEqualTo("contract_number");
    }

    @Test
    void anotherAgencyFindsNothing() {
        String other = Ask.with(Tokens.agencyPerson(UUID.randomUUID(), "reporter"))
                .json("/api/me")
                .path("name")
                .asText();
        assertThat(Visitor.signedIn(gateway, other).open(path).statusCode()).isEqualTo(404);
    }

    private static Response post(String cookies, String path, String format) {
        return given().header("Cookie", cookies)
                .header("Sec-Fetch-Site", "same-origin")
                .contentType("application/x-www-form-urlencoded")
                .body("identifiedOn=2026-11-24&clause=52.204-25&format=" + format)
                .post(path);
    }

    private Response post(String cookies, String format) {
        return post(cookies, path, format);
    }

    private String person() {
        return Ask.with(Tokens.agencyPerson(agency, "reporter"))
                .json("/api/me")
                .path("name")
                .asText();
    }
}
