package org.sightline.ingest.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.ingest.RealService;

/** What would be refused of an upload is told before its bytes are sent. */
@QuarkusTest
class ImportCheckTest extends RealService {

    private static Response check(String query) {
        return as("analyst").get("/imports/check?" + query);
    }

    @ParameterizedTest
    @CsvSource({
        "source=orders&state=ZZ, /errors/0/code, bad-state",
        "source=Franklin Orders, /errors/0/code, bad-source",
        "state=XF, /errors/0/code, bad-source",
        "source=orders&buyer=VARIOUS, /errors/0/code, bad-buyer",
        "source=No Good&state=ZZ, /errors/1/code, bad-state"
    })
    void aWrongSourceStateOrBuyerIsRefusedWithAllMistakes(String query, String pointer, String code) {
        Response refused = check(query);

        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(422);
        assertThat(json(refused.asString()).at(pointer).asText()).isEqualTo(code);
    }

    @Test
    void aFileThatIsTooLargeIsRefused() {
        assertThat(check("source=orders&bytes=" + Long.MAX_VALUE).statusCode()).isEqualTo(413);
    }

    @Test
    void anUploadThatWouldBeTakenSaysWhetherItsSourceIsNewAndMakesNothing() {
        String source = newSource() + "-unseen";

        for (int asked = 0; asked < 2; asked++) {
            JsonNode checked = json(check("source=" + source + "&state=XF").asString());
            assertThat(checked.path("newSource").asBoolean()).isTrue();
            assertThat(checked.path("state").asText()).isEqualTo("XF");
        }
    }

    @Test
    void theUploadItselfRefusesTheSame() {
        Response refused = post("orders", "&buyer=VARIOUS", ORDERS.getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.asString()).contains("bad-buyer");
    }
}
