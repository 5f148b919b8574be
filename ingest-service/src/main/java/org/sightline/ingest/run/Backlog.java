package org.sightline.ingest.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.errors.AuthorizationException;
import org.jboss.logging.Logger;
import org.sightline.ingest.file.ImportSettings;
import org.sightline.ingest.line.ContractLine;
import org.sightline.kit.message.Offsets;

/**
 * How many lines are sent and not yet taken. A large import waits while there are many, so that the lines of a small one
 * never stand behind hundreds of thousands of others. Where nobody takes any, nothing is won by waiting, and it goes on.
 */
@ApplicationScoped
class Backlog {

    private static final Logger LOG = Logger.getLogger(Backlog.class);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
    private static final long NOBODY_TAKES = Duration.ofSeconds(5).toNanos();

    private final Offsets offsets;
    private final ImportSettings settings;
    private volatile boolean refusalTold;

    Backlog(Offsets offsets, ImportSettings settings) {
        this.offsets = offsets;
        this.settings = settings;
    }

    /** Returns when there is room for more lines, or nobody makes any, or the work is to stop. */
    void awaitRoom(BooleanSupplier stopping) throws InterruptedException {
        long done = -1;
        long since = System.nanoTime();
        while (!stopping.getAsBoolean()) {
            Offsets.Read read = read();
            if (read.left() <= settings.mostUntaken()) {
                return;
            }
            if (read.done() != done) {
                done = read.done();
                since = System.nanoTime();
            } else if (System.nanoTime() - since > NOBODY_TAKES) {
                return;
            }
            Thread.sleep(LOOK_AGAIN);
        }
    }

    /** Where the broker is away that is said elsewhere; a right that is missing would never be noticed. */
    private void told(RuntimeException notKnown) {
        if (notKnown.getCause() instanceof ExecutionException refused
                && refused.getCause() instanceof AuthorizationException
                && !refusalTold) {
            refusalTold = true;
            LOG.warnf(
                    "Large imports do not wait for the lines that are not taken yet, so small ones stand behind them: %s."
                            + " Run deploy/kafka/grant-rights.sh.",
                    refused.getCause().getMessage());
        } else {
            LOG.debugf("The number of lines that are not taken yet is not known: %s", notKnown.getMessage());
        }
    }

    /** All partitions together; nothing left where it is not known. */
    private Offsets.Read read() {
        long end = 0;
        long done = 0;
        try {
            for (Offsets.Read one :
                    offsets.of(ContractLine.TOPIC, settings.takenBy()).values()) {
                end += one.end();
                done += one.done();
            }
        } catch (RuntimeException notKnown) {
            told(notKnown);
        }
        return new Offsets.Read(end, done);
    }
}
