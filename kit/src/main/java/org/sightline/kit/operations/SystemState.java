package org.sightline.kit.operations;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.filecheck.FileCheck;

/**
 * How a service is, for people.
 *
 * @param service its name
 * @param well whether all of it is known and nothing has waited too long
 * @param sentences what waits for what, in words
 * @param deadLetters how many messages were set aside and wait for a decision; null where it is not known
 * @param topics what it reads
 * @param freeBytes on its disk; null where it keeps no files, or it is not known
 * @param keptFiles how far the daily look at its kept files is, and which of them are not what was given
 */
public record SystemState(
        String service,
        boolean well,
        List<String> sentences,
        Outbox outbox,
        @Nullable Long deadLetters,
        List<Topic> topics,
        @Nullable Long freeBytes,
        List<FileCheck> keptFiles) {

    public SystemState {
        // A service of the release before does not say it.
        keptFiles = Objects.requireNonNullElse(keptFiles, List.of());
    }

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
