package org.sightline.kit.message;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.correlation.Correlation;
import org.sightline.kit.trace.Trace;

/** Sends messages with CloudEvents headers, and waits until the broker has all of them. */
@ApplicationScoped
public class MessageSender {

    private static final Header VERSION = header("ce_specversion", "1.0");
    private static final Header CONTENT_TYPE = header("content-type", "application/json");

    private final Broker broker;
    private final Header from;
    private volatile long epoch;
    private volatile @Nullable Time last;

    private record Time(Instant time, Header header) {}

    MessageSender(Broker broker, @ConfigProperty(name = "quarkus.application.name") String source) {
        this.broker = broker;
        this.from = header("ce_source", source);
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

    private ProducerRecord<String, String> toRecord(OutgoingMessage message) {
        long above = epoch;
        String json = above == 0 || message.json() == null ? message.json() : Epoch.raise(message.json(), above);
        return new ProducerRecord<>(message.topic(), null, message.key(), json, headers(message));
    }

    /** What every consumer asks for comes last: a header is looked for from the end, and names are made texts on the way. */
    private RecordHeaders headers(OutgoingMessage message) {
        RecordHeaders headers = new RecordHeaders();
        headers.add(VERSION);
        headers.add(header("ce_id", message.id().toString()));
        headers.add(header("ce_type", message.type()));
        headers.add(time(message.time()));
        headers.add(CONTENT_TYPE);
        headers.add(from);
        if (message.correlationId() != null) {
            headers.add(header(Correlation.KEY, message.correlationId()));
        }
        if (message.traceparent() != null) {
            headers.add(header(Trace.HEADER, message.traceparent()));
        }
        return headers;
    }

    /** The lines of a batch became true at one moment, which is written once. */
    private Header time(Instant time) {
        Time known = last;
        if (known == null || !known.time().equals(time)) {
            known = new Time(time, header("ce_time", time.toString()));
            last = known;
        }
        return known.header();
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
