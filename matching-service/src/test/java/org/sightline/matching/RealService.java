package org.sightline.matching;

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
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.eclipse.microprofile.config.ConfigProvider;
import org.sightline.localstack.people.Tokens;
import org.sightline.localstack.testing.KafkaRecords;
import org.sightline.localstack.testing.RealComponents;

/** What the tests of the running service share: messages in and out, people with real tokens. */
@QuarkusTestResource(value = RealComponents.class, initArgs = @ResourceArg(name = "service", value = "matching"))
public abstract class RealService {

    protected static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    protected ObjectMapper json;

    protected static RequestSpecification as(String person) {
        return given().auth().oauth2(Tokens.of(person)).contentType(ContentType.JSON);
    }

    protected static RequestSpecification reporter(UUID agency) {
        return given().auth().oauth2(Tokens.agencyPerson(agency, "reporter")).contentType(ContentType.JSON);
    }

    protected static ConditionFactory eventually() {
        return Awaitility.await().atMost(SOON).pollInterval(Duration.ofMillis(50));
    }

    protected static KafkaRecords kafka() {
        return KafkaRecords.at(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
    }

    protected void send(String topic, UUID key, Object message) {
        try {
            kafka().send(topic, key.toString(), Map.of("correlation_id", "c-test"), json.writeValueAsString(message));
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    /** An agency as inventory-service would tell of it. */
    protected void agency(UUID id, long version, String kind, Boolean federalContractor) {
        Map<String, Object> agency = new java.util.HashMap<>(Map.of(
                "id",
                id,
                "version",
                version,
                "name",
                "Invented agency " + id,
                "state",
                "XF",
                "status",
                "registered",
                "aliases",
                List.of(),
                "aliasIds",
                List.of(),
                "updatedAt",
                "2026-11-24T15:30:00Z"));
        agency.put("kind", kind);
        agency.put("federalContractor", federalContractor);
        send("agencies", id, agency);
    }

    /** The findings of an agency as the service lists them, withdrawn ones too. */
    protected static List<Map<String, Object>> findings(UUID agency) {
        return as("auditor")
                .queryParam("agencyId", agency)
                .queryParam("limit", 1000)
                .get("/findings")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
    }

    /** Waits until the agency has exactly this many findings that hold, and gives them. */
    protected static List<Map<String, Object>> settled(UUID agency, int count) {
        return eventually().until(() -> holding(agency), found -> found.size() == count);
    }

    protected static List<Map<String, Object>> holding(UUID agency) {
        return findings(agency).stream()
                .filter(finding -> finding.get("withdrawn").equals(false))
                .toList();
    }

    @SuppressWarnings("unchecked")
    protected static List<String> actions(Map<String, Object> finding) {
        return ((List<Map<String, Object>>) finding.get("timeline"))
                .stream().map(entry -> (String) entry.get("action")).toList();
    }

    protected static Path messages() {
        return Path.of(System.getProperty("sightline.root"), "messages");
    }

    /** What the schema has against a message. */
    protected static Set<String> against(String schema, JsonNode message) {
        SchemaValidatorsConfig formats =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        JsonSchema jsonSchema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(text(messages().resolve(schema)), formats);
        return jsonSchema.validate(message).stream()
                .map(ValidationMessage::getMessage)
                .collect(Collectors.toSet());
    }

    /** Every example of a topic. */
    protected static List<String> examples(String topic) {
        try (Stream<Path> files = Files.list(messages().resolve("examples").resolve(topic))) {
            return files.sorted().toList().stream().map(RealService::text).toList();
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
