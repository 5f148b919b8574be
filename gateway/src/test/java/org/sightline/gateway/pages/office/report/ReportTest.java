package org.sightline.gateway.pages.office.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.sightline.gateway.Ask;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.Say;
import org.sightline.gateway.Workbook;
import org.sightline.gateway.paper.PdfUa;
import org.sightline.gateway.spreadsheet.Spreadsheet;

/** The statewide report says what the overview says, as PDF and as a workbook. */
@QuarkusTest
@RealGateway
class ReportTest {

    @Test
    void theReportSaysWhatTheOverviewSaysNarrowedInTheSameWay() throws IOException {
        String maker = "report-maker-" + UUID.randomUUID().toString().substring(0, 8);
        UUID agency = UUID.randomUUID();
        Say.findings(
                Say.purchase(agency, maker, "2021-01-01", "PROHIBITED"),
                Say.purchase(agency, maker, "2021-05-02", "FLAGGED"));
        Ask office = Ask.as("analyst");
        String filter = "?state=any&maker=" + maker;
        office.until(
                "/api/overview" + filter, json -> json.at("/headline/purchases").asInt() == 2);

        Response file = office.get("/api/overview.pdf" + filter);

        assertThat(file.statusCode()).as(file.asString()).isEqualTo(200);
        assertThat(file.contentType()).isEqualTo("application/pdf");
        assertThat(read(file.asByteArray()))
                .contains(
                        "All states together: equipment of designated makers bought by public agencies",
                        "Filtered by:",
                        "is not a violation by itself",
                        "What the law says",
                        "Q1 2021",
                        "Q2 2021",
                        "Page 1 of ".toLowerCase(java.util.Locale.ROOT));
        assertThat(office.get("/api/overview.pdf" + filter).asByteArray())
                .as("the same state of the record gives the same bytes")
                .isEqualTo(file.asByteArray());
        assertThat(PdfUa.faults(file.asByteArray())).as("PDF/UA-1").isEmpty();
        Map<String, String> parts =
                Workbook.parts(office.get("/api/overview.xlsx" + filter).asByteArray());
        assertThat(parts.get("xl/workbook.xml"))
                .contains("About this report", "Summary", "Verdicts", "Makers", "Quarters", "Agencies");
        assertThat(parts.get("xl/worksheets/sheet2.xml"))
                .as("one body with two purchases")
                .contains("<v>1</v>", "<v>2</v>");
    }

    @Test
    void theOfficesLogSaysWhoTookIt() {
        Ask office = Ask.as("analyst");
        Response file = office.get("/api/overview.xlsx?state=any&year=1999");
        assertThat(file.contentType()).isEqualTo(Spreadsheet.TYPE);
        assertThat(office.json("/api/audit").path("items").toString())
                .contains("export report", "/api/overview.xlsx", "year=1999");
    }

    private static String read(byte[] bytes) throws IOException {
        try (PDDocument document = Loader.loadPDF(bytes)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }
}
