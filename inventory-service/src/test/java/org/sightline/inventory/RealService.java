package org.sightline.inventory;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.sightline.localstack.people.Tokens;
import org.sightline.localstack.testing.KafkaRecords;
import org.sightline.localstack.testing.RealComponents;

/** What the tests of the running service share: invented agencies, people with real tokens, a look into the topics. */
@QuarkusTestResource(value = RealComponents.class, initArgs = @ResourceArg(name = "service", value = "inventory"))
public abstract class RealService {

    protected static final Duration SOON = Duration.ofSeconds(20);

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WORDS = "ab cd ef gh ij kl mn op qr st";

    /** A place name that nobody had before, in words, because figures are no names. */
    protected static String place() {
        return "Inventedplace " + WORDS.split(" ")[COUNT.get() % 10] + COUNT.incrementAndGet();
    }

    protected static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    protected static RequestSpecification admin() {
        return as(Tokens.of("admin"));
    }

    protected static RequestSpecification analyst() {
        return as(Tokens.of("analyst"));
    }

    protected static RequestSpecification reporter(UUID agency) {
        return as(Tokens.agencyPerson(agency, "reporter"));
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

    protected static KafkaRecords kafka() {
        return KafkaRecords.at(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
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

    protected static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    protected static Path messages() {
        return Path.of(System.getProperty("sightline.root"), "messages");
    }

    /** What the schema has against a message. */
    protected static Set<String> against(String schema, JsonNode message) {
        try {
            SchemaValidatorsConfig formats = SchemaValidatorsConfig.builder()
                    .formatAssertionsEnabled(true)
                    .build();
            JsonSchema jsonSchema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(Files.readString(messages().resolve(schema)), formats);
            return jsonSchema.validate(message).stream()
                    .map(ValidationMessage::getMessage)
                    .collect(Collectors.toSet());
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** Every example of a topic. */
    protected static List<String> examples(String topic) {
        try (Stream<Path> files = Files.list(messages().resolve("examples").resolve(topic))) {
            List<Path> paths = files.sorted().toList();
            return paths.stream().map(RealService::text).toList();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
