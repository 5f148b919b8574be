package org.sightline.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sightline.testsupport.whole.Person;
import org.sightline.testsupport.whole.Sightline;
import org.sightline.testsupport.whole.Town;

/**
 * A person of one agency asks every operation of the API about another one. What each must answer stands in the
 * gateway's table of routes; an operation without a row fails here.
 */
@Order(6)
@ExtendWith(Sightline.class)
class IsolationTest {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");
    /** Stands in every text of the other agency, and is what the person searches for. */
    private static final String CANARY = "QUOLLCANARY";
    /** What an answer must not hold; not the word alone, which comes back where the person searched for it. */
    private static final String SECRET = CANARY + "SECRET";

    private static Town own;
    private static Town other;
    private static Map<String, String> othersIds;

    private record Operation(String method, String path, int status) {

        String name() {
            return method + " " + path;
        }
    }

    @BeforeAll
    static void theOtherAgencyHasDataOfEveryKind() {
        own = Town.registered("Ownsome");
        Canary canary = Canary.of(SECRET);
        other = canary.town();
        othersIds = new HashMap<>(canary.ids());
        othersIds.put("role", "reader");
        othersIds.put("ruleId", "any");
        othersIds.put("makerId", "hikvision");
        othersIds.put("dataset", "designated");
    }

    @Test
    void everyOperationHasARowAndEveryRowAnOperation() throws IOException {
        Set<String> documented = new TreeSet<>();
        Person.JSON
                .readTree(given().get(Sightline.gateway() + "/api/openapi?format=json")
                        .asString())
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    if (METHODS.contains(method)) {
                        documented.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey());
                    }
                }));
        assertThat(new TreeSet<>(operations().stream().map(Operation::name).toList()))
                .isEqualTo(documented);
    }

    @Test
    void whoIsNotSignedInGets401FromEveryOperation() throws IOException {
        List<String> open = new ArrayList<>();
        for (Operation operation : operations()) {
            // There are more operations than an address without a person may ask for in a minute.
            Response answer = await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofSeconds(1))
                    .atMost(Duration.ofSeconds(90))
                    .until(() -> stranger(operation), given -> given.statusCode() != 429);
            if (answer.statusCode() != 401) {
                open.add(operation.name() + " -> " + answer.statusCode());
            }
        }
        assertThat(open).isEmpty();
    }

    private static Response stranger(Operation operation) {
        return given().redirects()
                .follow(false)
                .contentType("application/json")
                .body("{}")
                .request(operation.method(), Sightline.gateway() + concrete(operation.path(), othersIds));
    }

    @Test
    void aPersonOfOneAgencyLearnsNothingOfAnother() throws IOException {
        List<String> leaks = new ArrayList<>();
        for (String role : List.of("reporter", "certifier")) {
            Person person = Person.of(own.id(), role);
            for (Operation operation : operations()) {
                ask(person, operation, concrete(operation.path(), othersIds), true, leaks);
                if (operation.method().equals("GET")) {
                    ask(
                            person,
                            operation,
                            concrete(operation.path(), othersIds) + "?agencyId=" + other.id(),
                            false,
                            leaks);
                    ask(person, operation, concrete(operation.path(), othersIds) + "?q=" + CANARY, false, leaks);
                }
            }
        }
        assertThat(leaks).isEmpty();
    }

    @Test
    void theOthersThingsAreNotFoundUnderOnesOwnAgencyEither() throws IOException {
        List<String> leaks = new ArrayList<>();
        Map<String, String> mixed = new HashMap<>(othersIds);
        mixed.put("agencyId", own.id().toString());
        for (Operation operation : operations()) {
            if (operation.path().matches("/api/agencies/\\{agencyId}/.*\\{(deviceId|importId)}.*")) {
                Response answer = own.reporter()
                        .send(
                                operation.method(),
                                concrete(operation.path(), mixed),
                                "application/json",
                                body(operation));
                // A change may be refused for want of If-Match before anybody looks.
                if (answer.statusCode() < 400 || answer.asString().contains(SECRET)) {
                    leaks.add(operation.name() + " -> " + answer.statusCode() + " " + answer.asString());
                }
            }
        }
        assertThat(leaks).isEmpty();
    }

    @Test
    void anAgencysFileHoldsAllOfItsThingsAndNothingOfAnother() throws IOException {
        Map<String, String> others = ZipParts.of(other.reporter().get("/api/agencies/" + other.id() + "/export.zip"));
        assertThat(others.keySet())
                .contains(
                        "agency.json",
                        "fund-codes.json",
                        "agency-history.ndjson",
                        "device-imports.ndjson",
                        "device-history.ndjson",
                        "signed-returns.ndjson",
                        "reconciliation-explanations.ndjson",
                        "walks.ndjson",
                        "role-history.ndjson",
                        "service-accounts.ndjson",
                        "audit.ndjson");
        assertThat(others.get("findings.ndjson")).contains("\"notices\":[", "\"notes\":[");
        for (String name : List.of("purchase-lines.ndjson", "devices.ndjson", "findings.ndjson")) {
            assertThat(others.get(name)).as(name).contains(SECRET);
            assertThat(Person.JSON
                            .readTree(others.get("contents.json"))
                            .path("files")
                            .path(name)
                            .asLong())
                    .as(name)
                    .isEqualTo(others.get(name).lines().count());
        }
        Map<String, String> owns = ZipParts.of(own.reporter().get("/api/agencies/" + own.id() + "/export.zip"));
        assertThat(String.join("", owns.values())).contains(own.name()).doesNotContain(SECRET);
    }

    private static void ask(Person person, Operation operation, String path, boolean exactly, List<String> leaks) {
        Response answer = person.send(operation.method(), path, "application/json", body(operation));
        String said = answer.asString() + answer.headers();
        boolean leaked = said.toUpperCase(Locale.ROOT).contains(SECRET);
        boolean asExpected = answer.statusCode() == operation.status()
                // 422: the operation takes no such parameter.
                || (answer.statusCode() == 404 || answer.statusCode() == 422) && !exactly
                // What is open to everybody may say that it does not understand the question.
                || operation.status() == 200
                        && answer.statusCode() < 500
                        && !operation.path().startsWith("/api/agencies")
                        && !operation.path().startsWith("/api/findings");
        if (leaked || !asExpected) {
            leaks.add(person.name() + ": " + operation.method() + " " + path + " -> " + answer.statusCode()
                    + ", expected " + operation.status() + (leaked ? ", LEAKS: " + said : ""));
        }
    }

    private static String body(Operation operation) {
        return operation.method().equals("GET") || operation.method().equals("DELETE")
                ? null
                : "{\"agencyId\":\"" + other.id() + "\",\"from\":\"" + other.id() + "\"}";
    }

    private static String concrete(String path, Map<String, String> ids) {
        String concrete = path.replace("{part}", "matching")
                .replace("{letterId}", "1")
                .replace("{year}", "2026")
                .replace("{revision}", "1")
                .replace("{buyerId}", "0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d42")
                .replace("{row}", "2")
                .replace("{codeId}", "0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d49")
                .replace("{claimId}", "0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d50")
                .replace("{waiverId}", "0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d43")
                .replace("{feedId}", "no-such-feed")
                .replace("{documentId}", "0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d51")
                .replace("{addressId}", "0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d52")
                .replace("{fetchId}", "0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d44")
                .replace("{loadId}", "0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d46")
                .replace("{uploadId}", "0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d45")
                .replace("{start}", "0")
                .replace("{language}", "en")
                .replace("{kind}", "notice")
                .replace("{webhookId}", "0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d46")
                .replace("{notificationId}", "0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d47")
                .replace("{viewId}", "0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d48")
                .replace("{number}", "0");
        for (Map.Entry<String, String> id : ids.entrySet()) {
            concrete = concrete.replace("{" + id.getKey() + "}", id.getValue());
        }
        assertThat(concrete).as("every variable of the path has a value").doesNotContain("{");
        return concrete;
    }

    private static List<Operation> operations() throws IOException {
        List<Operation> operations = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder()
                .commentStrategy(CommentStrategy.SKIP)
                .ofNamedCsvRecord(Path.of("..", "gateway", "src", "main", "resources", "routes.csv"))) {
            rows.forEach(row -> operations.add(new Operation(
                    row.getField("method"), row.getField("path"), Integer.parseInt(row.getField("stranger")))));
        }
        return operations;
    }
}
