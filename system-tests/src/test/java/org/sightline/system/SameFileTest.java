package org.sightline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sightline.samples.SampleFiles;
import org.sightline.samples.Truth;

/** Files come again, as they are or with a few changes. Nothing is counted twice for that. */
@Order(3)
@ExtendWith(Sightline.class)
class SameFileTest {

    private static final String ORDERS = "franklin-purchase-orders";

    private final Truth truth = Sightline.sample();
    private final Person analyst = Person.analyst();

    @Test
    void theSameFileAgainIsTheEarlierImportAndChangesNothing() {
        JsonNode before = counts();
        JsonNode earlier = analyst.all("/api/imports").stream()
                .filter(job -> job.path("filename").asText().equals(SampleFiles.SCHOOL_PURCHASES)).findFirst().orElseThrow();
        Upload again = Upload.of("franklin-school-purchases", Sightline.samples().resolve(SampleFiles.SCHOOL_PURCHASES));
        assertThat(again.answer().statusCode()).isEqualTo(200);
        assertThat(again.job().path("id").asText()).isEqualTo(earlier.path("id").asText());
        assertThat(again.job().path("message").asText()).contains("identical", earlier.path("id").asText());
        assertThat(counts()).isEqualTo(before);
    }

    @Test
    void theLaterSnapshotUpdatesWhatChangedAndAddsOnlyWhatIsNew() {
        long lines = lines();
        long purchases = counts().at("/headline/purchases").asLong();
        JsonNode done = Upload.of(ORDERS, Sightline.samples().resolve(SampleFiles.LATER_PURCHASE_ORDERS)).done();
        assertThat(List.of(done.path("accepted").asLong(), done.path("updated").asLong()))
                .containsExactly(truth.later().added(), truth.later().changed());
        assertThat(lines()).isEqualTo(lines + truth.later().added());
        assertThat(counts().at("/headline/purchases").asLong()).isEqualTo(purchases);
        // A purchase that names another fund now keeps the first one in its history.
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                analyst.all("/api/lines?sourceId=" + ORDERS + "&q=hikvision").stream().filter(line -> line.path("funding").size() > 1).count()
                        + analyst.all("/api/lines?sourceId=" + ORDERS + "&q=dahua").stream().filter(line -> line.path("funding").size() > 1).count())
                .isEqualTo(truth.later().recodedPurchases().size()));
    }

    private long lines() {
        return analyst.json("/api/lines?sourceId=" + ORDERS + "&limit=1").path("total").asLong();
    }

    /** The statewide counts without the time that they were taken at. */
    private JsonNode counts() {
        JsonNode overview = analyst.json("/api/overview");
        ((com.fasterxml.jackson.databind.node.ObjectNode) overview).remove("asOf");
        return overview;
    }
}
