package org.sightline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.sightline.testsupport.service.Messages;
import org.sightline.testsupport.service.RealComponents;
import org.sightline.testsupport.service.ServiceUnderTest;

/** The service on real PostgreSQL, Kafka and Keycloak, and what tests do with it. Each test has sources of its own. */
@QuarkusTestResource(value = RealComponents.class, initArgs = @ResourceArg(name = "service", value = "ingest"))
public abstract class RealService extends ServiceUnderTest {

    protected static final String ORDERS =
            "PO Number,Line,Order Date,Agency,Supplier,Item Description,Qty,Unit Price,Extended,Fund\n";

    protected static String newSource() {
        return "source-" + UUID.randomUUID();
    }

    protected static String order(
            String number, int line, String buyer, String description, int quantity, String fund) {
        return number + "," + line + ",2021-05-20," + buyer + ",TALLGRASS LLC (INVENTED)," + description + ","
                + quantity + ",10.00," + quantity * 10 + ".00," + fund + "\n";
    }

    protected static Response post(String source, String more, byte[] body) {
        return analyst()
                .contentType("application/octet-stream")
                .body(body)
                .post("/imports?filename=orders.csv&source=" + source + "&state=XF&elsewhere=true" + more);
    }

    /** Uploads and waits for the end. */
    protected static JsonNode upload(String source, String csv) {
        return ended(post(source, "", csv.getBytes(StandardCharsets.UTF_8)));
    }

    /** Waits for the end, and applies what waits because much of it is rejected. */
    protected static JsonNode ended(Response received) {
        assertThat(received.statusCode()).as(received.asString()).isEqualTo(202);
        String id = received.path("id");
        eventually().until(() -> {
            Response now = analyst().get("/imports/" + id);
            if (now.statusCode() == 200 && now.<String>path("status").equals("to_apply")) {
                analyst().header("If-Match", now.header("ETag")).post("/imports/" + id + "/application");
            }
            // Tests take the database away: then it says so, with 503, and goes on.
            return now.statusCode() == 200
                    && List.of("done", "failed", "cancelled").contains(now.<String>path("status"));
        });
        return get("/imports/" + id);
    }

    protected static JsonNode get(String path) {
        Response response = analyst().get(path);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return json(response.asString());
    }

    protected static JsonNode linesOf(String source) {
        return get("/lines?limit=1000&sourceId=" + source).path("items");
    }

    protected static void counts(JsonNode job, int accepted, int updated, int unchanged, int rejected) {
        assertThat(List.of(
                        job.path("accepted").asInt(),
                        job.path("updated").asInt(),
                        job.path("unchanged").asInt(),
                        job.path("rejected").asInt()))
                .as("accepted, updated, unchanged, rejected of " + job)
                .containsExactly(accepted, updated, unchanged, rejected);
    }

    /** All messages of the topic whose JSON fits, in the order of their partitions. */
    protected static List<JsonNode> messages(String topic, Predicate<JsonNode> wanted) {
        return kafka().all(topic).stream()
                .map(ConsumerRecord::value)
                .map(ServiceUnderTest::json)
                .filter(wanted)
                .toList();
    }

    protected static Predicate<JsonNode> from(String source) {
        return message -> message.path("sourceId").asText().equals(source);
    }

    protected static void fitsSchema(String name, JsonNode message) {
        assertThat(Messages.faults(name, message)).as(message.toString()).isEmpty();
    }
}
