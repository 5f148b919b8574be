package org.sightline.kit.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.sql.Sql;

/** How much waits in the outbox and for how long; measured every few seconds by the relay. */
@ApplicationScoped
public class OutboxState {

    private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final double MILLIS = 1000;

    /**
     * What waits.
     *
     * @param depth how many messages
     * @param oldest how long the oldest has waited; zero where none waits
     * @param atNanos when it was measured, by {@link System#nanoTime}
     */
    public record Waiting(long depth, Duration oldest, long atNanos) {

        private double oldestSeconds() {
            return ageNow().toMillis() / MILLIS;
        }

        /** How long the oldest has waited by now: while the database is away nothing is measured, and it waits on. */
        public Duration ageNow() {
            return depth == 0 ? Duration.ZERO : oldest.plusNanos(System.nanoTime() - atNanos);
        }
    }

    private volatile @Nullable Waiting last;
    private long next = System.nanoTime();

    OutboxState(MeterRegistry meters) {
        meters.gauge("sightline.outbox.depth", this, state -> state.number(Waiting::depth));
        meters.gauge("sightline.outbox.oldest.seconds", this, state -> state.number(Waiting::oldestSeconds));
    }

    private double number(ToDoubleFunction<Waiting> part) {
        Waiting measured = last;
        return measured == null ? Double.NaN : part.applyAsDouble(measured);
    }

    /** What waited when it was last measured; null before the first time. */
    public @Nullable Waiting waiting() {
        return last;
    }

    /** Called by one thread only. */
    void measure(Sql sql) {
        if (System.nanoTime() - next < 0) {
            return;
        }
        next = System.nanoTime() + EVERY_NANOS;
        last = sql.query("""
                select (select count(*) from outbox) as depth,
                       coalesce(extract(epoch from now() - (select occurred_at from outbox order by id limit 1)), 0)
                           as oldest""")
                .one(row -> new Waiting(
                        row.number("depth"),
                        Duration.ofMillis((long) (Math.max(0, row.real("oldest")) * MILLIS)),
                        System.nanoTime()));
    }
}
