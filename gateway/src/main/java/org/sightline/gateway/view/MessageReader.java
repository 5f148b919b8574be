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

    /**
     * The message's fields.
     *
     * @param required fields that must be there
     * @throws IllegalArgumentException where it is no JSON object or lacks a field
     */
    JsonNode read(String text, String... required) {
        JsonNode node;
        try {
            node = json.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("Not JSON: " + broken.getOriginalMessage(), broken);
        }
        if (node == null || !node.isObject()) {
            throw new IllegalArgumentException("Not a JSON object");
        }
        for (String field : required) {
            if (!node.hasNonNull(field)) {
                throw new IllegalArgumentException("Without " + field);
            }
        }
        if (node.get("version") == null || node.get("version").asLong() < 1) {
            throw new IllegalArgumentException("Without a version");
        }
        return node;
    }

    static UUID id(JsonNode node, String field) {
        try {
            return UUID.fromString(node.path(field).asText());
        } catch (IllegalArgumentException noUuid) {
            throw new IllegalArgumentException(
                    field + " is not a UUID: " + node.path(field).asText(), noUuid);
        }
    }

    static Period period(JsonNode node, String field) {
        try {
            return Period.of(node.path(field).asText(null));
        } catch (IllegalArgumentException noDate) {
            throw new IllegalArgumentException(field + ": " + noDate.getMessage(), noDate);
        }
    }
}
