package org.sightline.kit.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * How long it takes from when something became true (the header {@code ce_time}) until this service has it: of the first
 * message of each batch, which is the oldest.
 */
@ApplicationScoped
class Delays {

    private final MeterRegistry meters;
    private final Map<String, Timer> byTopic = new ConcurrentHashMap<>();

    Delays(MeterRegistry meters) {
        this.meters = meters;
    }

    /** It was taken now. A message that says no time is not counted. */
    void taken(ConsumerRecord<String, String> first) {
        Timer delay = byTopic.computeIfAbsent(
                first.topic(), topic -> meters.timer("sightline.messages.delay", "topic", topic));
        String time = Headers.text(first, "ce_time");
        if (time == null) {
            return;
        }
        try {
            delay.record(Duration.between(Instant.parse(time), Instant.now()));
        } catch (DateTimeException unreadable) {
            // Whether such a message can be taken is not decided here.
            return;
        }
    }
}
