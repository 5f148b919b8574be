package org.sightline.kit.message;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Which topics this service can send to. An outbox sends in its order and stands still at a topic that is not there, so a
 * topic that is newer than an installation is asked for before anything is put into the outbox for it.
 */
@ApplicationScoped
public class TopicsThere {

    private final BrokerAdmin broker;
    private final Set<String> there = ConcurrentHashMap.newKeySet();

    TopicsThere(BrokerAdmin broker) {
        this.broker = broker;
    }

    /**
     * Whether a topic is there and this service may see it. One that was there is not asked for again.
     *
     * @throws IllegalStateException where the broker does not say
     */
    public boolean has(String topic) {
        if (there.contains(topic)) {
            return true;
        }
        try {
            broker.ask(admin ->
                    admin.describeTopics(List.of(topic)).topicNameValues().get(topic));
        } catch (IllegalStateException refused) {
            if (isMissing(refused)) {
                return false;
            }
            throw refused;
        }
        there.add(topic);
        return true;
    }

    /** A broker does not say of a topic without rights whether it is there. */
    private static boolean isMissing(IllegalStateException refused) {
        return refused.getCause() instanceof ExecutionException reason
                && (reason.getCause() instanceof UnknownTopicOrPartitionException
                        || reason.getCause() instanceof TopicAuthorizationException);
    }
}
