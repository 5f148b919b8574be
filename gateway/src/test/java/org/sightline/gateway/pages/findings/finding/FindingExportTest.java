package org.sightline.gateway.pages.findings.finding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.gateway.Ask;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.Say;
import org.sightline.gateway.Workbook;
import org.sightline.gateway.paper.PdfUa;
import org.sightline.gateway.spreadsheet.Spreadsheet;
import org.sightline.localstack.people.Tokens;

@QuarkusTest
@RealGateway
class FindingExportTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"})
    void aCellThatASpreadsheetWouldRunStaysText(String text) {
        assertThat(org.sightline.gateway.spreadsheet.Cells.harmless(text)).isEqualTo("'" + text);
    }

    @Test
    void theFileHasTheRowsOfTheListAndTheLogSaysWhoTookIt() {
        UUID agency = UUID.randomUUID();
        ObjectNode finding = Say.purchase(agency, "file-maker", "2021-01-01", "FLAGGED");
        ((ObjectNode) finding.withArray("lines").get(0)).put("description", "=cmd|'/c calc'!A0, \"quoted\"");
        Say.findings(finding, Say.purchase(agency, "file-maker", "2021-01-02", "FLAGGED"));
        Ask office = Ask.as("analyst");
        office.until(
                "/api/findings?agencyId=" + agency, json -> json.path("total").asInt() == 2);
        Response file = office.get("/api/findings.csv?sort=date&agencyId=" + agency);
        assertThat(file.contentType()).startsWith("text/csv");
        String[] rows = file.asString().split("\r\n");
        assertThat(rows).hasSize(3);
        assertThat(rows[1])
                .startsWith(finding.path("id").asText())
                .contains(",\"'=cmd|'/c calc'!A0, \"\"quoted\"\"\",");
        assertThat(office.json("/api/agencies/" + agency + "/audit")
                        .at("/items/0/action")
                        .asText())
                .isEqualTo("export findings");
    }

    @Test
    void theWorkbookHasTheSameRowsWithRealDaysAndNumbersAndNoFormulas() throws IOException {
        UUID agency = UUID.randomUUID();
        ObjectNode finding = Say.purchase(agency, "workbook-maker", "2021-01-01", "FLAGGED");
        ((ObjectNode) finding.withArray("lines").get(0)).put("description", "=cmd|'/c calc'!A0");
        Say.findings(finding);
        Ask office = Ask.as("analyst");
        office.until(
                "/api/findings?agencyId=" + agency, json -> json.path("total").asInt() == 1);

        Response file = office.get("/api/findings.xlsx?agencyId=" + agency);

        assertThat(file.contentType()).isEqualTo(Spreadsheet.TYPE);
        String sheet = Workbook.parts(file.asByteArray()).get("xl/worksheets/sheet1.xml");
        assertThat(sheet)
                .contains(">finding_id<", ">" + finding.path("id").asText() + "<", ">=cmd|")
                .doesNotContain("<f>")
                .as("the first of January 2021 as a number of days")
                .containsPattern("<v>44197(\\.0)?</v>");
        assertThat(office.json("/api/agencies/" + agency + "/audit")
                        .at("/items/0/target")
                        .asText())
                .isEqualTo("/api/findings.xlsx");
    }

    @Test
    void aFindingOnPaperHasItsEvidenceAndWhatTheLawSaysAndOnlyThoseOfTheAgencyGetIt() throws IOException {
        UUID agency = UUID.randomUUID();
        ObjectNode finding = Say.purchase(agency, "paper-maker", "2021-01-01", "PROHIBITED");
        Say.findings(finding);
        String id = finding.path("id").asText();
        Ask office = Ask.as("analyst");
        office.until(
                "/api/findings?agencyId=" + agency, json -> json.path("total").asInt() == 1);

        byte[] pdf = office.get("/api/findings/" + id + "/report.pdf").asByteArray();

        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("What the record says", "What each law says", "History", id, "Prohibited");
        }
        assertThat(PdfUa.faults(pdf)).as("PDF/UA-1").isEmpty();
        assertThat(office.get("/api/findings/" + id + "/report.pdf").asByteArray())
                .as("the same version of a finding gives the same bytes")
                .isEqualTo(pdf);
        assertThat(Ask.with(Tokens.agencyPerson(UUID.randomUUID(), "reporter"))
                        .get("/api/findings/" + id + "/report.pdf")
                        .statusCode())
                .isEqualTo(404);
        assertThat(office.json("/api/agencies/" + agency + "/audit")
                        .at("/items/0/action")
                        .asText())
                .isEqualTo("export finding");
    }
}
