package org.sightline.kit.outbox;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.deadletter.DeadLetter;
import org.sightline.kit.deadletter.DeadLetterRepository;
import org.sightline.kit.fault.FaultPoint;
import org.sightline.kit.flow.Waits;
import org.sightline.kit.message.MessageSender;
import org.sightline.kit.message.OutgoingMessage;
import org.sightline.kit.message.RecordsRefused;
import org.sightline.kit.sql.DatabaseAway;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.kit.start.DatabaseReady;

/**
 * Sends what waits in the outbox, in order, and deletes a row only after the broker has it. One instance of a service
 * sends at a time (an advisory lock), so that the order of a key holds; a crash between sending and deleting sends
 * again, and consumers take a message only if its version is newer. A message that the broker refuses for its own sake
 * is set aside with the reason and does not stand in the way of the next.
 */
@ApplicationScoped
public class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

    private static final RowScope SENDING = RowScope.job("outbox");

    /** What waits, for people. */
    private static final String WHO = "messages to other services";

    private final DataSource database;
    private final Sql sql;
    private final MessageSender sender;
    private final OutboxState state;
    private final DeadLetterRepository setAside;
    private final Waits waits;
    private final boolean enabled;
    private final Semaphore work = new Semaphore(0);
    private volatile boolean running;
    private @Nullable Thread thread;

    OutboxRelay(
            DataSource database,
            Sql sql,
            MessageSender sender,
            OutboxState state,
            DeadLetterRepository setAside,
            Waits waits,
            @ConfigProperty(name = "sightline.outbox.enabled", defaultValue = "true") boolean enabled) {
        this.database = database;
        this.sql = sql;
        this.sender = sender;
        this.state = state;
        this.setAside = setAside;
        this.waits = waits;
        this.enabled = enabled;
    }

    void start(@Observes DatabaseReady event) {
        if (!enabled) {
            return;
        }
        OutboxTable.require(sql);
        running = true;
        thread = Thread.ofPlatform().daemon().name("outbox-relay").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        wake();
        if (thread != null) {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        }
    }

    /** Something was committed: look now. It also looks by itself every second. */
    public void wake() {
        work.release();
    }

    private void run() {
        while (running) {
            try {
                while (running && sendBatch() > 0) {
                    LOG.debug("Outbox: a batch was sent, there may be more");
                }
                if (work.tryAcquire(1, TimeUnit.SECONDS)) {
                    work.drainPermits();
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            } catch (SQLException | RuntimeException failed) {
                String what = failed instanceof SQLException || DatabaseAway.is(failed) ? Waits.DATABASE : Waits.BROKER;
                if (waits.begin(WHO, what, String.valueOf(failed.getMessage()))) {
                    LOG.warnf("The outbox waits for %s, nothing is lost: %s", what, failed.getMessage());
                }
                pause();
            }
        }
    }

    private void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    /** Says how many rows are done with. */
    private int sendBatch() throws SQLException {
        try (var connection = database.getConnection()) {
            Sql held = Sql.on(connection);
            int sent = held.as(SENDING, () -> {
                state.measure(held);
                return held.inTransaction(() -> sendBatch(held, new OutboxTable(held)));
            });
            if (sent > 0) {
                FaultPoint.reached("outbox.after-commit", FaultPoint.Failure.DATABASE);
            }
            waits.end(WHO);
            return sent;
        }
    }

    private int sendBatch(Sql sql, OutboxTable table) {
        if (!table.lock()) {
            return 0;
        }
        List<OutboxTable.Waiting> waiting = table.next();
        if (waiting.isEmpty()) {
            return 0;
        }
        FaultPoint.reached("outbox.before-send", FaultPoint.Failure.BROKER);
        try {
            sender.send(waiting.stream().map(OutboxTable.Waiting::message).toList());
            superseded(sql, waiting);
        } catch (RecordsRefused refused) {
            setAside(sql, waiting, refused.reasons());
        }
        FaultPoint.reached("outbox.sent", FaultPoint.Failure.BROKER);
        table.delete(waiting);
        FaultPoint.reached("outbox.before-commit", FaultPoint.Failure.DATABASE);
        return waiting.size();
    }

    private void superseded(Sql sql, List<OutboxTable.Waiting> sent) {
        sent.stream()
                .map(OutboxTable.Waiting::message)
                .collect(Collectors.groupingBy(
                        OutgoingMessage::topic, Collectors.mapping(OutgoingMessage::key, Collectors.toSet())))
                .forEach((topic, keys) -> setAside.superseded(sql, DeadLetter.Direction.OUT, topic, List.copyOf(keys)));
    }

    private void setAside(Sql sql, List<OutboxTable.Waiting> waiting, Map<Integer, Exception> reasons) {
        reasons.forEach((place, reason) -> {
            OutgoingMessage message = waiting.get(place).message();
            LOG.errorf(
                    "A message can never be sent; it is set aside with the dead letters: %s %s %s: %s",
                    message.topic(), message.key(), message.type(), reason.getMessage());
            setAside.keep(
                    sql,
                    DeadLetter.out(
                            message.topic(),
                            message.key(),
                            message.type(),
                            message.id(),
                            message.time(),
                            message.correlationId(),
                            message.json(),
                            String.valueOf(reason)));
        });
    }
}
