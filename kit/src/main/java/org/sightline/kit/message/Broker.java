package org.sightline.kit.message;

import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaProducer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.jspecify.annotations.Nullable;

/**
 * Sends records to Kafka and waits until the broker has all of them. It uses the producer of the channel {@code
 * messages} itself, whose settings and health are the channel's, but not the channel's emitter, which cost so much a
 * message that whole files came noticeably later (docs/measurements.md).
 */
@ApplicationScoped
public class Broker {

    private static final long PATIENCE_SECONDS = 60;

    private final KafkaClientService clients;

    Broker(
            KafkaClientService clients,
            // Not used to send, but a channel without an emitter does not exist.
            @Channel("messages") Emitter<String> channel) {
        this.clients = clients;
    }

    /**
     * Sends in the given order and returns when the broker has acknowledged all.
     *
     * @throws RecordsRefused where the broker will never take some of them for their own sake; it has all others
     * @throws IllegalStateException where the broker did not take them in 60 seconds; all may be sent again
     */
    public void send(List<ProducerRecord<String, String>> records) {
        List<CompletableFuture<@Nullable Exception>> answers = new ArrayList<>(records.size());
        try {
            for (ProducerRecord<String, String> record : records) {
                answers.add(send(record));
                if (failed(answers.getLast())) {
                    // Each further one could block as long as this one.
                    break;
                }
            }
            await(answers);
        } catch (InterruptedException | InterruptException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while sending", stopped);
        } catch (KafkaException failed) {
            throw notTaken(failed);
        }
    }

    private CompletableFuture<@Nullable Exception> send(ProducerRecord<String, String> record) {
        CompletableFuture<@Nullable Exception> answer = new CompletableFuture<>();
        var _ = producer().send(record, (at, failed) -> answer.complete(failed));
        return answer;
    }

    private static boolean failed(CompletableFuture<@Nullable Exception> answer) {
        Exception failure = answer.getNow(null);
        return failure != null && !RecordsRefused.forItsOwnSake(failure);
    }

    private static void await(List<CompletableFuture<@Nullable Exception>> answers) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        RecordsRefused refused = new RecordsRefused();
        for (int i = 0; i < answers.size(); i++) {
            Exception failure = await(answers.get(i), end - System.nanoTime());
            if (failure != null && !RecordsRefused.forItsOwnSake(failure)) {
                throw notTaken(failure);
            }
            if (failure != null) {
                refused.add(i, failure);
            }
        }
        if (!refused.reasons().isEmpty()) {
            throw refused;
        }
    }

    private static @Nullable Exception await(CompletableFuture<@Nullable Exception> answer, long nanos)
            throws InterruptedException {
        try {
            return answer.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            throw new IllegalStateException(
                    "The broker did not take the messages in " + PATIENCE_SECONDS + " seconds", late);
        } catch (ExecutionException never) {
            throw new IllegalStateException(never);
        }
    }

    private static IllegalStateException notTaken(Exception reason) {
        return new IllegalStateException("The broker did not take the messages: " + reason, reason);
    }

    private Producer<String, String> producer() {
        KafkaProducer<String, String> producer = clients.getProducer("messages");
        return producer.unwrap();
    }
}
