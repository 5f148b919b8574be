package org.sightline.kit.inbox;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.correlation.Correlation;
import org.sightline.kit.deadletter.DeadLetter;
import org.sightline.kit.deadletter.DeadLetterRepository;
import org.sightline.kit.fault.FaultPoint;
import org.sightline.kit.flow.Batches;
import org.sightline.kit.message.TopicOwners;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.kit.sql.SqlFailure;
import org.sightline.kit.start.DatabaseStart;
import org.sightline.kit.trace.Trace;

/**
 * Takes batches of messages into the database: of each key the newest, in one transaction where all goes well. While
 * the database or the broker is away the batch waits, as long as it takes. A message that cannot be taken for its own
 * sake goes to the dead letters alone, and the rest of its batch is taken.
 *
 * <p>Call it from an {@code @Incoming @Blocking} method that takes {@code ConsumerRecords<String, String>}; the settings
 * of such a channel are the kit's (META-INF/microprofile-config.properties).
 */
@ApplicationScoped
public class Inbox {

    private static final Logger LOG = Logger.getLogger(Inbox.class);

    /** Finds whose rows a batch is about, and forgets what is gone, of which only the key is known. */
    private static final RowScope LOOKING = RowScope.job("inbox");

    private final DeadLetters dead;
    private final DeadLetterRepository setAside;
    private final Patience patience;
    private final Batches batches;
    private final Subscriptions subscriptions;
    private final Delays delays;
    private final DatabaseStart database;
    private final Sql sql;

    Inbox(
            DeadLetters dead,
            DeadLetterRepository setAside,
            Patience patience,
            Batches batches,
            Subscriptions subscriptions,
            Delays delays,
            DatabaseStart database,
            Sql sql) {
        this.dead = dead;
        this.setAside = setAside;
        this.patience = patience;
        this.batches = batches;
        this.subscriptions = subscriptions;
        this.delays = delays;
        this.database = database;
        this.sql = sql;
    }

    /**
     * What a batch says of one key.
     *
     * @param gone whether the thing was gone before it had this value
     * @param value null where it is gone
     */
    private record Entry<T>(
            ConsumerRecord<String, String> message,
            boolean gone,
            @Nullable T value) {}

    /**
     * Reads and takes a batch; returns when all of it is taken or set aside.
     *
     * @throws IllegalStateException where the service stops; nothing of the batch is then acknowledged, and it comes
     *     again
     */
    public <T> void take(Iterable<ConsumerRecord<String, String>> batch, Subscription<T> subscription) {
        Iterator<ConsumerRecord<String, String>> records = batch.iterator();
        if (!records.hasNext()) {
            return;
        }
        ConsumerRecord<String, String> first = records.next();
        String topic = first.topic();
        subscriptions.know(topic, subscription);
        dead.know(topic);
        database.await();
        try (Batches.Batch inHand = batches.begin(topic)) {
            take(batch, subscription, inHand);
        }
        delays.taken(first);
    }

    private <T> void take(
            Iterable<ConsumerRecord<String, String>> batch, Subscription<T> subscription, Batches.Batch inHand) {
        List<Entry<T>> newest = newest(batch, subscription);
        take(newest, subscription, inHand);
        FaultPoint.reached("inbox.before-acknowledge", FaultPoint.Failure.NOTHING);
        newest.stream()
                .map(entry -> new Origin(entry.message().topic(), Headers.correlation(entry.message())))
                .filter(origin -> origin.correlationId() != null)
                .distinct()
                .forEach(Origin::sayTaken);
    }

    /** Takes a value that did not come by message, such as the answer of a service, in a transaction of its own. */
    public <T> void takeNow(T value, Subscription<T> subscription) {
        List<Subscription.Received<T>> one = List.of(new Subscription.Received<>(value, Correlation.current()));
        sql.as(LOOKING, () -> QuarkusTransaction.requiringNew().run(() -> run(sql, "answer", one, subscription)));
    }

    private record Origin(String topic, @Nullable String correlationId) {

        void sayTaken() {
            Correlation.under(correlationId, () -> {
                LOG.infof("Taken in: %s", topic);
                return true;
            });
        }
    }

    private <T> List<Entry<T>> newest(Iterable<ConsumerRecord<String, String>> batch, Subscription<T> subscription) {
        Map<Object, Entry<T>> newest = new LinkedHashMap<>();
        for (ConsumerRecord<String, String> message : batch) {
            Entry<T> entry = read(message, subscription);
            if (entry != null) {
                newest.merge(
                        Objects.requireNonNullElse(message.key(), message),
                        entry,
                        (held, offered) -> newer(held, offered, subscription));
            }
        }
        return List.copyOf(newest.values());
    }

    private <T> @Nullable Entry<T> read(ConsumerRecord<String, String> message, Subscription<T> subscription) {
        String foreign = foreign(message);
        if (foreign != null) {
            dead.send(message, foreign);
            return null;
        }
        if (message.value() == null) {
            return subscription.gone() == null || message.key() == null ? null : new Entry<>(message, true, null);
        }
        try {
            return new Entry<>(message, false, subscription.read(message.key(), message.value()));
        } catch (IllegalArgumentException unreadable) {
            dead.send(message, String.valueOf(unreadable.getMessage()));
            return null;
        }
    }

    /** Only the owner of a topic writes it. The broker sees to that, and this does where it did not. */
    private static @Nullable String foreign(ConsumerRecord<String, String> message) {
        String owner = TopicOwners.of(message.topic());
        String source = Headers.text(message, "ce_source");
        return owner == null || owner.equals(source)
                ? null
                : "The message comes from " + (source == null ? "an unnamed source" : source) + ", and only " + owner
                        + " writes " + message.topic();
    }

    private static <T> Entry<T> newer(Entry<T> held, Entry<T> offered, Subscription<T> subscription) {
        if (held.value() == null || offered.value() == null) {
            return new Entry<>(offered.message(), held.gone() || offered.gone(), offered.value());
        }
        return subscription.newer(offered.value(), held.value())
                ? new Entry<>(offered.message(), held.gone(), offered.value())
                : held;
    }

    private <T> void take(List<Entry<T>> batch, Subscription<T> subscription, Batches.Batch inHand) {
        if (batch.isEmpty()) {
            return;
        }
        String topic = batch.getFirst().message().topic();
        RuntimeException poison =
                patience.untilDone(topic + " messages", () -> inTransaction(topic, batch, subscription));
        inHand.goesOn();
        if (poison == null) {
            return;
        }
        if (batch.size() == 1) {
            LOG.debugf(poison, "A message cannot be stored");
            dead.send(batch.get(0).message(), "Cannot be stored: " + Patience.rootMessage(poison));
            return;
        }
        int half = batch.size() / 2;
        take(batch.subList(0, half), subscription, inHand);
        take(batch.subList(half, batch.size()), subscription, inHand);
    }

    private <T> void inTransaction(String topic, List<Entry<T>> batch, Subscription<T> subscription) {
        List<Subscription.Received<T>> values = new ArrayList<>(batch.size());
        for (Entry<T> entry : batch) {
            if (entry.value() != null) {
                values.add(new Subscription.Received<>(entry.value(), Headers.correlation(entry.message())));
            }
        }
        Runnable work = () -> sql.as(LOOKING, () -> {
            QuarkusTransaction.requiringNew()
                    .timeout(subscription.timeoutSeconds())
                    .run(() -> {
                        FaultPoint.reached("inbox.begun", FaultPoint.Failure.DATABASE);
                        sayGone(batch, subscription.gone());
                        run(sql, topic, values, subscription);
                        setAside.superseded(
                                DeadLetter.Direction.IN,
                                topic,
                                batch.stream()
                                        .map(entry -> entry.message().key())
                                        .toList());
                        FaultPoint.reached("inbox.before-commit", FaultPoint.Failure.DATABASE);
                    });
            FaultPoint.reached("inbox.after-commit", FaultPoint.Failure.DATABASE);
        });
        Correlation.under(onlyCorrelation(values), () -> {
            Trace.continued(
                    topic + " process", batch.stream().map(entry -> Headers.text(entry.message(), Trace.HEADER)), work);
            return true;
        });
    }

    private static <T> @Nullable String onlyCorrelation(List<Subscription.Received<T>> values) {
        Set<String> ids = values.stream()
                .map(Subscription.Received::correlationId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return ids.size() == 1 ? ids.iterator().next() : null;
    }

    private static <T> void sayGone(List<Entry<T>> batch, @Nullable Consumer<String> gone) {
        if (gone != null) {
            batch.stream()
                    .filter(Entry::gone)
                    .map(entry -> entry.message().key())
                    .forEach(gone);
        }
    }

    static <T> void run(Sql sql, String topic, List<Subscription.Received<T>> values, Subscription<T> subscription) {
        if (values.isEmpty()) {
            return;
        }
        sql.restrict(RowScope.consumer(topic, subscription.agencies(values)));
        try {
            subscription.take(values);
        } catch (SQLException failed) {
            throw new SqlFailure(failed);
        }
    }
}
