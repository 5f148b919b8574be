package org.sightline.inventory.agency;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.UUID;
import org.sightline.kit.json.Json;

/**
 * A buyer first seen in published data: what this service uses of {@code buyer.seen.v1}.
 *
 * @param name as published
 * @param kind empty where the message has none
 */
record Buyer(UUID id, String name, String state, Optional<AgencyKind> kind) {

    private static final int LONGEST_NAME = 300;

    /**
     * Reads a message.
     *
     * @throws IllegalArgumentException where it is not a buyer, with the reason
     */
    static Buyer read(String message) {
        JsonNode node = Json.tree(message);
        String name = text(node, "name");
        String state = text(node, "state");
        if (!state.matches("[A-Z]{2}")) {
            throw new IllegalArgumentException("state is not two capital letters");
        }
        if (name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("name has more than " + LONGEST_NAME + " characters");
        }
        if (BuyerName.key(name).isEmpty()) {
            throw new IllegalArgumentException("name has neither letter nor digit");
        }
        return new Buyer(
                UUID.fromString(text(node, "id")),
                name,
                state,
                AgencyKind.of(node.path("kind").asText("")));
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return value.textValue();
    }
}
