package org.sightline.localstack.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;
import org.sightline.localstack.process.Refused;
import org.sightline.localstack.process.Root;

/** The topics of {@code messages/topics.yaml}, each with its {@code <name>.dead}. */
public final class Topics {

    private static final short ONE_COPY = 1;
    private static final Pattern PARTITIONS_OF_TOPIC = Pattern.compile("([a-z-]+)=([1-9]\\d{0,3})");

    /** The variable that gives topics other numbers of partitions; deploy/kafka/create-topics.sh reads it too. */
    private static final String PARTITIONS = "SIGHTLINE_PARTITIONS";

    private Topics() {}

    public static List<NewTopic> of(Path yaml) {
        return of(yaml, System.getenv(PARTITIONS));
    }

    /**
     * The topics with other numbers of partitions. Topics that exist keep theirs: the partition of a key follows from their
     * number, and a key that moved would have an older record in another partition.
     *
     * @param partitions as {@code contract-lines=12,findings=12}; null for those of the table
     */
    static List<NewTopic> of(Path yaml, @Nullable String partitions) {
        Map<String, Integer> others = partitions(partitions);
        List<NewTopic> topics = new ArrayList<>();
        for (JsonNode topic : read(yaml).path("topics")) {
            String name = topic.required("name").asText();
            int usual = topic.required("partitions").asInt();
            topics.add(topic(
                    name,
                    others.getOrDefault(name, usual),
                    topic.required("cleanup").asText()));
            topics.add(topic(name + ".dead", 1, "delete"));
        }
        return topics;
    }

    /** As deploy/kafka/create-topics.sh makes it with REPLICATION=1. */
    private static NewTopic topic(String name, int partitions, String cleanup) {
        return new NewTopic(name, partitions, ONE_COPY)
                .configs(Map.of("cleanup.policy", cleanup, "retention.ms", "-1", "min.insync.replicas", "1"));
    }

    private static Map<String, Integer> partitions(@Nullable String given) {
        Map<String, Integer> partitions = new HashMap<>();
        for (String one : given == null || given.isBlank() ? new String[0] : given.split(",", -1)) {
            Matcher matcher = PARTITIONS_OF_TOPIC.matcher(one.strip());
            if (!matcher.matches()) {
                throw new Refused(PARTITIONS + " has \"" + one + "\". Write topic=number, with commas between.");
            }
            partitions.put(matcher.group(1), Integer.parseInt(matcher.group(2)));
        }
        return partitions;
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
