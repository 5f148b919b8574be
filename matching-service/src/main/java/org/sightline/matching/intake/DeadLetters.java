package org.sightline.matching.intake;

import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/** Where single messages of a batch go that cannot be taken: {@code <topic>.dead}, with the reason in the headers. */
@ApplicationScoped
class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    private final Emitter<String> channel;

    DeadLetters(@Channel("dead") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) Emitter<String> channel) {
        this.channel = channel;
    }

    /**
     * Sends the message aside and returns when the broker has it.
     *
     * @throws IllegalStateException where the broker did not take it in 60 seconds
     */
    void send(ConsumerRecord<String, String> poison, String reason) {
        LOG.warnf(
                "Set aside %s/%d@%d, key %s: %s",
                poison.topic(), poison.partition(), poison.offset(), poison.key(), reason);
        RecordHeaders headers = new RecordHeaders(poison.headers());
        add(headers, "dead-letter-reason", reason);
        add(headers, "dead-letter-topic", poison.topic());
        add(headers, "dead-letter-partition", Integer.toString(poison.partition()));
        add(headers, "dead-letter-offset", Long.toString(poison.offset()));
        CompletableFuture<Void> done = new CompletableFuture<>();
        channel.send(Message.of(
                        poison.value(),
                        () -> {
                            done.complete(null);
                            return CompletableFuture.completedFuture(null);
                        },
                        failure -> {
                            done.completeExceptionally(failure);
                            return CompletableFuture.completedFuture(null);
                        })
                .addMetadata(OutgoingKafkaRecordMetadata.builder()
                        .withTopic(poison.topic() + ".dead")
                        .withKey(poison.key())
                        .withHeaders(headers)
                        .build()));
        await(done);
    }

    private static void await(CompletableFuture<Void> done) {
        try {
            done.get(60, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while setting a message aside", stopped);
        } catch (ExecutionException | TimeoutException failed) {
            throw new IllegalStateException("The broker did not take a dead letter: " + failed, failed);
        }
    }

    private static void add(RecordHeaders headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
