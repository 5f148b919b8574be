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
