package org.sightline.ingest.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sightline.ingest.RealService;

/** Held lines as files. */
@QuarkusTest
class LineExportTest extends RealService {

    @Test
    void theHeldLinesOfASourceLeaveAsAFileThatNoSpreadsheetRuns() {
        String source = newSource();
        upload(
                source,
                ORDERS
                        + order("P1", 1, "CITY OF MARROWBONE", "=HYPERLINK(1)", 2, "GENERAL FUND")
                        + order("P2", 1, "CITY OF MARROWBONE", "DOME", -3, ""));

        Response file = analyst().get("/lines.csv?sourceId=" + source);

        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.contentType()).startsWith("text/csv");
        List<String> lines = file.asString().lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).startsWith("line_id,source,import_id,row,agency_id,buyer,");
        assertThat(file.asString()).contains("'=HYPERLINK(1)", ",-30.00,USD,", ",GENERAL FUND,");
    }

    @Test
    void moreLinesThanArePagedComeWhole() {
        String source = newSource();
        StringBuilder csv = new StringBuilder(ORDERS);
        for (int i = 0; i < 1_203; i++) {
            csv.append(order("P" + i, 1, "CITY OF MARROWBONE", "ITEM " + i, 1, ""));
        }
        upload(source, csv.toString());

        assertThat(analyst().get("/lines.csv?sourceId=" + source).asString().lines())
                .hasSize(1_204)
                .doesNotHaveDuplicates();
    }

    @Test
    void theHeldLinesOfASourceLeaveAsReleases() {
        String source = newSource();
        upload(source, ORDERS + order("P1", 7, "CITY OF MARROWBONE", "HIKVISION DOME", 2, ""));

        Response file = analyst().get("/lines.ocds.jsonl?sourceId=" + source);

        assertThat(file.statusCode()).isEqualTo(200);
        JsonNode release = json(file.asString().strip());
        assertThat(release.at("/ocid").asText()).startsWith("ocds-");
        assertThat(release.at("/tag/0").asText()).isEqualTo("contract");
        assertThat(release.at("/buyer/name").asText()).isEqualTo("CITY OF MARROWBONE");
        assertThat(release.at("/contracts/0/id").asText()).isEqualTo("P1");
        assertThat(release.at("/contracts/0/dateSigned").asText()).isEqualTo("2021-05-20T00:00:00Z");
        assertThat(release.at("/contracts/0/value/amount").decimalValue()).isEqualByComparingTo("20.00");
        assertThat(release.at("/contracts/0/items/0/description").asText()).isEqualTo("HIKVISION DOME");
        assertThat(release.at("/parties/1/name").asText()).isEqualTo("TALLGRASS LLC (INVENTED)");
    }

    /** So that the log of each agency can say that its lines left. */
    @Test
    void aFileOfSeveralAgenciesSaysWhichAndHowManyRows() {
        String source = newSource();
        upload(
                source,
                ORDERS
                        + order("P1", 1, "CITY OF MARROWBONE", "DOME", 2, "")
                        + order("P2", 1, "CITY OF MARROWBONE", "DOME", 2, "")
                        + order("P3", 1, "CITY OF TALLOWGATE", "DOME", 2, ""));

        Response file = analyst().get("/lines.csv?sourceId=" + source);

        assertThat(file.header("Sightline-Rows")).isEqualTo("3");
        assertThat(file.header("Sightline-Agencies-At")).isEqualTo("/line-agencies");
        JsonNode counts =
                json(analyst().get("/line-agencies?sourceId=" + source).asString());
        assertThat(counts.path("items").findValuesAsText("rows")).containsExactlyInAnyOrder("2", "1");
        UUID own = UUID.randomUUID();
        Response ofOne = reporter(own).get("/lines.csv?agencyId=" + own);
        assertThat(ofOne.header("Sightline-Agencies-At")).isNull();
        assertThat(ofOne.header("Sightline-Rows")).isEqualTo("0");
        reporter(own).get("/line-agencies").then().statusCode(403);
    }

    @Test
    void linesOfOthersDoNotLeave() {
        UUID own = UUID.randomUUID();

        reporter(own).get("/lines.csv").then().statusCode(403);
        reporter(own).get("/lines.csv?agencyId=" + UUID.randomUUID()).then().statusCode(404);
        reporter(own).get("/lines.ocds.jsonl?agencyId=" + own).then().statusCode(200);
    }
}
