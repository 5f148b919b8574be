package org.sightline.kit.inbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.correlation.Correlation;
import org.sightline.kit.deadletter.DeadLetter;
import org.sightline.kit.deadletter.DeadLetterRepository;
import org.sightline.kit.fault.FaultPoint;
import org.sightline.kit.message.Broker;
import org.sightline.kit.message.RecordsRefused;

/**
 * Sets a message aside that cannot be taken: in {@code <topic>.dead}, with its own headers, the reason, and where it
 * stood.
 */
@ApplicationScoped
class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);
    private static final String OURS = "dead-letter-";
    private static final int LONGEST_REASON = 2_000;
    /** Of a message that is too large to be set aside whole. */
    private static final int SHORT_ENOUGH = 200_000;

    private final Broker broker;
    private final Patience patience;
    private final DeadLetterRepository stored;
    private final MeterRegistry meters;

    DeadLetters(Broker broker, Patience patience, DeadLetterRepository stored, MeterRegistry meters) {
        this.broker = broker;
        this.patience = patience;
        this.stored = stored;
        this.meters = meters;
    }

    /** The count of this topic is there from now on, at zero, so that the first one is seen as an increase. */
    void know(String topic) {
        counted(topic);
    }

    private Counter counted(String topic) {
        return meters.counter("sightline.dead.letters", "topic", topic);
    }

    /** Returns when the database and the broker have it; waits while they are away. */
    void send(ConsumerRecord<String, String> poison, String reason) {
        Correlation.under(Headers.correlation(poison), () -> {
            LOG.errorf(
                    "Set aside %s/%d@%d, key %s: %s",
                    poison.topic(), poison.partition(), poison.offset(), poison.key(), reason);
            store(poison, reason);
            FaultPoint.reached("dead-letter.stored", FaultPoint.Failure.NOTHING);
            String who = poison.topic() + " messages";
            RuntimeException refused = patience.untilDone(who, () -> send(poison, poison.value(), reason));
            if (refused instanceof RecordsRefused) {
                refused = patience.untilDone(who, () -> send(poison, cut(poison.value()), reason + " (cut)"));
            }
            if (refused != null) {
                throw new IllegalStateException("A message can be neither taken nor set aside", refused);
            }
            counted(poison.topic()).increment();
            return true;
        });
    }

    /** For people to decide on. Where the database refuses even that, the record in the topic of dead letters remains. */
    private void store(ConsumerRecord<String, String> poison, String reason) {
        DeadLetter letter = DeadLetter.in(
                poison.topic(),
                poison.key(),
                Headers.text(poison, "ce_type"),
                Headers.correlation(poison),
                poison.partition(),
                poison.offset(),
                poison.value(),
                reason);
        RuntimeException refused = patience.untilDone(
                poison.topic() + " messages",
                () -> QuarkusTransaction.requiringNew().run(() -> {
                    stored.keep(letter);
                    FaultPoint.reached("dead-letter.before-commit", FaultPoint.Failure.DATABASE);
                }));
        if (refused != null) {
            LOG.errorf(refused, "A dead letter could not be kept in the database");
        }
    }

    private void send(ConsumerRecord<String, String> poison, @Nullable String value, String reason) {
        FaultPoint.reached("dead-letter.before-send", FaultPoint.Failure.BROKER);
        broker.send(List.of(
                new ProducerRecord<>(poison.topic() + ".dead", null, poison.key(), value, headers(poison, reason))));
    }

    private static RecordHeaders headers(ConsumerRecord<String, String> poison, String reason) {
        RecordHeaders headers = new RecordHeaders();
        for (Header header : poison.headers()) {
            if (!header.key().startsWith(OURS)) {
                headers.add(header);
            }
        }
        add(headers, "reason", reason.substring(0, Math.min(LONGEST_REASON, reason.length())));
        add(headers, "topic", poison.topic());
        add(headers, "partition", Integer.toString(poison.partition()));
        add(headers, "offset", Long.toString(poison.offset()));
        return headers;
    }

    private static void add(RecordHeaders headers, String name, String value) {
        headers.add(OURS + name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable String cut(@Nullable String value) {
        return value == null ? null : value.substring(0, Math.min(SHORT_ENOUGH, value.length()));
    }
}
