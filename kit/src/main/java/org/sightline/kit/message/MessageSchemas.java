package org.sightline.kit.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What a message of a topic looks like, by the schemas of the folder {@code messages}, as the build put them beside this class. */
public final class MessageSchemas {

    /** The schema of each topic. */
    private static final Map<String, String> NAMES = Map.of(
            "agencies", "agency",
            "buyers", "buyer",
            "contract-lines", "contract-line",
            "coverage", "coverage",
            "devices", "device",
            "findings", "finding",
            "grants", "grant",
            "imports", "import",
            "returns", "return",
            "watchlists", "watchlist");

    /** Faults that are said at once. */
    private static final int MOST_FAULTS = 10;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private MessageSchemas() {}

    /** The topics that have a schema. */
    public static Set<String> topics() {
        return NAMES.keySet();
    }

    /**
     * What is wrong with a message.
     *
     * @return at most ten sentences; empty where it fits
     */
    public static List<String> faults(String topic, String payload) {
        String name = NAMES.get(topic);
        if (name == null) {
            return List.of("Nobody knows what a message of " + topic + " looks like.");
        }
        JsonNode message;
        try {
            message = JSON.readTree(payload);
        } catch (JsonProcessingException unreadable) {
            return List.of("It is no JSON: " + unreadable.getOriginalMessage());
        }
        return schema(name)
                .validate(message, context -> context.executionConfig(how -> how.formatAssertionsEnabled(true)))
                .stream()
                .map(Error::toString)
                .limit(MOST_FAULTS)
                .toList();
    }

    private static Schema schema(String name) {
        String file = name + ".v1.schema.json";
        try (InputStream text = Objects.requireNonNull(MessageSchemas.class.getResourceAsStream(file), file)) {
            return SCHEMAS.getSchema(new String(text.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
