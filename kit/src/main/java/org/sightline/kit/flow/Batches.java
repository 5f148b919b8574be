package org.sightline.kit.flow;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The batches of messages that are being taken in, to see one that stands still. */
@ApplicationScoped
public class Batches {

    private final Set<Batch> inHand = ConcurrentHashMap.newKeySet();

    /** A batch in hand; close it when it is taken. */
    public final class Batch implements AutoCloseable {

        private final String topic;
        private volatile Instant progress = Instant.now();

        private Batch(String topic) {
            this.topic = topic;
        }

        /** Part of it is done. */
        public void goesOn() {
            progress = Instant.now();
        }

        @Override
        public void close() {
            inHand.remove(this);
        }
    }

    /** A batch that stands still. */
    public record Still(String topic, Instant since) {}

    /** A batch of this topic is in hand from now on. */
    public Batch begin(String topic) {
        Batch batch = new Batch(topic);
        inHand.add(batch);
        return batch;
    }

    /** The batches of which nothing was done for so long. */
    public List<Still> standStill(Duration longest) {
        Instant oldest = Instant.now().minus(longest);
        return inHand.stream()
                .filter(batch -> batch.progress.isBefore(oldest))
                .map(batch -> new Still(batch.topic, batch.progress))
                .toList();
    }
}
