package org.sightline.kit.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.sightline.kit.deadletter.DeadLetter;
import org.sightline.kit.deadletter.Replayer;
import org.sightline.kit.message.MessageSize;
import org.sightline.kit.message.OutgoingMessage;
import org.sightline.kit.trace.Trace;

/** Sends a message that was set aside once more, by the outbox. */
@ApplicationScoped
class Resending implements Replayer {

    private final Outbox outbox;

    Resending(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public DeadLetter.Direction direction() {
        return DeadLetter.Direction.OUT;
    }

    @Override
    public void replay(DeadLetter letter, String payload) {
        if (payload.getBytes(StandardCharsets.UTF_8).length > MessageSize.MOST_BYTES) {
            throw new IllegalArgumentException(
                    "It is larger than " + MessageSize.MOST_BYTES + " bytes. Shorten it, then replay it.");
        }
        outbox.append(new OutgoingMessage(
                Objects.requireNonNullElseGet(letter.eventId(), UUID::randomUUID),
                letter.topic(),
                Objects.requireNonNull(letter.key()),
                Objects.requireNonNull(letter.type()),
                Objects.requireNonNullElseGet(letter.occurredAt(), Instant::now),
                letter.correlationId(),
                Trace.current(),
                payload));
    }
}
