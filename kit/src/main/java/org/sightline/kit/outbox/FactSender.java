package org.sightline.kit.outbox;

import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.sightline.kit.correlation.Correlation;

/** Sends facts to Kafka, with CloudEvents headers, and waits until the broker has all of them. */
@ApplicationScoped
public class FactSender {

    private final Emitter<String> channel;
    private final String source;
    private final String prefix;

    FactSender(@Channel("facts") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) Emitter<String> channel,
            @ConfigProperty(name = "quarkus.application.name") String source,
            @ConfigProperty(name = "sightline.topic-prefix", defaultValue = "none") String prefix) {
        this.channel = channel;
        this.source = source;
        this.prefix = prefix.equals("none") ? "" : prefix;
    }

    /**
     * Sends in the given order. The buffer of the channel is bounded by the caller's batch: nothing returns before
     * the broker has acknowledged all.
     *
     * @throws IllegalStateException where the broker did not take one in 60 seconds; all may be sent again
     */
    public void send(List<Fact> facts) {
        List<CompletableFuture<Void>> sent = new ArrayList<>(facts.size());
        for (Fact fact : facts) {
            sent.add(send(fact));
        }
        try {
            CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while sending", stopped);
        } catch (ExecutionException | TimeoutException failed) {
            throw new IllegalStateException("The broker did not take the messages: " + failed, failed);
        }
    }

    private CompletableFuture<Void> send(Fact fact) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        channel.send(Message.of(fact.json(),
                () -> {
                    done.complete(null);
                    return CompletableFuture.completedFuture(null);
                },
                reason -> {
                    done.completeExceptionally(reason);
                    return CompletableFuture.completedFuture(null);
                }).addMetadata(OutgoingKafkaRecordMetadata.builder()
                        .withTopic(prefix + fact.topic())
                        .withKey(fact.key())
                        .withHeaders(headers(fact))
                        .build()));
        return done;
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
