package org.sightline.kit.inbox;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.common.errors.RetriableException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.flow.Waits;
import org.sightline.kit.sql.DatabaseAway;

/** Does work again and again while the database or the broker is away, as long as it takes, and ends when the service stops. */
@ApplicationScoped
class Patience {

    private static final Logger LOG = Logger.getLogger(Patience.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int MOST_CONFLICTS = 5;

    /**
     * A duplicate key (23505) comes of two consumers at once. A row outside the scope of the transaction (42501) comes of
     * agencies that were merged after the scope was bound; the next attempt binds it anew.
     */
    private static final Set<String> PASSING = Set.of("23505", "42501");

    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Waits waits;

    Patience(Waits waits) {
        this.waits = waits;
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
    }

    private enum Kind {
        /** Passes by itself. */
        AWAY,
        /** Another transaction was in the way, or there was too little time: passes at one of the next attempts, or never. */
        CONFLICT,
        /** Stays as it is. */
        LASTING
    }

    /**
     * Does the work until it succeeds.
     *
     * @param who what waits meanwhile, for people
     * @return null, or the cause where trying again does not help
     * @throws IllegalStateException where the service stops
     */
    @Nullable
    RuntimeException untilDone(String who, Runnable work) {
        try {
            return untilDone(
                    work,
                    failed -> waits.begin(
                            who, DatabaseAway.is(failed) ? Waits.DATABASE : Waits.BROKER, rootMessage(failed)));
        } finally {
            waits.end(who);
        }
    }

    private @Nullable RuntimeException untilDone(Runnable work, Consumer<RuntimeException> away) {
        Duration pause = Duration.ofMillis(100);
        int conflicts = 0;
        while (true) {
            try {
                work.run();
                return null;
            } catch (RuntimeException failed) {
                Kind kind = kindOf(failed);
                if (kind == Kind.LASTING || kind == Kind.CONFLICT && ++conflicts > MOST_CONFLICTS) {
                    return failed;
                }
                if (kind == Kind.AWAY) {
                    away.accept(failed);
                }
                LOG.warnf("Waiting to try again, nothing is lost: %s", rootMessage(failed));
                pause(pause, failed);
                pause = longer(pause);
            }
        }
    }

    private void pause(Duration pause, RuntimeException failed) {
        if (stoppedWithin(pause)) {
            throw new IllegalStateException("The service stops; the batch comes again", failed);
        }
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }

    private boolean stoppedWithin(Duration pause) {
        try {
            return stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static Kind kindOf(Throwable failure) {
        if (DatabaseAway.is(failure)) {
            return Kind.AWAY;
        }
        Kind kind = Kind.LASTING;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case SQLException sql -> {
                    return PASSING.contains(sql.getSQLState()) ? Kind.CONFLICT : Kind.LASTING;
                }
                case TimeoutException late -> kind = Kind.AWAY;
                case RetriableException later -> kind = Kind.AWAY;
                case SystemException away -> kind = Kind.AWAY;
                case RollbackException undone -> kind = Kind.CONFLICT;
                default -> {}
            }
        }
        return kind;
    }

    static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName() + ": " + root.getMessage();
    }
}
