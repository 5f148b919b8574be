package org.sightline.kit.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which service alone writes each topic, by {@code messages/topics.yaml}, as the build put it beside this class. */
public final class TopicOwners {

    private static final Map<String, String> OWNERS = read();

    private TopicOwners() {}

    /** The service that owns a topic; null for none. */
    public static @Nullable String of(String topic) {
        return OWNERS.get(topic);
    }

    /** The topics that a service alone writes; none for a service that the table does not name. */
    public static List<String> ownedBy(String service) {
        return OWNERS.entrySet().stream()
                .filter(owned -> owned.getValue().equals(service))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private static Map<String, String> read() {
        try (InputStream table = Objects.requireNonNull(TopicOwners.class.getResourceAsStream("topics.yaml"))) {
            Map<String, String> owners = new HashMap<>();
            for (JsonNode topic : new YAMLMapper().readTree(table).path("topics")) {
                owners.put(
                        topic.required("name").asText(), topic.required("owner").asText());
            }
            return Map.copyOf(owners);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
