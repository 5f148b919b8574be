package org.sightline.kit.testapp;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.sightline.kit.correlation.Correlation;
import org.sightline.kit.inbox.Inbox;
import org.sightline.kit.inbox.Subscription;
import org.sightline.kit.sql.Sql;

/** A consumer as a service would write it: keeps things in a table that takes no name "poison". */
@ApplicationScoped
public class Things {

    /** One thing, as its messages say it. */
    public record Thing(String id, long version, String name) {}

    /** How many values each transaction took, and under which correlation id. */
    public record Taken(int values, String correlationId) {}

    /** The name of a thing with which the consumer stands still until {@link #goOn}. */
    public static final String HANGS = "hangs";

    private static final CountDownLatch GO_ON = new CountDownLatch(1);

    private final List<Taken> taken = new CopyOnWriteArrayList<>();

    private final Inbox inbox;
    private final Sql sql;
    private final Subscription<Thing> things = Subscription.to(Thing.class)
            .fault(thing -> thing.name() == null ? "A thing has a name" : null)
            .key(Thing::id)
            .version(Thing::version)
            .take(this::keep)
            .gone(this::forget);

    Things(Inbox inbox, Sql sql) {
        this.inbox = inbox;
        this.sql = sql;
    }

    /** What stood still goes on, and nothing stands still any more. */
    public static void goOn() {
        GO_ON.countDown();
    }

    public List<Taken> taken() {
        return taken;
    }

    @Incoming("things")
    @Blocking
    void take(ConsumerRecords<String, String> batch) {
        inbox.take(batch, things);
    }

    @Incoming("elsewhere")
    @Blocking
    void takeFromElsewhere(ConsumerRecords<String, String> batch) {
        inbox.take(batch, things);
    }

    private void keep(List<Thing> batch) throws SQLException {
        if (batch.stream().anyMatch(thing -> thing.name().equals(HANGS))) {
            hang();
        }
        sql.batch(
                """
                insert into thing (id, version, name) values (:id, :version, :name)
                    on conflict (id) do update set version = excluded.version, name = excluded.name
                 where excluded.version > thing.version""",
                batch,
                (row, thing) -> row.with("id", thing.id())
                        .with("version", thing.version())
                        .with("name", thing.name()));
        taken.add(new Taken(batch.size(), Correlation.current()));
    }

    private static void hang() {
        try {
            GO_ON.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void forget(String id) {
        sql.query("delete from thing where id = :id").with("id", id).change();
    }
}
