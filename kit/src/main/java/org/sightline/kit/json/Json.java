package org.sightline.kit.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * JSON as messages and stored values are written, whatever the API's JSON is set to: times as ISO 8601 texts, fields
 * that are not known ignored. The API itself is stricter.
 */
public final class Json {

    /** For whoever needs readers or writers of their own. Do not change its settings. */
    public static final JsonMapper MAPPER = JsonMapper.builder()
            .findAndAddModules()
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Json() {}

    /** The value as JSON. */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException cannot) {
            throw new IllegalArgumentException("It cannot be written as JSON: " + value.getClass(), cannot);
        }
    }

    /**
     * The value that the JSON says.
     *
     * @throws IllegalArgumentException where it is not the JSON of such a value
     */
    public static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException unreadable) {
            throw notJson(unreadable);
        }
    }

    /**
     * The JSON as a tree.
     *
     * @throws IllegalArgumentException where it is no JSON
     */
    public static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException unreadable) {
            throw notJson(unreadable);
        }
    }

    private static IllegalArgumentException notJson(JsonProcessingException unreadable) {
        return new IllegalArgumentException(
                "Not the JSON that is expected: " + unreadable.getOriginalMessage(), unreadable);
    }
}
