package org.sightline.kit.operations;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a service is, for people.
 *
 * @param service its name
 * @param well whether nothing has waited too long
 * @param sentences what waits for what, in words
 * @param deadLetters how many messages were set aside and wait for a decision
 * @param topics what it reads
 * @param freeBytes on its disk; null where it keeps no files
 */
public record SystemState(
        String service,
        boolean well,
        List<String> sentences,
        Outbox outbox,
        long deadLetters,
        List<Topic> topics,
        @Nullable Long freeBytes) {

    /** What waits to be sent. */
    public record Outbox(long depth, long oldestSeconds) {}

    /**
     * A topic that the service reads.
     *
     * @param lag how many messages are not taken yet
     * @param stuck whether its consumer stands still
     */
    public record Topic(String topic, long lag, boolean stuck) {}
}
