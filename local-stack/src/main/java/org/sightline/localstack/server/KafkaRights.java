package org.sightline.localstack.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * Who may do what at the broker, by {@code messages/topics.yaml}: the owner of a topic writes it, its readers read it,
 * both set messages aside in {@code <name>.dead} and see how the two are kept, each service has the group of its own name, the owner sees how far its
 * readers' groups are (so that it can wait for them), and nobody creates a topic.
 */
public final class KafkaRights {

    private KafkaRights() {}

    /** The services that the table names. */
    public static List<String> services(Path yaml) {
        Set<String> services = new TreeSet<>();
        for (JsonNode topic : Topics.read(yaml).path("topics")) {
            services.add(topic.required("owner").asText());
            services.addAll(readers(topic));
        }
        return List.copyOf(services);
    }

    /** All rights. What is not among them is denied. */
    public static Set<AclBinding> of(Path yaml) {
        Set<AclBinding> rights = new LinkedHashSet<>();
        for (JsonNode topic : Topics.read(yaml).path("topics")) {
            String name = topic.required("name").asText();
            String owner = topic.required("owner").asText();
            rights.add(right(owner, ResourceType.TOPIC, name, AclOperation.WRITE));
            rights.add(right(owner, ResourceType.TOPIC, name + ".dead", AclOperation.WRITE));
            rights.addAll(settings(owner, name));
            for (String reader : readers(topic)) {
                rights.add(right(reader, ResourceType.TOPIC, name, AclOperation.READ));
                rights.add(right(reader, ResourceType.TOPIC, name + ".dead", AclOperation.WRITE));
                rights.addAll(settings(reader, name));
                rights.add(right(owner, ResourceType.GROUP, reader, AclOperation.DESCRIBE));
            }
        }
        for (String service : services(yaml)) {
            rights.add(right(service, ResourceType.GROUP, service, AclOperation.READ));
        }
        return rights;
    }

    /** It sees how the topic and its dead letters are kept. */
    private static Set<AclBinding> settings(String service, String topic) {
        return Set.of(
                right(service, ResourceType.TOPIC, topic, AclOperation.DESCRIBE_CONFIGS),
                right(service, ResourceType.TOPIC, topic + ".dead", AclOperation.DESCRIBE_CONFIGS));
    }

    private static List<String> readers(JsonNode topic) {
        List<String> readers = new ArrayList<>();
        topic.path("readers").forEach(reader -> readers.add(reader.asText()));
        return readers;
    }

    private static AclBinding right(String user, ResourceType type, String name, AclOperation operation) {
        return new AclBinding(
                new ResourcePattern(type, name, PatternType.LITERAL),
                new AccessControlEntry("User:" + user, "*", operation, AclPermissionType.ALLOW));
    }
}
