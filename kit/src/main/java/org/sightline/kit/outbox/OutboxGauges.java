package org.sightline.kit.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;
import org.sightline.kit.sql.Sql;

/** How much waits in the outbox, for how long, and what was refused; measured every few seconds by the relay. */
@ApplicationScoped
class OutboxGauges {

    private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(5);

    private record Measured(long depth, double oldestSeconds, long refused) {}

    private volatile Measured last = new Measured(0, 0, 0);
    private long next = System.nanoTime();

    OutboxGauges(MeterRegistry meters) {
        meters.gauge("sightline.outbox.depth", this, gauges -> gauges.last.depth());
        meters.gauge("sightline.outbox.oldest.seconds", this, gauges -> gauges.last.oldestSeconds());
        meters.gauge("sightline.outbox.refused", this, gauges -> gauges.last.refused());
    }

    /** Called by one thread only. */
    void measure(Sql sql) {
        if (System.nanoTime() - next < 0) {
            return;
        }
        next = System.nanoTime() + EVERY_NANOS;
        last = sql.query("""
                select (select count(*) from outbox) as depth,
                       (select count(*) from outbox_refused) as refused,
                       coalesce(extract(epoch from now() - (select occurred_at from outbox order by id limit 1)), 0)
                           as oldest""").one(row -> new Measured(row.number("depth"), row.real("oldest"), row.number("refused")));
    }
}
