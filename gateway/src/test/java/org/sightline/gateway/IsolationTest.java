package org.sightline.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sightline.gateway.audit.AuditLog;
import org.sightline.kit.caller.Caller;
import org.sightline.localstack.people.Tokens;

/**
 * A person of one agency asks every operation of the API about another agency. What each must answer stands in
 * the table of routes, a row an operation; an operation without a row fails here.
 */
@QuarkusTest
@RealGateway
class IsolationTest {

    /** What a person searches for, and what stands in every text of the other agency. */
    private static final String SOUGHT = "QUOLLCANARY";

    private static final String CANARY = SOUGHT + "DATA";
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

    @Inject
    AuditLog log;

    private final UUID own = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();
    private final UUID otherFinding = UUID.randomUUID();

    /** @param expected the status that a person of another agency gets */
    private record Operation(String method, String path, int expected) {

        String name() {
            return method + " " + path;
        }
    }

    @Test
    void everyOperationHasARowAndEveryRowAnOperation() throws IOException {
        Set<String> documented = new TreeSet<>();
        JsonNode paths =
                Ask.parse(given().get("/api/openapi?format=json").asString()).path("paths");
        paths.fields()
                .forEachRemaining(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    if (METHODS.contains(method) && path.getKey().startsWith("/api")) {
                        documented.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey());
                    }
                }));
        assertThat(new TreeSet<>(operations().stream().map(Operation::name).toList()))
                .isEqualTo(documented);
    }

    @Test
    void anonymousIsRefusedEverywhere() throws IOException {
        for (Operation operation : operations()) {
            Response answer = given().redirects()
                    .follow(false)
                    .contentType("application/json")
                    .body("{}")
                    .request(operation.method(), concrete(operation));
            assertThat(answer.statusCode()).as(operation.name()).isEqualTo(401);
            assertThat(answer.contentType()).as(operation.name()).isEqualTo("application/problem+json");
        }
    }

    @Test
    void nobodyLearnsAnythingOfAnotherAgency() throws IOException {
        theOtherAgencyHasData();
        for (String role : List.of("reporter", "certifier")) {
            Ask person = Ask.with(Tokens.agencyPerson(own, role));
            for (Operation operation : operations()) {
                for (String query : List.of("", "?agencyId=" + other, "?q=" + SOUGHT)) {
                    boolean list = operation.method().equals("GET")
                            && !operation.path().contains("{agencyId}");
                    if (query.isEmpty() || list) {
                        assertNothingOfTheOther(person, role, operation, query);
                    }
                }
            }
        }
    }

    private void assertNothingOfTheOther(Ask person, String role, Operation operation, String query) {
        String body = operation.method().equals("GET") || operation.method().equals("DELETE")
                ? null
                : "{\"agencyId\":\"" + other + "\",\"from\":\"" + other + "\"}";
        Response answer = person.send(operation.method(), concrete(operation) + query, body);
        String what = role + " " + operation.name() + query + ": " + answer.asString();
        if (!query.isEmpty()) {
            // 404: it is the other's. 422: the operation takes no such parameter.
            assertThat(answer.statusCode()).as(what).isIn(operation.expected(), 404, 422);
        } else {
            assertThat(answer.statusCode()).as(what).isEqualTo(operation.expected());
        }
        assertThat(answer.asString() + answer.headers()).as(what).doesNotContainIgnoringCase(CANARY);
    }

    private String concrete(Operation operation) {
        return operation
                .path()
                .replace("{agencyId}", other.toString())
                .replace("{findingId}", otherFinding.toString())
                .replace("{sourceId}", "any")
                .replace("{ruleId}", "any")
                .replace("{makerId}", "any")
                .replace("{username}", "any")
                .replace("{role}", "reporter")
                .replaceAll("\\{[a-zA-Z]+}", UUID.randomUUID().toString());
    }

    private void theOtherAgencyHasData() {
        Say.agencies(
                Say.agency(other, "Town of " + CANARY + " (invented)", "town"),
                Say.agency(own, "Town of Ownplace (invented)", "town"));
        ObjectNode finding = Say.purchase(other, "canary-maker", "2021-01-01", "PROHIBITED")
                .put("id", otherFinding.toString())
                .put("explanation", CANARY)
                .put("decision", "confirmed")
                .put("status", "triaged");
        ((ObjectNode) finding.withArray("lines").get(0))
                .put("vendorName", CANARY + " VENDOR")
                .put("description", CANARY + " CAMERA")
                .put("documentNumber", CANARY);
        UUID device = UUID.randomUUID();
        Say.findings(finding, Say.deviceFinding(device, other, "canary-maker").put("explanation", CANARY));
        Say.send("devices", Say.device(device, other, 3).put("site", CANARY).put("maker", CANARY));
        Say.send("coverage", Say.coverage(other, CANARY, 9));
        log.write(other, Caller.of("s", CANARY, Set.of(), List.of()), CANARY, "/api/" + CANARY, "done 200");
        Ask office = Ask.as("analyst");
        office.until(
                "/api/agencies/" + other + "/compliance",
                json -> json.at("/purchases/count").asInt() == 1
                        && json.at("/devices/pieces").asInt() == 3
                        && json.path("coverage").size() == 1
                        && json.at("/devices/flagged").asInt() == 1);
        office.until("/api/agencies?q=ownplace", json -> json.path("total").asInt() >= 1);
        assertThat(office.json("/api/agencies/" + other + "/compliance").toString())
                .contains(CANARY);
    }

    private static List<Operation> operations() throws IOException {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder()
                .commentStrategy(CommentStrategy.SKIP)
                .ofNamedCsvRecord(Path.of("src/main/resources/routes.csv"))) {
            return rows.stream()
                    .map(row -> new Operation(
                            row.getField("method"), row.getField("path"), Integer.parseInt(row.getField("stranger"))))
                    .toList();
        }
    }
}
