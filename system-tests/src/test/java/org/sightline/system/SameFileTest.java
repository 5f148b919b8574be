package org.sightline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sightline.samples.SampleFiles;
import org.sightline.samples.truth.Truth;
import org.sightline.testsupport.whole.Person;
import org.sightline.testsupport.whole.Sightline;
import org.sightline.testsupport.whole.Upload;

/** Files come again, as they are or with a few changes. Nothing is counted twice for that. */
@Order(3)
@ExtendWith(Sightline.class)
class SameFileTest {

    private static final String ORDERS = "franklin-purchase-orders";

    private final Truth truth = Sightline.sample();
    private final Person analyst = Person.analyst();

    @Test
    void theSameFileAgainIsTheEarlierImportAndChangesNothing() {
        JsonNode before = settled();
        JsonNode earlier = analyst.all("/api/imports").stream()
                .filter(job -> job.path("filename").asText().equals(SampleFiles.SCHOOL_PURCHASES))
                .findFirst()
                .orElseThrow();
        Upload again =
                Upload.of("franklin-school-purchases", Sightline.samples().resolve(SampleFiles.SCHOOL_PURCHASES));
        assertThat(again.answer().statusCode()).isEqualTo(200);
        assertThat(again.job().path("id").asText()).isEqualTo(earlier.path("id").asText());
        assertThat(again.job().path("message").asText())
                .contains("identical", earlier.path("id").asText());
        assertThat(settled()).isEqualTo(before);
    }

    @Test
    void theLaterSnapshotUpdatesWhatChangedAndAddsOnlyWhatIsNew() {
        long lines = lines();
        long purchases = settled().at("/headline/purchases").asLong();
        JsonNode done = Upload.of(ORDERS, Sightline.samples().resolve(SampleFiles.LATER_PURCHASE_ORDERS))
                .done();
        assertThat(List.of(done.path("accepted").asLong(), done.path("updated").asLong()))
                .containsExactly(truth.later().added(), truth.later().changed());
        assertThat(lines()).isEqualTo(lines + truth.later().added());
        assertThat(settled().at("/headline/purchases").asLong()).isEqualTo(purchases);
        // A purchase that names another fund now keeps the first one in its history.
        assertThat(truth.later().recodedPurchases())
                .isNotEmpty()
                .allSatisfy(purchase -> assertThat(recoded(purchase)).isOne());
    }

    /** How many lines of a planted purchase's order have more than one fund in their history. */
    private long recoded(String purchase) {
        String words = truth.lines().stream()
                .filter(line -> purchase.equals(line.purchase()) && line.file().equals(SampleFiles.PURCHASE_ORDERS))
                .findFirst()
                .orElseThrow()
                .evidence();
        return analyst
                .all("/api/lines?sourceId=" + ORDERS + "&q=" + URLEncoder.encode(words, StandardCharsets.UTF_8))
                .stream()
                .filter(line -> line.path("funding").size() > 1)
                .count();
    }

    private long lines() {
        return analyst.json("/api/lines?sourceId=" + ORDERS + "&limit=1")
                .path("total")
                .asLong();
    }

    /** The statewide counts when what came before has reached them. */
    private JsonNode settled() {
        JsonNode[] seen = {counts()};
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    JsonNode before = seen[0];
                    seen[0] = counts();
                    return seen[0].equals(before);
                });
        return seen[0];
    }

    /** The statewide counts without the time that they were taken at. */
    private JsonNode counts() {
        JsonNode overview = analyst.json("/api/overview");
        ((com.fasterxml.jackson.databind.node.ObjectNode) overview).remove("asOf");
        return overview;
    }
}
