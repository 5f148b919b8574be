package org.sightline.gateway.pages.agencies.claim;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.Ask;

/** The claim of one agency and its letter, as the office sees and decides them. */
record OfficeClaims(Ask admin, UUID agency) {

    JsonNode claim() {
        return newest("/api/claims");
    }

    JsonNode code() {
        return newest("/api/claim-codes");
    }

    /** Where the claim is decided, as a page; the API has it below {@code /api}. */
    String place(String decision) {
        return "/claims/" + claim().path("id").asText() + "/" + decision;
    }

    /** The claim decided through the API, as it is now. */
    Response decide(Ask who, String decision, @Nullable String reason) {
        return who.send(
                "POST",
                "/api" + place(decision),
                reason == null ? null : "{\"reason\":\"" + reason + "\"}",
                "If-Match",
                "\"" + claim().path("version").asText() + "\"");
    }

    private JsonNode newest(String list) {
        for (JsonNode one : admin.json(list)) {
            if (one.path("agencyId").asText().equals(agency.toString())) {
                return one;
            }
        }
        throw new AssertionError("None of " + agency);
    }
}
