package org.sightline.kit.outbox;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.message.MessageSender;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.kit.start.DatabaseReady;

/**
 * After the database was restored from a backup: what is true in it is told again, in versions above those that consumers
 * hold. Whoever restores says so with {@code select restored()}, before a service starts on the database.
 */
@ApplicationScoped
class Restorations {

    private static final Logger LOG = Logger.getLogger(Restorations.class);
    private static final RowScope JOB = RowScope.job("retelling");
    /** Held by the instance that tells, until its transaction ends. */
    private static final long LOCK = 7_316_889_200_331L;
    /** Rows of the outbox above which it waits. */
    private static final int ENOUGH = 2_000;

    private final Sql sql;
    private final MessageSender sender;
    private final Instance<Retold> kinds;
    private volatile boolean stopping;

    Restorations(Sql sql, MessageSender sender, @Any Instance<Retold> kinds) {
        this.sql = sql;
        this.sender = sender;
        this.kinds = kinds;
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    /** Before anything is sent. */
    void begin(@Observes @Priority(5) DatabaseReady event) {
        sender.begin(
                sql.query("select coalesce(max(epoch), 0) from restoration").number());
        if (untold()) {
            Thread.ofPlatform().daemon().name("retelling").start(this::tellAll);
        }
    }

    private boolean untold() {
        return sql.query("select 1 from restoration where told_at is null").exists();
    }

    private void tellAll() {
        while (!stopping && !toldAll()) {
            pause();
        }
    }

    /** Begins from the start where it was broken off: what is told twice has the same version. */
    private boolean toldAll() {
        try {
            for (Retold kind : kinds) {
                String key = tellSome(kind, null);
                while (!stopping && key != null) {
                    key = tellSome(kind, key);
                }
            }
            return stopping
                    || sql.as(JOB, () -> QuarkusTransaction.requiringNew().call(this::told));
        } catch (RuntimeException failed) {
            LOG.warnf("Telling everything again waits: %s", failed.getMessage());
            return false;
        }
    }

    private @Nullable String tellSome(Retold kind, @Nullable String key) {
        while (!stopping && sql.query("select count(*) from outbox").number() > ENOUGH) {
            pause();
        }
        return sql.as(
                JOB,
                () -> QuarkusTransaction.requiringNew().call(() -> {
                    sql.lock(LOCK);
                    return kind.tellAfter(key);
                }));
    }

    private boolean told() {
        sql.query("update restoration set told_at = now() where told_at is null")
                .change();
        LOG.info("Everything was told again after the database was restored");
        return true;
    }

    private void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }
}
