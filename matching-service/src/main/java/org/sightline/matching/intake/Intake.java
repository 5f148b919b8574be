package org.sightline.matching.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Takes a batch of messages into the database, in one transaction where all goes well. While the database or the
 * broker is away the batch waits, as long as it takes. A message that cannot be taken for its own sake goes to the
 * dead letters by itself, and the rest of its batch is taken.
 */
@ApplicationScoped
class Intake {

    private static final Logger LOG = Logger.getLogger(Intake.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int TRANSACTION_SECONDS = 600;

    private final ObjectMapper json;
    private final DeadLetters dead;
    private final CountDownLatch stopping = new CountDownLatch(1);

    Intake(ObjectMapper json, DeadLetters dead) {
        this.json = json;
        this.dead = dead;
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
    }

    /** How a batch is stored; whatever it throws undoes the whole. */
    @FunctionalInterface
    interface Store<T> {
        void take(List<T> values) throws SQLException;
    }

    private record Read<T>(ConsumerRecord<String, String> message, T value) {}

    /**
     * Reads and stores a batch.
     *
     * @param fault says what is wrong with a value, or null
     * @throws IllegalStateException where the service stops, or the broker refuses a dead letter; nothing of the batch
     *     is then acknowledged, and it comes again
     */
    <T> void take(
            Iterable<ConsumerRecord<String, String>> messages,
            Class<T> type,
            Function<T, String> fault,
            Store<T> store) {
        ObjectReader reader = json.readerFor(type);
        List<Read<T>> readable = new ArrayList<>();
        for (ConsumerRecord<String, String> message : messages) {
            if (message.value() == null) {
                continue;
            }
            Read<T> read = read(reader, message, fault);
            if (read != null) {
                readable.add(read);
            }
        }
        store(readable, store);
    }

    private <T> Read<T> read(ObjectReader reader, ConsumerRecord<String, String> message, Function<T, String> fault) {
        String reason;
        try {
            T value = reader.readValue(message.value());
            reason = value == null ? "The message is empty" : fault.apply(value);
            if (reason == null) {
                return new Read<>(message, value);
            }
        } catch (JsonProcessingException unreadable) {
            reason = "Not the JSON that is expected: " + unreadable.getOriginalMessage();
        }
        setAside(message, reason);
        return null;
    }

    private <T> void store(List<Read<T>> batch, Store<T> store) {
        if (batch.isEmpty()) {
            return;
        }
        Exception poison =
                patiently(() -> inTransaction(batch.stream().map(Read::value).toList(), store));
        if (poison == null) {
            return;
        }
        if (batch.size() == 1) {
            LOG.debugf(poison, "A message cannot be stored");
            setAside(batch.get(0).message(), "Cannot be stored: " + rootMessage(poison));
            return;
        }
        int half = batch.size() / 2;
        store(batch.subList(0, half), store);
        store(batch.subList(half, batch.size()), store);
    }

    private void setAside(ConsumerRecord<String, String> message, String reason) {
        Exception refused = patiently(() -> dead.send(message, reason));
        if (refused != null) {
            throw new IllegalStateException("A message can be neither taken nor set aside", refused);
        }
    }

    private static <T> void inTransaction(List<T> values, Store<T> store) {
        QuarkusTransaction.requiringNew().timeout(TRANSACTION_SECONDS).run(() -> {
            try {
                store.take(values);
            } catch (SQLException failed) {
                throw new IllegalStateException(failed.getMessage(), failed);
            }
        });
    }

    /** Does the work, again and again while the cause of failure may pass; gives back a cause that will not. */
    private Exception patiently(Runnable work) {
        Duration pause = Duration.ofMillis(100);
        while (true) {
            try {
                work.run();
                return null;
            } catch (RuntimeException failed) {
                if (!mayPass(failed)) {
                    return failed;
                }
                LOG.warnf("Waiting to try again, nothing is lost: %s", rootMessage(failed));
                if (stoppedWithin(pause)) {
                    throw failed;
                }
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    private boolean stoppedWithin(Duration pause) {
        try {
            return stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /**
     * Whether another attempt can help. Bad data (SQLSTATE classes 22 and 23, but for a duplicate key, which comes of
     * two consumers at once) and errors that have nothing to do with the database or the broker stay as they are.
     */
    private static boolean mayPass(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                String state = sql.getSQLState() == null ? "" : sql.getSQLState();
                return state.equals("23505") || !(state.startsWith("22") || state.startsWith("23"));
            }
            if (cause instanceof java.util.concurrent.TimeoutException
                    || cause instanceof org.apache.kafka.common.errors.RetriableException
                    || cause instanceof jakarta.transaction.SystemException
                    || cause instanceof jakarta.transaction.RollbackException) {
                return true;
            }
        }
        return false;
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName() + ": " + root.getMessage();
    }
}
