package org.sightline.gateway.pages.people.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.util.UUID;
import org.sightline.gateway.Ask;

/** The roles of an agency as two people give them. */
public record RoleDraftsOf(UUID agency) {

    public static RoleDraftsOf agency(UUID agency) {
        return new RoleDraftsOf(agency);
    }

    /** An invitation of somebody invented. */
    public static String invitation(String username, String role) {
        return "{\"username\":\"%s\",\"email\":\"%1$s@sample.invalid\",\"name\":\"Sample Person\",\"role\":\"%s\"}"
                .formatted(username, role);
    }

    /** What one person drafts. */
    JsonNode drafted(Ask by, String invitation) {
        Response drafted = by.send("POST", "/api/agencies/" + agency + "/people", invitation);
        assertThat(drafted.statusCode()).as(drafted.asString()).isIn(200, 201);
        return Ask.parse(drafted.asString()).path("draft");
    }

    /** The approval of a draft. */
    Response approve(Ask by, JsonNode draft) {
        return by.send(
                "POST",
                "/api/agencies/" + agency + "/role-drafts/" + draft.path("id").asText() + "/approval",
                null,
                "If-Match",
                "\"" + draft.path("version").asText() + "\"");
    }

    /** Gives a role: one person drafts it, another approves it. */
    public Response approved(Ask by, String invitation, Ask approver) {
        Response approved = approve(approver, drafted(by, invitation));
        assertThat(approved.statusCode()).as(approved.asString()).isEqualTo(200);
        return approved;
    }
}
