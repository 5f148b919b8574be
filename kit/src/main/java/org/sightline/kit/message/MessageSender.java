package org.sightline.kit.message;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.sightline.kit.correlation.Correlation;
import org.sightline.kit.trace.Trace;

/** Sends messages with CloudEvents headers, and waits until the broker has all of them. */
@ApplicationScoped
public class MessageSender {

    private final Broker broker;
    private final String source;
    private final String prefix;
    private volatile long epoch;

    MessageSender(
            Broker broker,
            @ConfigProperty(name = "quarkus.application.name") String source,
            @ConfigProperty(name = "sightline.topic-prefix", defaultValue = "none") String prefix) {
        this.broker = broker;
        this.source = source;
        this.prefix = prefix.equals("none") ? "" : prefix;
    }

    /**
     * Sends in the given order and returns when the broker has acknowledged all.
     *
     * @throws RecordsRefused where some of them are too large ({@link MessageSize}), or the broker will never take them
     *     for their own sake; it has all others
     * @throws IllegalStateException where the broker did not take them in 60 seconds; all may be sent again
     */
    public void send(List<OutgoingMessage> messages) {
        RecordsRefused refused = new RecordsRefused();
        List<Integer> places = new ArrayList<>(messages.size());
        for (int i = 0; i < messages.size(); i++) {
            if (MessageSize.fits(messages.get(i))) {
                places.add(i);
            } else {
                refused.add(
                        i,
                        new RecordTooLargeException("It is larger than " + MessageSize.MOST_BYTES + " bytes, which is"
                                + " what a message may have"));
            }
        }
        try {
            broker.send(places.stream().map(messages::get).map(this::toRecord).toList());
        } catch (RecordsRefused some) {
            some.reasons().forEach((place, reason) -> refused.add(places.get(place), reason));
        }
        if (!refused.reasons().isEmpty()) {
            throw refused;
        }
    }

    /** From now on versions are in this {@link Epoch}; 0 for a database that was never restored. */
    public void begin(long newest) {
        epoch = newest;
    }

    /** A topic's name in this installation. */
    public String named(String topic) {
        return prefix + topic;
    }

    private ProducerRecord<String, String> toRecord(OutgoingMessage message) {
        long above = epoch;
        String json = above == 0 || message.json() == null ? message.json() : Epoch.raise(message.json(), above);
        return new ProducerRecord<>(named(message.topic()), null, message.key(), json, headers(message));
    }

    private RecordHeaders headers(OutgoingMessage message) {
        RecordHeaders headers = new RecordHeaders();
        add(headers, "ce_specversion", "1.0");
        add(headers, "ce_id", message.id().toString());
        add(headers, "ce_type", message.type());
        add(headers, "ce_source", source);
        add(headers, "ce_time", message.time().toString());
        add(headers, "content-type", "application/json");
        if (message.correlationId() != null) {
            add(headers, Correlation.KEY, message.correlationId());
        }
        if (message.traceparent() != null) {
            add(headers, Trace.HEADER, message.traceparent());
        }
        return headers;
    }

    private static void add(RecordHeaders headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
