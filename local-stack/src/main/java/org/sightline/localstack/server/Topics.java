package org.sightline.localstack.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.sightline.localstack.process.Root;

/** The topics of {@code messages/topics.yaml}, each with its {@code <name>.dead}. */
public final class Topics {

    private static final short ONE_COPY = 1;

    private Topics() {}

    public static List<NewTopic> of(Path yaml) {
        List<NewTopic> topics = new ArrayList<>();
        for (JsonNode topic : read(yaml).path("topics")) {
            String name = topic.required("name").asText();
            topics.add(new NewTopic(name, topic.required("partitions").asInt(), ONE_COPY)
                    .configs(Map.of("cleanup.policy", topic.required("cleanup").asText(), "retention.ms", "-1")));
            topics.add(new NewTopic(name + ".dead", 1, ONE_COPY)
                    .configs(Map.of("cleanup.policy", "delete", "retention.ms", "-1")));
        }
        return topics;
    }

    /** The service that owns a topic: the only one that writes it. */
    public static String owner(String topic) {
        for (JsonNode each :
                read(Root.directory().resolve("messages/topics.yaml")).path("topics")) {
            if (each.required("name").asText().equals(topic)) {
                return each.required("owner").asText();
            }
        }
        throw new IllegalArgumentException("messages/topics.yaml has no topic " + topic);
    }

    static JsonNode read(Path yaml) {
        try {
            return new ObjectMapper(new YAMLFactory()).readTree(yaml.toFile());
        } catch (IOException cause) {
            throw new UncheckedIOException("Could not read " + yaml, cause);
        }
    }
}
