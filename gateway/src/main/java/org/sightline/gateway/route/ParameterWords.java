package org.sightline.gateway.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** What a parameter means that is the same at every operation, for those that do not say it themselves. */
final class ParameterWords {

    private static final Map<String, String> MEANING = Map.ofEntries(
            Map.entry("accountId", "The id of the service account"),
            Map.entry("addressId", "The id of the address for OpenRefine"),
            Map.entry("agencyId", "The agency's id"),
            Map.entry("year", "The year that the return is for"),
            Map.entry("buyerId", "The buyer's id"),
            Map.entry("contactId", "The contact's id"),
            Map.entry("deviceId", "The device's id"),
            Map.entry("draftId", "The draft's id"),
            Map.entry("fileId", "The evidence file's id"),
            Map.entry("findingId", "The finding's id"),
            Map.entry("documentId", "The document's id"),
            Map.entry("feedId", "The feed's id"),
            Map.entry("fetchId", "The fetch's id"),
            Map.entry("importId", "The import's id"),
            Map.entry("listId", "The device list's id"),
            Map.entry("viewId", "The saved view's id"),
            Map.entry("number", "The edition's number"),
            Map.entry("letterId", "The number of the message in its part"),
            Map.entry("planId", "The remediation plan's id"),
            Map.entry("stepId", "The id of the step of the plan"),
            Map.entry("waiverId", "The waiver's id"),
            Map.entry("walkId", "The walk's id"),
            Map.entry("claimId", "The claim's id"),
            Map.entry("codeId", "The claim code's id"),
            Map.entry("makerId", "The maker's id"),
            Map.entry("part", "gateway, ingest, matching or inventory"),
            Map.entry("username", "The name with which the person signs in"),
            Map.entry("role", "The role of the person in the agency"),
            Map.entry("overdue", "Whether to list only what is overdue"),
            Map.entry("cursor", "The nextCursor of the page before"),
            Map.entry("limit", "How many to give, 1 to 1000; 50 where missing"),
            Map.entry("If-Match", "The ETag that was read"),
            Map.entry("knownSeq", "The number of a row that you saw before"),
            Map.entry("knownHash", "The hash that the row had then"));

    private ParameterWords() {}

    static void describe(JsonNode parameter) {
        String meaning = MEANING.get(parameter.path("name").asText());
        if (meaning != null && !parameter.has("description") && parameter instanceof ObjectNode one) {
            one.put("description", meaning);
        }
    }
}
