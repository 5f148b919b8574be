package org.sightline.gateway.view;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.header.Header;
import org.jboss.logging.Logger;
import org.sightline.gateway.database.Database;
import org.sightline.gateway.database.DatabaseFailure;
import org.sightline.kit.correlation.Correlation;

/**
 * Takes batches of messages into the view. A database that is down is waited for, in place, as long as it takes; a
 * message that cannot be taken goes to its dead-letter topic alone, and the others of its batch are taken.
 */
@ApplicationScoped
class Intake {

    private static final Logger LOG = Logger.getLogger(Intake.class);
    private static final long LONGEST_PAUSE_MILLIS = 5_000;
    /** Held by whoever changes the view, so that merges and findings never pass each other. */
    private static final long VIEW_LOCK = 7_316_889_200_889L;

    private final Database database;
    private final DeadLetters deadLetters;

    Intake(Database database, DeadLetters deadLetters) {
        this.database = database;
        this.deadLetters = deadLetters;
    }

    /**
     * A kind of message: how to read it, and how to take it in.
     *
     * @param gone takes the keys of things that are gone (tombstones)
     */
    record Kind<T>(
            Function<String, T> read, ToLongFunction<T> version, Consumer<List<T>> take, Consumer<String> gone) {}

    private record Read<T>(ConsumerRecord<String, String> message, T value) {}

    <T> void take(ConsumerRecords<String, String> batch, Kind<T> kind) {
        Map<String, Read<T>> newest = new LinkedHashMap<>();
        for (ConsumerRecord<String, String> message : batch) {
            read(message, kind, newest);
        }
        takeAll(List.copyOf(newest.values()), kind);
        newest.values().stream()
                .map(read -> new Origin(read.message().topic(), header(read.message(), Correlation.KEY)))
                .filter(origin -> origin.correlationId() != null)
                .distinct()
                .forEach(Intake::say);
    }

    private record Origin(String topic, String correlationId) {}

    private static void say(Origin origin) {
        Correlation.under(origin.correlationId(), () -> {
            LOG.infof("In the view: %s", origin.topic());
            return null;
        });
    }

    /** Takes a value that did not come by message, such as the answer of a service. */
    <T> void takeNow(T value, Kind<T> kind) {
        inTransaction(() -> kind.take().accept(List.of(value)));
    }

    private <T> void read(ConsumerRecord<String, String> message, Kind<T> kind, Map<String, Read<T>> newest) {
        if (message.value() == null) {
            newest.remove(message.key());
            waitingForTheDatabase(() -> kind.gone().accept(message.key()));
            return;
        }
        try {
            Read<T> read = new Read<>(message, kind.read().apply(message.value()));
            newest.merge(
                    message.key() == null ? "" : message.key(),
                    read,
                    (held, offered) -> kind.version().applyAsLong(offered.value())
                                    > kind.version().applyAsLong(held.value())
                            ? offered
                            : held);
        } catch (MessageReader.Unreadable unreadable) {
            deadLetters.send(message, unreadable.getMessage());
        }
    }

    private <T> void takeAll(List<Read<T>> values, Kind<T> kind) {
        if (values.isEmpty()) {
            return;
        }
        try {
            waitingForTheDatabase(
                    () -> kind.take().accept(values.stream().map(Read::value).toList()));
        } catch (DatabaseFailure refused) {
            if (values.size() == 1) {
                deadLetters.send(values.get(0).message(), refused.getMessage());
                return;
            }
            values.forEach(value -> takeAll(List.of(value), kind));
        }
    }

    /** Throws only where the database refuses the values themselves. */
    private void waitingForTheDatabase(Runnable change) {
        long pause = 200;
        while (true) {
            try {
                inTransaction(change);
                return;
            } catch (RuntimeException failed) {
                DatabaseFailure failure = databaseFailure(failed);
                if (failure != null && failure.causedByValues()) {
                    throw failure;
                }
                LOG.warnf("The view waits for its database, nothing is lost: %s", failed.getMessage());
                pause(pause);
                pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 2);
            }
        }
    }

    private void inTransaction(Runnable change) {
        QuarkusTransaction.requiringNew().run(() -> {
            database.list("select pg_advisory_xact_lock(?)", row -> true, VIEW_LOCK);
            change.run();
        });
    }

    private static DatabaseFailure databaseFailure(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof DatabaseFailure failure) {
                return failure;
            }
        }
        return null;
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while waiting for the database", stopped);
        }
    }

    static String header(ConsumerRecord<String, String> message, String name) {
        Header header = message.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
