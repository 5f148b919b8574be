package org.sightline.kit.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.sightline.kit.testapp.RealKit;
import org.sightline.kit.testapp.TwoFactorsFourConnections;
import org.sightline.testsupport.service.LongRun;

/**
 * Two agencies, the office and callers without a scope take turns on four connections, while transactions are rolled
 * back, cut off by a time-out, canceled by the server, or broken by an error: nobody ever sees a row of another.
 * `./sightline verify tenancy` runs it for long and goes on where it ended; here it is a sample.
 */
@QuarkusTest
@RealKit
@TestProfile(TwoFactorsFourConnections.class)
class PoolHygieneTest {

    private static final Logger LOG = Logger.getLogger(PoolHygieneTest.class);
    private static final int TRANSACTIONS = Integer.getInteger("sightline.verify.transactions", 2_000);
    private static final long SEED = Long.getLong("sightline.verify.seed", 889L);
    private static final int THREADS = 32;
    private static final int TRANSACTIONS_OF_A_PART = 50;
    private static final int ROWS = 5;

    @Inject
    Sql sql;

    private final UUID[] agencies = {UUID.randomUUID(), UUID.randomUUID()};

    /** What one part saw. */
    private static final class Seen {
        long foreign;
        long missing;
        long brokenOff;
        long noScope;

        Map<String, Long> counts() {
            return Map.of(
                    "transactions", (long) TRANSACTIONS_OF_A_PART,
                    "broken off", brokenOff,
                    "without a scope", noScope,
                    "foreign rows", foreign,
                    "own rows missing", missing);
        }
    }

    @Test
    void nobodyEverSeesARowOfAnotherOnASharedConnection() throws InterruptedException, ExecutionException {
        sql.as(RowScope.job("fill"), () -> sql.inTransaction(this::fill));

        LongRun run = LongRun.of("tenancy", SEED, TRANSACTIONS / TRANSACTIONS_OF_A_PART);
        List<Future<?>> working = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (int i = 0; i < THREADS; i++) {
                working.add(threads.submit(() -> work(run)));
            }
        }
        for (Future<?> thread : working) {
            thread.get();
        }

        Map<String, Long> seen = run.counts();
        LOG.infof("seed %d: %s", SEED, seen);
        assertThat(seen.get("transactions")).isEqualTo(TRANSACTIONS);
        assertThat(seen.get("foreign rows")).isZero();
        assertThat(seen.get("own rows missing")).isZero();
        assertThat(seen.get("broken off")).isGreaterThan(TRANSACTIONS / 10);
    }

    private void fill() {
        sql.query("delete from possession").change();
        for (UUID agency : agencies) {
            for (int i = 0; i < ROWS; i++) {
                sql.query("insert into possession values (:agency, :name)")
                        .with("agency", agency)
                        .with("name", "thing " + i)
                        .change();
            }
        }
    }

    private void work(LongRun run) {
        for (int part = run.next(); part >= 0; part = run.next()) {
            run.done(part, part(new Random(SEED + part)).counts());
        }
    }

    private Seen part(Random random) {
        Seen seen = new Seen();
        for (int i = 0; i < TRANSACTIONS_OF_A_PART; i++) {
            int who = random.nextInt(10);
            int end = random.nextInt(20);
            if (who < 8) {
                UUID agency = agencies[who % 2];
                sql.as(RowScope.agencies("p", List.of(agency)), () -> transaction(seen, agency, ROWS, end));
            } else if (who == 8) {
                sql.as(RowScope.office("o"), () -> transaction(seen, null, 2 * ROWS, end));
            } else {
                seen.noScope++;
                transaction(seen, null, 0, end);
            }
        }
        return seen;
    }

    private void transaction(Seen seen, UUID only, int rows, int end) {
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                look(seen, only, rows);
                end(end);
                look(seen, only, rows);
            });
        } catch (RuntimeException broken) {
            seen.brokenOff++;
        }
    }

    private void look(Seen seen, UUID only, int rows) {
        List<UUID> rowsSeen = sql.query("select agency_id from possession").list(row -> row.requiredUuid("agency_id"));
        if (only != null) {
            seen.foreign +=
                    rowsSeen.stream().filter(agency -> !agency.equals(only)).count();
        } else {
            seen.foreign += Math.max(0, rowsSeen.size() - rows);
        }
        seen.missing += Math.max(0, rows - rowsSeen.size());
    }

    /** Most transactions go on to their commit; the others end in some other way. */
    private void end(int how) {
        switch (how) {
            case 0 -> throw new IllegalStateException("rolled back");
            case 1 -> sql.query("select 1 / 0").number();
            case 2 -> {
                sql.query("set local statement_timeout = 1").change();
                sql.query("select pg_sleep(0.05)").list(row -> true);
            }
            case 3 -> sql.query("select pg_cancel_backend(pg_backend_pid())").list(row -> true);
            case 4 -> QuarkusTransaction.setRollbackOnly();
            case 5 ->
                sql.as(RowScope.office("o"), () -> {
                    throw new IllegalStateException("broken off in a wider scope");
                });
            case 6 ->
                sql.as(
                        RowScope.job("j"),
                        () -> sql.query("select count(*) from possession").number());
            default -> {}
        }
    }
}
