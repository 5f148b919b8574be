package org.sightline.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What holds for every operation of the committed public document. */
class PublicDocumentTest {

    /** They change nothing that has a version: they compute, they try a draft, or they end at once. */
    private static final Set<String> WITHOUT_VERSION = Set.of(
            "screen",
            "screenBulk",
            "match",
            "matchDataset",
            "reconcile",
            "check",
            "contractorReport",
            "previewJointDecision",
            "previewNotificationTemplate",
            "simulateWatchlist",
            "simulateRules",
            // A list of approved goods is read; what is drafted of it goes by draftRules.
            "readApprovedGoods",
            // What is ended or confirmed is so, whatever it was before.
            "revoke",
            "revokeServiceAccount",
            "revokeOfficeServiceAccount",
            "endOpenRefineAddress",
            "confirmRole",
            "confirmOfficeRole",
            "sendSetUpLink",
            // A dead letter is decided once; a second decision is 409.
            "replayDeadLetter",
            "approveReplayOfDeadLetter",
            // What this release ships is drafted once; a second draft of it is 409.
            "draftShipped",
            // A contact is only there or not; a run is begun.
            "removeContact",
            // A file is withdrawn once; a second withdrawal is 409.
            "withdrawEvidenceFile",
            // Rows that the sheet has already are not added again.
            "addFileToWatchlistSheet",
            // Each serial number that was read has a name of its own, and is there once.
            "addSightings",
            "runFeed",
            "runListFeed",
            // The body says the version of each device that was read.
            "changeDevices",
            // A published list takes the place of what was loaded before, whoever loaded it.
            "loadPublicBodies",
            "draftPublicBodies",
            // A part says where it begins; one that does not come next is 409. Only who began an upload gives it up.
            // What the caller has read is marked for the caller alone.
            "readInbox",
            "readNotification",
            "sendPart",
            "dropUpload",
            "discardDeadLetter");

    private final JsonNode document = ApiDocument.of("gateway").root();

    private Map<String, JsonNode> operations(String... methods) {
        Map<String, JsonNode> operations = new TreeMap<>();
        document.path("paths")
                .forEach(path -> List.of(methods).forEach(method -> {
                    if (path.has(method)) {
                        operations.put(path.path(method).path("operationId").asText(), path.path(method));
                    }
                }));
        return operations;
    }

    private static boolean takes(JsonNode operation, String header) {
        return StreamSupport.stream(operation.path("parameters").spliterator(), false)
                .anyMatch(parameter -> parameter.path("name").asText().equals(header));
    }

    private static boolean creates(JsonNode operation) {
        return operation.path("responses").has("201")
                || operation.path("responses").has("202")
                || takes(operation, "Idempotency-Key");
    }

    @Test
    void everyCreationTakesAnIdempotencyKey() {
        assertThat(operations("post"))
                .allSatisfy((name, operation) ->
                        assertThat(takes(operation, "Idempotency-Key")).as(name).isEqualTo(creates(operation)));
    }

    @Test
    void everyOtherChangeTakesTheVersionThatWasRead() {
        assertThat(operations("post", "put", "delete").entrySet())
                .filteredOn(operation -> !creates(operation.getValue()))
                .filteredOn(operation -> !WITHOUT_VERSION.contains(operation.getKey()))
                .allSatisfy(operation -> {
                    assertThat(takes(operation.getValue(), "If-Match"))
                            .as(operation.getKey())
                            .isTrue();
                    assertThat(operation.getValue().path("responses").has("412"))
                            .as(operation.getKey())
                            .isTrue();
                    assertThat(operation.getValue().path("responses").has("428"))
                            .as(operation.getKey())
                            .isTrue();
                });
    }

    @Test
    void whatIsMadeSaysWhereItIs() {
        assertThat(operations("post").entrySet())
                .filteredOn(operation -> operation.getValue().path("responses").has("201"))
                .allSatisfy(operation -> assertThat(operation
                                .getValue()
                                .at("/responses/201/headers")
                                .has("Location"))
                        .as(operation.getKey())
                        .isTrue());
    }

    @Test
    void everyRefusalIsAProblem() {
        List<String> others = new ArrayList<>();
        operations("get", "post", "put", "delete")
                .forEach((name, operation) -> operation.path("responses").properties().stream()
                        .filter(response -> response.getKey().matches("[45].."))
                        .filter(response ->
                                !resolved(response.getValue()).path("content").has("application/problem+json"))
                        .forEach(response -> others.add(name + " " + response.getKey())));

        assertThat(others).isEmpty();
    }

    @Test
    void everyParameterSaysWhatItMeans() {
        assertThat(operations("get", "post", "put", "delete"))
                .allSatisfy((name, operation) -> assertThat(operation.path("parameters"))
                        .allSatisfy(parameter -> assertThat(
                                        resolved(parameter).path("description").asText())
                                .as(name + ": " + parameter)
                                .isNotBlank()));
    }

    @Test
    void noMediaTypeIsLeftOpen() {
        assertThat(document.findValues("content"))
                .allSatisfy(content -> assertThat(content.has("*/*")).isFalse());
    }

    @Test
    void everySchemaHasANameThatSaysWhatItIs() {
        assertThat((Iterable<String>) () -> document.at("/components/schemas").fieldNames())
                .noneMatch(name -> name.matches(".*\\d"));
    }

    /** What a request may leave out is for its own record to say; what an answer always has is seen from its code. */
    @Test
    void everyAnswerSaysWhatItAlwaysHas() {
        Set<String> sent = new TreeSet<>();
        operations("post", "put")
                .values()
                .forEach(operation -> follow(operation.path("requestBody").path("content"), sent));
        List<String> silent = document.at("/components/schemas").properties().stream()
                .filter(schema -> schema.getValue().has("properties")
                        && schema.getValue().path("required").isEmpty())
                .map(Map.Entry::getKey)
                .filter(name -> !sent.contains(name))
                .toList();

        // What waits to be sent may not be known at all.
        assertThat(silent).containsExactly("Outbox");
    }

    private void follow(JsonNode node, Set<String> reached) {
        node.findValuesAsText("$ref").stream().filter(reached::add).forEach(reference -> {
            reached.add(reference.substring(reference.lastIndexOf('/') + 1));
            follow(document.at(reference.substring(1)), reached);
        });
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }
}
