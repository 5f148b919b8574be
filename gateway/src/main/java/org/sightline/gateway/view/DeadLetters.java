package org.sightline.gateway.view;

import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;
import org.sightline.kit.correlation.Correlation;

/** Puts aside a message that cannot be taken, in {@code <topic>.dead}, with the reason in its headers. */
@ApplicationScoped
class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    private final Emitter<String> channel;

    DeadLetters(@Channel("dead-letters") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) Emitter<String> channel) {
        this.channel = channel;
    }

    /** Returns when the broker has it; a broker that does not take it in time ends the batch, which comes again. */
    void send(ConsumerRecord<String, String> message, String reason) {
        Correlation.under(Intake.header(message, Correlation.KEY), () -> {
            LOG.warnf(
                    "Put aside in %s.dead: key %s, partition %d, offset %d: %s",
                    message.topic(), message.key(), message.partition(), message.offset(), reason);
            return null;
        });
        CompletableFuture<Void> sent = new CompletableFuture<>();
        channel.send(Message.of(
                        message.value(),
                        () -> {
                            sent.complete(null);
                            return CompletableFuture.completedFuture(null);
                        },
                        failed -> {
                            sent.completeExceptionally(failed);
                            return CompletableFuture.completedFuture(null);
                        })
                .addMetadata(OutgoingKafkaRecordMetadata.builder()
                        .withTopic(message.topic() + ".dead")
                        .withKey(message.key())
                        .withHeaders(headers(message, reason))
                        .build()));
        sent.join();
    }

    private static Headers headers(ConsumerRecord<String, String> message, String reason) {
        RecordHeaders headers = new RecordHeaders(message.headers().toArray());
        add(headers, "dead-letter-reason", reason);
        add(headers, "dead-letter-consumer", "gateway");
        add(headers, "dead-letter-topic", message.topic());
        add(headers, "dead-letter-partition", Integer.toString(message.partition()));
        add(headers, "dead-letter-offset", Long.toString(message.offset()));
        return headers;
    }

    private static void add(RecordHeaders headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
