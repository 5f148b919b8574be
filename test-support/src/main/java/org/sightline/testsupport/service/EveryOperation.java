package org.sightline.testsupport.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sightline.localstack.people.Tokens;

/**
 * What holds for every operation of a service, asked one by one from its own API document: nobody gets anything without
 * signing in, a person of another agency neither, and who may not do what the gateway's table of routes declares for it
 * is refused. A service's test class implements this and says what differs.
 */
public interface EveryOperation {

    /** The service as the table of routes names it: ingest, matching, inventory. */
    String service();

    /** A meter of the service's own that its metrics must show. */
    String meter();

    /** Operations that need no sign-in, as {@code GET /rules}. */
    default Set<String> open() {
        return Set.of();
    }

    /** Operations that are about no agency, so that a person of any agency gets what the table says, or 200 here. */
    default Set<String> forEverybody() {
        return Set.of();
    }

    /**
     * Operations that need another action here than the gateway's table of routes says, because only the service knows
     * the agency, and those for our own programs, which have no row: by key, as {@code GET /lines/{}}.
     */
    default Map<String, String> actions() {
        return Map.of();
    }

    /**
     * Makes something of every kind that belongs to this agency.
     *
     * @return ids, by the path that ends in their variable, as {@code /lines/{id}}
     */
    Map<String, UUID> thingsOf(UUID agency);

    /** Makes an agency where the service keeps them itself; otherwise any id is one. */
    default UUID newAgency() {
        return UUID.randomUUID();
    }

    /** The document must be walked, not skipped: it is never shorter than this. */
    int fewestOperations();

    @Test
    default void nobodyGetsAnythingWithoutSigningIn() {
        List<DocumentedOperation> operations = DocumentedOperation.all();
        assertThat(operations).hasSizeGreaterThanOrEqualTo(fewestOperations());
        List<String> faults = new ArrayList<>();
        for (DocumentedOperation operation : operations) {
            int wanted = open().contains(operation.name()) ? 200 : 401;
            int anonymous = operation.ask(Map.of(), Map.of()).statusCode();
            int forged = operation
                    .ask(Map.of("Authorization", "Bearer nonsense"), Map.of())
                    .statusCode();
            if (anonymous != wanted && !(wanted == 200 && anonymous == 404) || forged != 401) {
                faults.add(operation.name() + ": " + anonymous + " without a token, " + forged + " with a forged one");
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    default void everyOperationHasARow() {
        Map<String, String> actions = declared();
        assertThat(DocumentedOperation.all())
                .as("operations with no row in routes.csv and none in actions()")
                .extracting(DocumentedOperation::key)
                .allMatch(actions::containsKey);
    }

    @Test
    default void anotherAgencyIsNotFoundThroughAnyOperation() {
        UUID theirs = newAgency();
        UUID own = newAgency();
        Map<String, UUID> things = thingsOf(theirs);
        Map<String, String> actions = declared();
        AccessTable table = AccessTable.read();
        Map<String, String> tokens = tokens(table, own);
        tokens.keySet().removeIf(role -> !table.isOfAgency(role));
        List<String> faults = new ArrayList<>();
        for (DocumentedOperation operation : DocumentedOperation.all()) {
            boolean everybody = open().contains(operation.name())
                    || forEverybody().contains(operation.name())
                    || "SIGNED_IN".equals(actions.get(operation.key()))
                            && !operation.path().contains("{");
            for (Map.Entry<String, String> token : tokens.entrySet()) {
                HttpResponse<String> answer = operation.ask(person(token.getValue()), things);
                boolean refused = Set.of(403, 404).contains(answer.statusCode());
                if (!refused && !everybody || answer.body().contains(theirs.toString())) {
                    faults.add(operation.name() + " as a " + token.getKey() + " elsewhere: " + answer.statusCode() + " "
                            + answer.body());
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    /** What the table of who may do what says of the action that is declared for an operation, and nothing else. */
    @Test
    default void everyRoleMayDoWhatTheTableSaysAndNothingElse() {
        UUID agency = newAgency();
        Map<String, UUID> things = thingsOf(agency);
        Map<String, String> actions = declared();
        AccessTable table = AccessTable.read();
        List<String> faults = new ArrayList<>();
        for (Map.Entry<String, String> token : tokens(table, agency).entrySet()) {
            for (DocumentedOperation operation : DocumentedOperation.with(hidden())) {
                String action = actions.getOrDefault(operation.key(), "ADMINISTER");
                boolean allowed = table.allows(token.getKey(), action);
                HttpResponse<String> answer = operation.ask(person(token.getValue()), things);
                boolean refused = Set.of(403, 404).contains(answer.statusCode());
                boolean wrong = allowed ? Set.of(401, 403).contains(answer.statusCode()) : !refused;
                if (wrong) {
                    faults.add(operation.name() + " needs " + action + ", and " + token.getKey() + " got "
                            + answer.statusCode() + " " + answer.body());
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    /** A machine of the agency or the office, of a kind that may do this, which was not made for this operation. */
    @Test
    default void aServiceAccountUsesOnlyWhatItWasMadeFor() {
        UUID agency = newAgency();
        Map<String, UUID> things = thingsOf(agency);
        List<String> faults = new ArrayList<>();
        for (String token : List.of(
                Tokens.serviceAccount(agency, List.of("GET /nothing")),
                Tokens.officeServiceAccount(List.of("GET /nothing"), List.of("any")))) {
            for (DocumentedOperation operation : DocumentedOperation.with(hidden())) {
                HttpResponse<String> answer = operation.ask(person(token), things);
                if (!open().contains(operation.name()) && answer.statusCode() != 403) {
                    faults.add(operation.name() + ": " + answer.statusCode());
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    default void theCommittedDocumentIsTheOneThatIsServed() throws IOException {
        String served = Management.get("/openapi?format=yaml").asString();
        Path fresh = Path.of("target", "openapi", "served.yaml");
        Path committed = Path.of("openapi", "openapi.yaml");
        Files.createDirectories(fresh.getParent());
        Files.writeString(fresh, served);
        assertThat(Files.exists(committed) ? Files.readString(committed) : "")
                .as("The API changed. If it is intended: cp %s-service/%s %1$s-service/%s", service(), fresh, committed)
                .isEqualTo(served);
    }

    @Test
    default void healthAndMetricsSayWhatMattersOnAPortOfTheirOwn() {
        var ready = Management.get("/health/ready");
        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(ready.asString()).contains("\"UP\"").containsIgnoringCase("database");
        assertThat(Management.get("/health/live").statusCode()).isEqualTo(200);
        assertThat(Management.get("/metrics").asString()).contains(meter());
        for (String path : List.of("/q/health", "/q/health/ready", "/q/metrics", "/q/openapi")) {
            assertThat(given().get(path).statusCode())
                    .as("%s on the port of the API", path)
                    .isEqualTo(401);
        }
    }

    @Test
    default void everyAnswerNamesItsCorrelationId() {
        Map<String, String> auditor = new HashMap<>(person(Tokens.of("auditor")));
        auditor.put("X-Correlation-Id", "c-9");
        for (DocumentedOperation operation : DocumentedOperation.all()) {
            HttpResponse<String> answer = operation.ask(auditor, Map.of());
            assertThat(answer.headers().firstValue("X-Correlation-Id"))
                    .as(operation.name())
                    .hasValue("c-9");
            if (answer.statusCode() >= 400) {
                assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                        .as(operation.name())
                        .startsWith("application/problem+json");
                assertThat(Messages.json(answer.body()).path("correlationId").asText())
                        .as(operation.name())
                        .isEqualTo("c-9");
            }
        }
    }

    /** The action that the gateway's table of routes declares, or the service itself, by key of the operation. */
    private Map<String, String> declared() {
        Path table = Path.of(System.getProperty("sightline.root"), "gateway/src/main/resources/routes.csv");
        try (Stream<String> lines = Files.lines(table)) {
            Map<String, String> declared = lines.filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(",", -1))
                    .filter(row -> row[4].equals(service()))
                    .collect(Collectors.toMap(
                            row -> DocumentedOperation.key(row[0], row[1].substring("/api".length())),
                            // Without an agency in the query it is about all of them.
                            row -> row[6].equals("query") ? "OVERSEE" : row[5]));
            declared.putAll(actions());
            return declared;
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** Operations of the kit, which no document describes. */
    private static List<String> hidden() {
        return List.of(
                "GET /system",
                "GET /system/settings",
                "GET /system/dead-letters",
                "GET /system/dead-letters/0",
                "POST /system/dead-letters/0/replay",
                "POST /system/dead-letters/0/replay/approval",
                "POST /system/dead-letters/0/discard");
    }

    /** A token for each role, in the agency or in the office; the service accounts were made for every operation. */
    private static Map<String, String> tokens(AccessTable table, UUID agency) {
        List<String> operations = DocumentedOperation.all().stream()
                .map(DocumentedOperation::key)
                .distinct()
                .sorted()
                .toList();
        Map<String, String> tokens = new LinkedHashMap<>();
        for (String role : table.roles()) {
            tokens.put(
                    role,
                    switch (role) {
                        case "service-account" -> Tokens.serviceAccount(agency, operations);
                        // The source that its requests name.
                        case "office-service-account" -> Tokens.officeServiceAccount(operations, List.of("sample"));
                        default ->
                            table.isOfAgency(role) ? Tokens.agencyPerson(agency, role) : Tokens.officePerson(role);
                    });
        }
        return tokens;
    }

    private static Map<String, String> person(String token) {
        return Map.of("Authorization", "Bearer " + token, "Content-Type", "application/json");
    }
}
