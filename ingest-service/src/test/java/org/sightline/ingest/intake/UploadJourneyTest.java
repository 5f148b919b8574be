package org.sightline.ingest.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.sightline.localstack.testing.RealComponents;
import org.sightline.localstack.testing.Tokens;

@QuarkusTest
@QuarkusTestResource(value = RealComponents.class, initArgs = @ResourceArg(name = "service", value = "ingest"))
class UploadJourneyTest {

    @Test
    void anUploadBecomesLines() {
        String csv = "PO Number,Line,Order Date,Agency,Supplier,Item Description,Qty,Unit Price,Extended,Fund\n"
                + "P1,1,2021-05-20,CITY OF MARROWBONE,TALLGRASS LLC,HIKVISION DOME,2,10.00,20.00,GENERAL FUND\n";
        Response received = given().auth().oauth2(Tokens.of("analyst")).contentType("application/octet-stream")
                .body(csv.getBytes(StandardCharsets.UTF_8))
                .post("/imports?filename=a.csv&source=try&state=XF");
        System.out.println(received.asString());
        assertThat(received.statusCode()).isEqualTo(202);
        String id = received.path("id");
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            String body = given().auth().oauth2(Tokens.of("analyst")).get("/imports/" + id).asString();
            System.out.println(body);
            return body.contains("\"done\"");
        });
        System.out.println(given().auth().oauth2(Tokens.of("analyst")).get("/lines").asString());
    }
}
