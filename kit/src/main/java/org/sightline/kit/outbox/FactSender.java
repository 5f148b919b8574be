package org.sightline.kit.outbox;

import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaProducer;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.sightline.kit.correlation.Correlation;

/**
 * Sends facts to Kafka, with CloudEvents headers, and waits until the broker has all of them. It sends through the
 * producer of the channel {@code facts} itself, whose settings and health are the channel's, but not through the
 * channel's emitter, which cost so much a message that whole files came noticeably later (docs/measurements.md).
 */
@ApplicationScoped
public class FactSender {

    private static final long PATIENCE_SECONDS = 60;

    private final KafkaClientService clients;
    private final String source;
    private final String prefix;

    FactSender(
            KafkaClientService clients,
            // Not used to send, but a channel without an emitter does not exist.
            @Channel("facts") Emitter<String> channel,
            @ConfigProperty(name = "quarkus.application.name") String source,
            @ConfigProperty(name = "sightline.topic-prefix", defaultValue = "none") String prefix) {
        this.clients = clients;
        this.source = source;
        this.prefix = prefix.equals("none") ? "" : prefix;
    }

    /**
     * Sends in the given order and returns when the broker has acknowledged all.
     *
     * @throws IllegalStateException where the broker did not take one in 60 seconds; all may be sent again
     */
    public void send(List<Fact> facts) {
        Producer<String, String> producer = producer();
        CountDownLatch open = new CountDownLatch(facts.size());
        AtomicReference<Exception> refusal = new AtomicReference<>();
        try {
            for (Fact fact : facts) {
                if (refusal.get() != null) {
                    // Each further one could block as long as the first.
                    throw refused(refusal.get());
                }
                producer.send(record(fact), (at, failed) -> {
                    if (failed != null) {
                        refusal.compareAndSet(null, failed);
                    }
                    open.countDown();
                });
            }
            if (!open.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException(
                        "The broker did not take the messages in " + PATIENCE_SECONDS + " seconds");
            }
        } catch (InterruptedException | InterruptException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while sending", stopped);
        } catch (KafkaException failed) {
            throw refused(failed);
        }
        if (refusal.get() != null) {
            throw refused(refusal.get());
        }
    }

    private static IllegalStateException refused(Exception reason) {
        return new IllegalStateException("The broker did not take the messages: " + reason, reason);
    }

    private Producer<String, String> producer() {
        KafkaProducer<String, String> producer = clients.getProducer("facts");
        return producer.unwrap();
    }

    private ProducerRecord<String, String> record(Fact fact) {
        return new ProducerRecord<>(prefix + fact.topic(), null, fact.key(), fact.json(), headers(fact));
    }

    private RecordHeaders headers(Fact fact) {
        RecordHeaders headers = new RecordHeaders();
        add(headers, "ce_specversion", "1.0");
        add(headers, "ce_id", fact.id().toString());
        add(headers, "ce_type", fact.type());
        add(headers, "ce_source", source);
        add(headers, "ce_time", fact.time().toString());
        add(headers, "content-type", "application/json");
        if (fact.correlationId() != null) {
            add(headers, Correlation.KEY, fact.correlationId());
        }
        return headers;
    }

    private static void add(RecordHeaders headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
