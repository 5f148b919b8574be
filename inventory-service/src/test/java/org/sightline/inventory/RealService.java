package org.sightline.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.sightline.testsupport.service.RealComponents;
import org.sightline.testsupport.service.ServiceUnderTest;

/** What the tests of the running service share: invented agencies, people with real tokens, a look into the topics. */
@QuarkusTestResource(value = RealComponents.class, initArgs = @ResourceArg(name = "service", value = "inventory"))
public abstract class RealService extends ServiceUnderTest {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String WORDS = "ab cd ef gh ij kl mn op qr st";

    /** A place name that nobody had before, in words, because figures are no names. */
    protected static String place() {
        return "Inventedplace " + WORDS.split(" ")[COUNT.get() % 10] + COUNT.incrementAndGet();
    }

    /** Registers an invented city and gives its id. */
    protected static UUID city() {
        return id(
                register("City of " + place()).then().statusCode(201).extract().response());
    }

    protected static Response register(String name) {
        return admin().body(Map.of("name", name, "kind", "city", "state", "XF", "sample", true))
                .post("/agencies");
    }

    protected static UUID id(Response response) {
        return UUID.fromString(response.path("id"));
    }

    /** A device with this serial, as JSON. */
    protected static Map<String, Object> device(String serial) {
        Map<String, Object> device = new HashMap<>();
        device.put("maker", "Acme");
        device.put("model", "A-1");
        device.put("serial", serial);
        device.put("site", "Depot");
        return device;
    }

    /** The message of this version of a thing. */
    protected static JsonNode message(String topic, UUID id, long version) {
        return json(kafka().await(
                        topic,
                        SOON,
                        message -> message.key().equals(id.toString())
                                && json(message.value()).path("version").asLong() == version)
                .value());
    }
}
