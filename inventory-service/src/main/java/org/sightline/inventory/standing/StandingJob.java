package org.sightline.inventory.standing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jboss.logging.Logger;
import org.sightline.kit.sql.EachApart;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;

/**
 * Looks whether what was told of returns is still true. It finds agencies that were registered or merged after a year was
 * opened, and years that were opened before anything was told of them.
 */
@ApplicationScoped
class StandingJob {

    private static final Logger LOG = Logger.getLogger(StandingJob.class);
    private static final RowScope JOB = RowScope.job("return standings");

    /** A year whose day is longer ago changes by signatures only, and these tell of themselves. */
    private static final int FURTHEST_BACK_DAYS = 60;

    private final StandingRepository standings;
    private final Standings tells;
    private final Sql sql;
    private final Clock clock;

    StandingJob(StandingRepository standings, Standings tells, Sql sql, Clock clock) {
        this.standings = standings;
        this.tells = tells;
        this.sql = sql;
        this.clock = clock;
    }

    @Scheduled(
            every = "${sightline.return-standings.look-every:300s}",
            delayed = "20s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() {
        try {
            look();
        } catch (RuntimeException failed) {
            LOG.warnf(failed, "What is told of returns waits: %s", failed.getMessage());
        }
    }

    /** Tells what differs, a year a transaction. */
    void look() {
        LocalDate from = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(FURTHEST_BACK_DAYS);
        List<Integer> years =
                sql.as(JOB, () -> QuarkusTransaction.requiringNew().call(() -> standings.years(from)));
        EachApart.in(sql, JOB, years, year -> "What is told of returns of " + year, tells::tell);
    }
}
