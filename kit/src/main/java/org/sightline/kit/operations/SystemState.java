package org.sightline.kit.operations;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a service is, for people.
 *
 * @param service its name
 * @param well whether all of it is known and nothing has waited too long
 * @param sentences what waits for what, in words
 * @param deadLetters how many messages were set aside and wait for a decision; null where it is not known
 * @param topics what it reads
 * @param freeBytes on its disk; null where it keeps no files, or it is not known
 */
public record SystemState(
        String service,
        boolean well,
        List<String> sentences,
        Outbox outbox,
        @Nullable Long deadLetters,
        List<Topic> topics,
        @Nullable Long freeBytes) {

    /**
     * What waits to be sent.
     *
     * @param depth how many messages; null where it is not known
     * @param oldestSeconds how long the oldest has waited; null where it is not known
     */
    public record Outbox(@Nullable Long depth, @Nullable Long oldestSeconds) {}

    /**
     * A topic that the service reads.
     *
     * @param lag how many messages are not taken yet; null where it is not known
     * @param stuck whether its consumer stands still
     */
    public record Topic(String topic, @Nullable Long lag, boolean stuck) {}
}
