package org.sightline.kit.inbox;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.correlation.Correlation;
import org.sightline.kit.json.Json;

/**
 * What the messages of a topic say, and what is done with them. Build it once and keep it.
 *
 * @param <T> what one message says
 */
public final class Subscription<T> {

    /** Microseconds of the year 2096: versions are counters or times. */
    private static final long MOST_VERSION = 4_000_000_000_000_000L;

    private static final UUID NOBODY = new UUID(0, 0);

    private final Function<String, T> reader;
    private Function<T, @Nullable String> fault = value -> null;
    private @Nullable Function<T, String> key;
    private @Nullable ToLongFunction<T> version;
    private Taking<Received<T>> taking = batch -> {};
    private @Nullable Consumer<String> gone;
    private @Nullable Function<T, Collection<UUID>> agencies;
    private Function<List<T>, Collection<UUID>> held = values -> List.of();
    private Duration timeout = Duration.ofMinutes(10);

    private Subscription(Function<String, T> reader) {
        this.reader = reader;
    }

    /** How a batch is taken; whatever it throws undoes the whole transaction. */
    @FunctionalInterface
    public interface Taking<V> {
        void take(List<V> values) throws SQLException;
    }

    /** A value with the correlation id that its message carried; null where it had none. */
    public record Received<V>(V value, @Nullable String correlationId) {}

    /** Messages that are the JSON of this type; fields that the type does not have are ignored. */
    public static <T> Subscription<T> to(Class<T> type) {
        return reading(json -> Json.read(json, type));
    }

    /**
     * Messages that are read in a way of their own.
     *
     * @param reader throws {@link IllegalArgumentException} with the reason where a message cannot be read
     */
    public static <T> Subscription<T> reading(Function<String, T> reader) {
        return new Subscription<>(reader);
    }

    /** Says what is wrong with a value, or null; what is wrong goes to the dead letters. */
    public Subscription<T> fault(Function<T, @Nullable String> says) {
        this.fault = says;
        return this;
    }

    /** The key under which a value must come; a message under another key goes to the dead letters. */
    public Subscription<T> key(Function<T, ?> of) {
        this.key = value -> String.valueOf(of.apply(value));
        return this;
    }

    /** The version of a value. Of one key only the newest of a batch is taken; without versions, the last. */
    public Subscription<T> version(ToLongFunction<T> of) {
        this.version = of;
        return this;
    }

    /** Takes a batch, in one transaction. */
    public Subscription<T> take(Taking<T> all) {
        this.taking = batch -> all.take(batch.stream().map(Received::value).toList());
        return this;
    }

    /** Takes each value of a batch under its own correlation id; the batch is one transaction. */
    public Subscription<T> takeEach(Consumer<T> each) {
        this.taking = batch -> batch.forEach(received -> Correlation.under(received.correlationId(), () -> {
            each.accept(received.value());
            return true;
        }));
        return this;
    }

    /** Takes the key of a thing that is gone (a tombstone). Without this, tombstones mean nothing. */
    public Subscription<T> gone(Consumer<String> takes) {
        this.gone = takes;
        return this;
    }

    /**
     * The agencies that a value is about: the transaction sees and writes the rows of these and no others. Without this
     * it sees no row of any agency.
     */
    public Subscription<T> agencies(Function<T, Collection<UUID>> of) {
        this.agencies = of;
        return this;
    }

    /**
     * More agencies, looked up in the same transaction before it: those that have the same things until now, because a
     * thing may rightly pass from one agency to another. The look-up alone sees all rows.
     */
    public Subscription<T> held(Function<List<T>, Collection<UUID>> until) {
        this.held = until;
        return this;
    }

    /** How long a transaction may take; 10 minutes unless said otherwise. */
    public Subscription<T> timeout(Duration longest) {
        this.timeout = longest;
        return this;
    }

    /** Reads a message; throws {@link IllegalArgumentException} with the reason where it cannot be taken. */
    T read(@Nullable String under, String json) {
        T value = reader.apply(json);
        String wrong = value == null ? "The message is empty" : fault.apply(value);
        if (wrong == null && key != null && !key.apply(value).equals(under)) {
            wrong = "The message of " + key.apply(value) + " came under the key " + under;
        }
        if (wrong == null) {
            wrong = implausible(value);
        }
        if (wrong != null) {
            throw new IllegalArgumentException(wrong);
        }
        return value;
    }

    /** What would bind the rows of nobody, or hold its place against every later message, is not believed. */
    private @Nullable String implausible(T value) {
        if (version != null && version.applyAsLong(value) > MOST_VERSION) {
            return "The version " + version.applyAsLong(value) + " is higher than any can be";
        }
        return agencies == null || namesAgencies(agencies.apply(value)) ? null : "The message names no agency";
    }

    private static boolean namesAgencies(Collection<UUID> named) {
        return named.stream().noneMatch(NOBODY::equals);
    }

    boolean newer(T offered, T held) {
        return version == null || version.applyAsLong(offered) > version.applyAsLong(held);
    }

    Set<UUID> agencies(List<Received<T>> batch) {
        Set<UUID> named = new HashSet<>();
        if (agencies != null) {
            batch.forEach(received -> named.addAll(agencies.apply(received.value())));
            named.addAll(held.apply(batch.stream().map(Received::value).toList()));
        }
        return named;
    }

    void take(List<Received<T>> batch) throws SQLException {
        taking.take(batch);
    }

    @Nullable
    Consumer<String> gone() {
        return gone;
    }

    int timeoutSeconds() {
        return (int) timeout.toSeconds();
    }
}
