package org.sightline.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.sightline.testsupport.whole.Person.fields;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sightline.testsupport.whole.Person;
import org.sightline.testsupport.whole.Sightline;

/**
 * What a thing shows and a change may not set (its id, version, status, agency, who did it): sent along with a right change,
 * each of them is refused (422) and nothing has changed.
 */
@Order(6)
@ExtendWith(Sightline.class)
class ReadOnlyFieldsTest {

    private static Canary canary;
    private static JsonNode document;

    /**
     * A change.
     *
     * @param thing where what it changes is read
     */
    private record Change(
            String operation, Person who, String method, String path, String thing, Map<String, Object> body) {}

    @BeforeAll
    static void anAgencyHasThings() {
        canary = Canary.of("READONLYWORD");
        document = Person.parse(given().get(Sightline.gateway() + "/api/openapi?format=json"));
    }

    private static List<Change> changes() {
        String agency = "/api/agencies/" + canary.town().id();
        String device = agency + "/devices/" + canary.ids().get("deviceId");
        String finding = "/api/findings/" + canary.ids().get("findingId");
        String line = "/api/lines/" + canary.ids().get("lineId");
        Person reporter = canary.town().reporter();
        return List.of(
                new Change(
                        "changeDevice",
                        reporter,
                        "PUT",
                        device,
                        device,
                        fields("maker", "Hikvision", "model", "DS-2CD2143G0-I")),
                new Change(
                        "removeDevice",
                        reporter,
                        "POST",
                        device + "/removal",
                        device,
                        fields("date", "2026-01-01", "method", "recycled")),
                new Change(
                        "changeAgency",
                        Person.admin(),
                        "PUT",
                        agency,
                        agency,
                        fields("name", canary.town().name(), "kind", "town", "state", "XF")),
                new Change(
                        "decide",
                        Person.analyst(),
                        "POST",
                        finding + "/decisions",
                        finding,
                        fields("decision", "confirmed", "reason", "x")),
                new Change(
                        "respond",
                        reporter,
                        "POST",
                        finding + "/responses",
                        finding,
                        fields("answer", "planned", "text", "x")),
                new Change("addFunding", Person.analyst(), "POST", line + "/funding", line, fields("text", "CDBG")));
    }

    @Test
    void whatNobodyMaySetIsRefusedAndUnchanged() {
        List<String> wrong = new ArrayList<>();
        for (Change change : changes()) {
            Response before = change.who().get(change.thing());
            assertThat(before.statusCode()).as(change.thing()).isEqualTo(200);
            Set<String> readOnly = new TreeSet<>();
            Person.parse(before).fieldNames().forEachRemaining(readOnly::add);
            readOnly.addAll(Set.of("createdBy", "certifiedBy", "decidedBy", "recordedAt"));
            readOnly.removeAll(settable(change.operation()));
            assertThat(readOnly)
                    .as("%s shows what cannot be set", change.operation())
                    .hasSizeGreaterThan(4);
            for (String field : readOnly) {
                Map<String, Object> body = new HashMap<>(change.body());
                body.put(field, "x");
                Response answer = change.who()
                        .change(change.method(), change.path(), before.header("ETag"), "application/json", body);
                if (answer.statusCode() != 422 || !answer.asString().contains("/" + field)) {
                    wrong.add(change.operation() + " " + field + ": " + answer.statusCode() + " " + answer.asString());
                }
            }
            Response after = change.who().get(change.thing());
            assertThat(after.header("ETag")).as(change.operation()).isEqualTo(before.header("ETag"));
            assertThat(Person.parse(after)).as(change.operation()).isEqualTo(Person.parse(before));
        }
        assertThat(wrong).isEmpty();
    }

    /** The fields that the document lets a client send with this operation. */
    private static Set<String> settable(String operation) {
        Set<String> names = new TreeSet<>();
        document.path("paths")
                .forEach(path -> path.forEach(method -> {
                    if (method.path("operationId").asText().equals(operation)) {
                        JsonNode schema = method.path("requestBody")
                                .path("content")
                                .path("application/json")
                                .path("schema");
                        resolved(schema).path("properties").fieldNames().forEachRemaining(names::add);
                    }
                }));
        assertThat(names).as("fields of " + operation).isNotEmpty();
        return names;
    }

    private static JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").asText();
        if (!reference.isEmpty()) {
            return document.at(reference.substring(1));
        }
        JsonNode any = schema.has("anyOf") ? schema.path("anyOf") : schema.path("oneOf");
        return any.isArray() ? resolved(any.get(0)) : schema;
    }
}
