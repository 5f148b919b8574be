package org.sightline.gateway.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Reads a message, or says why it cannot be taken. */
@ApplicationScoped
class MessageReader {

    private final ObjectMapper json;

    MessageReader(ObjectMapper json) {
        this.json = json;
    }

    /** A message that nobody can take, however often it is tried; its message says why. */
    static final class Unreadable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unreadable(String why, Throwable cause) {
            super(why, cause);
        }
    }

    /**
     * The message's fields.
     *
     * @param required fields that must be there
     * @throws Unreadable where it is no JSON object or lacks a field
     */
    JsonNode read(String text, String... required) {
        JsonNode node;
        try {
            node = json.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new Unreadable("Not JSON: " + broken.getOriginalMessage(), broken);
        }
        if (node == null || !node.isObject()) {
            throw new Unreadable("Not a JSON object", null);
        }
        for (String field : required) {
            if (!node.hasNonNull(field)) {
                throw new Unreadable("Without " + field, null);
            }
        }
        if (node.get("version") == null || node.get("version").asLong() < 1) {
            throw new Unreadable("Without a version", null);
        }
        return node;
    }

    static UUID id(JsonNode node, String field) {
        try {
            return UUID.fromString(node.path(field).asText());
        } catch (IllegalArgumentException noUuid) {
            throw new Unreadable(field + " is not a UUID: " + node.path(field).asText(), noUuid);
        }
    }

    static Period period(JsonNode node, String field) {
        try {
            return Period.of(node.path(field).asText(null));
        } catch (IllegalArgumentException noDate) {
            throw new Unreadable(field + ": " + noDate.getMessage(), noDate);
        }
    }
}
