package org.sightline.gateway.pages.findings.line;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sightline.gateway.Ask;
import org.sightline.gateway.Downstream;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.Say;
import org.sightline.gateway.shell.Visitor;
import org.sightline.localstack.people.Tokens;

/** Purchase lines on their pages: the list, one line with its evidence, and words about its money. */
@QuarkusTest
@RealGateway
class LinePagesTest {

    private static final String LINE = "/lines/" + Downstream.LINE;

    @TestHTTPResource("/")
    URI gateway;

    /** Somebody who is signed in and whose role has arrived. */
    private Visitor visitor(String person) {
        Ask.as(person).until("/api/overview", json -> true);
        return Visitor.signedIn(gateway, person);
    }

    @Test
    void theListSaysWhatToDoWhereNoLineFitsAndKeepsTheFilter() {
        assertThat(visitor("analyst")
                        .open("/lines?vendor=tall&importId=" + UUID.randomUUID() + "&sort=-amount")
                        .body())
                .contains("No lines match", "name=\"vendor\" value=\"tall\"")
                .contains("name=\"importId\" value=", "name=\"sort\" value=\"-amount\"", "vendor: tall");
    }

    @Test
    void aLineIsShownAsReadAndAsItStoodInTheFile() {
        assertThat(visitor("auditor").open(LINE).body())
                .contains("TALLGRASS &lt;LOW&gt; VOLTAGE LLC", "nigp 840-33", "<dd>May 20, 2021</dd>")
                .contains("<th scope=\"row\">Item Description</th><td>HIK VISION &lt;4MP&gt; TURRET</td>")
                .contains(
                        "Columns that are not kept: Note, Clerk.",
                        "orders &lt;2021&gt;.csv",
                        "1,187",
                        "page 12, line 31 from the top",
                        "abababab")
                .contains("/imports/0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d99", "q=PO-118-4")
                .doesNotContain("<4MP>", "action=\"" + LINE);
    }

    @Test
    void thePrintedPageWithItsRowMarkedIsShownToTheOfficeAndToTheAgency() {
        ObjectNode finding = Say.purchase(Downstream.OF_A_LINE, "printed-maker", "2021-02-03", "FLAGGED");
        ((ObjectNode) finding.withArray("lines").get(0)).put("id", Downstream.LINE.toString());
        Say.findings(finding);
        String path = "/findings/" + finding.path("id").asText();
        Ask.as("analyst").until(path.replace("/findings", "/api/findings"), json -> json.has("id"));
        String row = path + LINE;
        Visitor reporter = reporter(Downstream.OF_A_LINE);

        assertThat(visitor("auditor").open(LINE).body())
                .contains("<img src=\"" + LINE + "/page.png\" alt=\"Page 12 of the file. The row on line 31");
        assertThat(visitor("auditor").open(LINE + "/page.png").headers().firstValue("Content-Type"))
                .contains("image/png");
        assertThat(reporter.open(path).body()).contains("href=\"" + row + "\"").doesNotContain("href=\"" + LINE);
        assertThat(reporter.open(row).body())
                .contains("HIK VISION &lt;4MP&gt; TURRET", "<img src=\"" + row + "/page.png\"")
                .doesNotContain("/imports/");
        assertThat(reporter.open(row + "/page.png").headers().firstValue("Content-Disposition"))
                .contains("inline; filename=\"page-12.png\"");
        Visitor another = reporter(UUID.randomUUID());
        assertThat(another.open(row).statusCode()).isEqualTo(404);
        assertThat(another.open(row + "/page.png").statusCode()).isEqualTo(404);
        assertThat(another.open(LINE + "/page.png").statusCode()).isEqualTo(403);
    }

    private Visitor reporter(UUID agency) {
        String name = Ask.with(Tokens.agencyPerson(agency, "reporter"))
                .json("/api/me")
                .path("name")
                .asText();
        return Visitor.signedIn(gateway, name);
    }

    @Test
    void aSourceIsCalledByItsNameWhereverALineStands() {
        UUID agency = UUID.randomUUID();
        Say.agencies(Say.agency(agency, "City of Namewell (invented)", "city"));
        Say.send("coverage", Say.coverage(agency, "invented-orders", 3).put("sourceName", "Orders of <Tallgrass>"));
        ObjectNode finding = Say.purchase(agency, "named-maker", "2021-02-03", "FLAGGED");
        ((ObjectNode) finding.withArray("lines").get(0)).put("sourceId", "invented-orders");
        Say.findings(finding);
        Ask office = Ask.as("analyst");
        office.until(
                "/api/agencies/" + agency + "/compliance",
                json -> json.toString().contains("invented-orders"));
        office.until(
                "/api/findings?agencyId=" + agency, json -> json.path("total").asInt() == 1);

        assertThat(visitor("auditor").open(LINE).body())
                .contains("<dd>Orders of &lt;Tallgrass&gt;</dd>")
                .doesNotContain("<dd>invented-orders");
        assertThat(visitor("analyst").open(LINE).body())
                .as("who loads data needs the short name too")
                .contains("<span class=\"sl-sub\">invented-orders</span>");
        assertThat(visitor("analyst")
                        .open("/findings/" + finding.path("id").asText())
                        .body())
                .contains("Source Orders of &lt;Tallgrass&gt;, row ");
    }

    @Test
    void theVersionsOfALineSayWhyThereIsEachAndWhatItChanged() {
        assertThat(visitor("auditor").open(LINE).body())
                .contains("A person recorded where the money came from", "Corrected by a file", "Published</strong>")
                .contains("Description: TURRET → HIK VISION &lt;4MP&gt; TURRET", "→ ESSER &lt;III&gt;");
    }

    @Test
    void aLineLeadsToTheFindingsThatRestOnIt() {
        ObjectNode finding = Say.purchase(UUID.randomUUID(), "line-maker", "2021-02-03", "FLAGGED");
        ((ObjectNode) finding.withArray("lines").get(0)).put("id", Downstream.LINE.toString());
        Say.findings(finding);
        String id = finding.path("id").asText();
        Ask.as("analyst")
                .until(
                        "/api/findings?lineId=" + Downstream.LINE,
                        json -> json.findValuesAsText("id").contains(id));
        Visitor analyst = visitor("analyst");
        assertThat(analyst.open(LINE).body()).contains("href=\"/findings/" + id + "\"");
        assertThat(analyst.open("/findings/" + id).body()).contains("href=\"" + LINE + "\"");
        assertThat(Ask.as("analyst")
                        .json("/api/findings?lineId=" + UUID.randomUUID())
                        .path("items"))
                .isEmpty();
    }

    @Test
    void anAnalystSaysWithAReasonWhereTheMoneyCameFrom() {
        Visitor analyst = visitor("analyst");
        assertThat(analyst.open(LINE).body())
                .contains("action=\"" + LINE + "/funding\"", "action=\"" + LINE + "/funding/undo\"");
        String path = LINE + "/funding";
        assertThat(analyst.submit(path, Map.of("version", "3", "text", "CDBG <1>"))
                        .body())
                .contains("Give a reason, so that others can follow it.", "value=\"CDBG &lt;1&gt;\"");
        assertThat(analyst.submit(path, Map.of("version", "412", "text", "CDBG", "note", "Chart"))
                        .statusCode())
                .isEqualTo(412);
        assertThat(analyst.submit(path, Map.of("version", "3", "text", "CDBG", "note", "Chart"))
                        .body())
                .contains("The fund is recorded.");
    }
}
