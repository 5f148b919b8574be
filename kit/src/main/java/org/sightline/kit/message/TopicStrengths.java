package org.sightline.kit.message;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Which topics keep what the broker has acknowledged less well than this installation needs, as the broker knows it. */
@ApplicationScoped
public class TopicStrengths {

    private final BrokerAdmin broker;

    TopicStrengths(BrokerAdmin broker) {
        this.broker = broker;
    }

    /**
     * One sentence for each topic that is weaker than it needs to be, or is not there.
     *
     * @param copies how many copies of each partition this installation has
     * @throws IllegalStateException where the broker does not say
     */
    public List<String> weaknesses(Collection<String> topics, int copies) {
        List<String> sentences = new ArrayList<>();
        for (String topic : topics) {
            try {
                of(topic).weakness(copies).ifPresent(sentences::add);
            } catch (IllegalStateException refused) {
                if (!isMissing(refused)) {
                    throw refused;
                }
                sentences.add("Topic " + topic + " is not there. Run deploy/kafka/create-topics.sh.");
            }
        }
        return sentences;
    }

    private static boolean isMissing(IllegalStateException refused) {
        return refused.getCause() instanceof ExecutionException reason
                && reason.getCause() instanceof UnknownTopicOrPartitionException;
    }

    private TopicStrength of(String topic) {
        TopicDescription found = broker.ask(
                admin -> admin.describeTopics(List.of(topic)).topicNameValues().get(topic));
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        Config settings = broker.ask(
                admin -> admin.describeConfigs(Set.of(resource)).values().get(resource));
        boolean expires = text(settings, TopicConfig.CLEANUP_POLICY_CONFIG).contains(TopicConfig.CLEANUP_POLICY_DELETE);
        return new TopicStrength(
                topic,
                found.partitions().stream()
                        .mapToInt(partition -> partition.replicas().size())
                        .min()
                        .orElse(0),
                Integer.parseInt(text(settings, TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG)),
                expires ? Long.parseLong(text(settings, TopicConfig.RETENTION_MS_CONFIG)) : -1);
    }

    private static String text(Config settings, String name) {
        return settings.get(name).value();
    }
}
