package org.sightline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sightline.samples.SampleFiles;
import org.sightline.samples.Truth;

/** Files come again, as they are or with a few changes. Nothing is counted twice for that. */
@Order(3)
@ExtendWith(Sightline.class)
class SameFileTest {

    private final Truth truth = Sightline.sample();
    private final Person analyst = Person.analyst();

    @Test
    void theSameFileAgainIsTheEarlierImportAndChangesNothing() {
        JsonNode before = settled();
        JsonNode earlier = analyst.all("/api/imports").stream()
                .filter(job -> job.path("filename").asText().equals(SampleFiles.SCHOOL_PURCHASES)).findFirst().orElseThrow();
        Upload again = Upload.of("franklin-school-purchases", Sightline.samples().resolve(SampleFiles.SCHOOL_PURCHASES));
        assertThat(again.answer().statusCode()).isEqualTo(200);
        assertThat(again.job().path("id").asText()).isEqualTo(earlier.path("id").asText());
        assertThat(again.job().path("message").asText()).contains("identical", earlier.path("id").asText());
        assertThat(settled()).isEqualTo(before);
    }

    /** The statewide counts when what came before has reached them. */
    private JsonNode settled() {
        JsonNode[] seen = {counts()};
        await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(500)).until(() -> {
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
