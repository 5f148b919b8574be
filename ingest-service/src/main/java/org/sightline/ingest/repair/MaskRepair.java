package org.sightline.ingest.repair;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.sightline.ingest.line.ContractLine;
import org.sightline.ingest.line.LineContent;
import org.sightline.ingest.line.LineStore;
import org.sightline.kit.outbox.Outbox;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;

/**
 * Masks lines that were stored before the rules of today. It goes once through all lines for each version of the rules,
 * some at a time, and goes on where it was after a restart; how far it is and how many lines changed stands in the table
 * {@code mask_repair}. A line that changes is a new version, so everybody hears of it.
 */
@ApplicationScoped
class MaskRepair {

    /** Grows when the rules of the room {@code personal} find more. 2: names in descriptions. */
    static final int RULES = 2;

    private static final Logger LOG = Logger.getLogger(MaskRepair.class);
    private static final RowScope JOB = RowScope.job("mask repair");
    private static final int SOME = 500;

    private final Sql sql;
    private final LineStore lines;
    private final Outbox outbox;
    private final Clock clock;
    private volatile boolean stopping;

    MaskRepair(Sql sql, LineStore lines, Outbox outbox, Clock clock) {
        this.sql = sql;
        this.lines = lines;
        this.outbox = outbox;
        this.clock = clock;
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    @Scheduled(every = "1h", delayed = "2m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        begin();
        Optional<UUID> after = place();
        while (after.isPresent() && !stopping) {
            after = some(after.get());
        }
    }

    private void begin() {
        sql.query("""
                insert into mask_repair (rules, after, lines, changed, begun_at)
                values (:rules, :first, 0, 0, :now) on conflict do nothing""")
                .with("rules", RULES)
                .with("first", new UUID(0, 0))
                .with("now", clock.instant())
                .change();
    }

    /** Empty where all lines were looked at. */
    private Optional<UUID> place() {
        return sql.query("select after from mask_repair where rules = :rules and ended_at is null")
                .with("rules", RULES)
                .first(row -> row.requiredUuid("after"));
    }

    /** Looks at some lines; empty where these were the last. */
    private Optional<UUID> some(UUID after) {
        List<ContractLine> some = sql.as(JOB, () -> lines.after(sql, after, SOME));
        int changed = 0;
        for (ContractLine line : some) {
            if (!LineMask.masked(line.content()).equals(line.content())) {
                changed += sql.as(JOB, () -> sql.inTransaction(() -> mask(line.id())));
            }
        }
        changed += maskEarlier(some);
        boolean last = some.size() < SOME;
        UUID now = some.isEmpty() ? after : some.getLast().id();
        sql.query("""
                update mask_repair set after = :now, lines = lines + :looked, changed = changed + :changed,
                    ended_at = :ended
                where rules = :rules and ended_at is null""")
                .with("now", now)
                .with("looked", some.size())
                .with("changed", changed)
                .with("ended", last ? clock.instant() : null)
                .with("rules", RULES)
                .change();
        if (changed > 0) {
            LOG.infof("Masked what is private people's in %d lines that were stored before", changed);
        }
        return last ? Optional.empty() : Optional.of(now);
    }

    /** What these lines said before is masked where it stands: nobody heard of it as of something new. */
    private int maskEarlier(List<ContractLine> some) {
        List<UUID> ids = some.stream().map(ContractLine::id).toList();
        List<ContractLine> unmasked = sql.as(JOB, () -> lines.earlier(sql, ids)).stream()
                .filter(version -> !LineMask.masked(version.content()).equals(version.content()))
                .toList();
        unmasked.forEach(version -> sql.as(
                JOB,
                () -> sql.inTransaction(() -> {
                    lines.replaceEarlier(sql, version, LineMask.masked(version.content()));
                    return version;
                })));
        return unmasked.size();
    }

    private int mask(UUID id) {
        Optional<ContractLine> before = lines.lock(sql, id);
        if (before.isEmpty()) {
            return 0;
        }
        LineContent masked = LineMask.masked(before.get().content());
        if (masked.equals(before.get().content())) {
            return 0;
        }
        outbox.append(lines.replaceContent(sql, before.get(), masked).message());
        return 1;
    }
}
