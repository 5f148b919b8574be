package org.sightline.gateway.pages.office.purchasedata;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sightline.gateway.Ask;
import org.sightline.gateway.Downstream;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.shell.Visitor;

/** A running import on its page, and what is said of an upload before its file is sent. */
@QuarkusTest
@RealGateway
class ImportProgressPagesTest {

    private static final String RUNNING = "/imports/0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d98";

    private static final String ASKS = "/imports/0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d99";

    @TestHTTPResource("/")
    URI gateway;

    private Visitor analyst() {
        Ask.as("analyst").until("/api/overview", json -> true);
        return Visitor.signedIn(gateway, "analyst");
    }

    @Test
    void thePageOfARunningImportFollowsItsEventsAndCanAskInstead() {
        assertThat(analyst().open(RUNNING).body())
                .contains("data-events=\"" + RUNNING + "/events\"", "sightline/follow.js")
                .contains("hx-get=\"" + RUNNING + "/progress\"", "hx-trigger=\"look\"")
                .contains("41,234", "About 37 seconds left.")
                .as("who sent it, by name")
                .contains("from Avery Analyst.");
    }

    @Test
    void eachEventIsThePieceOfThePageAndTheLastOneIsCalledEnd() {
        HttpResponse<String> events = analyst().open(RUNNING + "/events");

        assertThat(events.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
        String[] sent = events.body().split("\n\n");
        assertThat(sent).hasSize(2);
        assertThat(sent[0])
                .startsWith("event: progress\n")
                .contains("41,234", "Reading &lt;rows&gt;.", "About 37 seconds left.");
        assertThat(sent[0].lines()).allMatch(line -> line.startsWith("event: ") || line.startsWith("data: "));
        assertThat(sent[1]).startsWith("event: end\n");
    }

    @Test
    void aNewSourceWithoutANameIsRefusedBeforeTheFileIsSent() {
        Visitor analyst = analyst();

        assertThat(analyst.open("/imports/new").body()).contains("data-check=\"/imports/check\"");
        HttpResponse<String> refused = analyst.submit("/imports/check", Map.of("name", " ", "bytes", "120"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("usa-alert--error", "Choose a source, or give the new one a name.");
    }

    @Test
    void anUploadThatWouldBeTakenIsAnsweredWithNothing() {
        HttpResponse<String> taken = analyst()
                .submit("/imports/check", Map.of("name", "Invented new orders", "state", "xf", "bytes", "120"));

        assertThat(taken.statusCode()).isEqualTo(204);
    }

    @Test
    void aNewSourceWithTheNameOfOneThatIsThereIsRefused() {
        HttpResponse<String> refused =
                analyst().submit("/imports/check", Map.of("name", "Known orders", "bytes", "120"));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("There is a source &quot;Known orders&quot; already.");
    }

    @Test
    void aPreviewShowsItsFirstMatchedLinesNoTilesOfZeroAndTheWayBackToTheColumns() {
        assertThat(analyst().open("/imports/" + Downstream.TO_APPLY).body())
                .contains("$153,454.73", "First lines that would be found", "&lt;HIK&gt; VISION", "Invented Maker")
                .contains("Change what the columns mean", "name=\"column:Unit\"")
                .doesNotContain("sl-tile__count", "<HIK>");
    }

    @Test
    void whatIsAskedOfTheColumnsIsAListWithExamplesInTheLanguageOfTheReader() {
        Visitor analyst = analyst();

        assertThat(analyst.open(ASKS).body())
                .contains("Nothing has been imported yet")
                .contains(
                        "<li>whether the column &quot;Industry&quot; is the amount of the line",
                        "For example: 561621</span>")
                .doesNotContain("The file&#39;s columns are");
        analyst.submit("/language", Map.of("language", "es"));
        String spanish = analyst.open(ASKS).body();
        analyst.submit("/language", Map.of("language", "en"));
        assertThat(spanish)
                .contains("<li>qué columna nombra al vendedor: este es un registro de pagos", "Por ejemplo: 561621")
                .contains("si la columna «Industry» es el monto de la línea, o el precio de una de varias unidades")
                .as("what is not known stays as it was recorded")
                .contains("<li>something new</li>")
                .doesNotContain("which column names the vendor");
    }

    @Test
    void aNewSourceIsMadeByTheUploadItself() {
        HttpResponse<String> refused =
                analyst().upload("/imports", Map.of("name", "Known orders", "state", "xf"), "orders.csv", "a,b\n1,2\n");
        assertThat(refused.body()).contains("There is a source &quot;Known orders&quot; already.");
        HttpResponse<String> received = analyst()
                .upload("/imports", Map.of("name", "Invented new orders", "state", "xf"), "orders.csv", "a,b\n1,2\n");
        assertThat(received.body()).doesNotContain("The file was not accepted");
    }
}
