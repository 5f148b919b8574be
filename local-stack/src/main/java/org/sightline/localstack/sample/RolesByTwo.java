package org.sightline.localstack.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sightline.localstack.people.Tokens;

/** Gives invented people roles in agencies as it is done: one person drafts, another approves. */
public final class RolesByTwo {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Who gave the reporter's role does not give the certifier's, so that an office needs three admins to give both. */
    private static final List<String> ADMINS = List.of("admin", "admin2", "admin3");

    private final String gateway;
    private final String agency;

    private RolesByTwo(String gateway, String agency) {
        this.gateway = gateway;
        this.agency = agency;
    }

    /**
     * Roles in an agency.
     *
     * @param gateway base address
     * @param agency the id, which the gateway knows
     */
    public static RolesByTwo at(String gateway, String agency) {
        return new RolesByTwo(gateway, agency);
    }

    /**
     * Gives a role; does nothing where the person holds it.
     *
     * @param role reader, reporter, certifier or agency-admin
     * @param colleague the sign-in name of somebody who holds a role in the agency and approves; null where nobody does,
     *     so that the office approves
     * @throws IllegalStateException where nobody may draft or approve it
     */
    public void give(String username, String role, @Nullable String colleague) {
        if (holds(username, role)) {
            return;
        }
        List<String> drafters = role.equals("certifier") ? ADMINS.reversed() : ADMINS;
        JsonNode draft = firstAllowed(
                        drafters, api -> api.postIfAllowed("/agencies/" + agency + "/people", wanted(username, role)))
                .path("draft");
        List<String> approvers = new ArrayList<>(ADMINS);
        if (colleague != null) {
            approvers.addFirst(colleague);
        }
        firstAllowed(
                approvers,
                api -> api.changeIfAllowed(
                        "/agencies/" + agency + "/role-drafts/"
                                + draft.required("id").asText() + "/approval",
                        draft.required("version").asLong()));
    }

    private boolean holds(String username, String role) {
        for (JsonNode person : api(ADMINS.getFirst()).get("/agencies/" + agency + "/people")) {
            if (person.path("username").asText().equals(username)
                    && person.path("role").asText().equals(role)) {
                return true;
            }
        }
        return false;
    }

    private JsonNode firstAllowed(List<String> people, Function<Api, Optional<JsonNode>> request) {
        for (String person : people) {
            Optional<JsonNode> answer = request.apply(api(person));
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        throw new IllegalStateException("None of " + people + " may give a role in the agency " + agency);
    }

    private Api api(String person) {
        return Api.at(gateway, () -> Tokens.of(person));
    }

    private static ObjectNode wanted(String username, String role) {
        return JSON.createObjectNode()
                .put("username", username)
                .put("email", username + "@sample.invalid")
                .put("name", "Sample " + role)
                .put("role", role);
    }
}
