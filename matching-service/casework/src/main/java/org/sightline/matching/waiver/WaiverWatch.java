package org.sightline.matching.waiver;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.clock.OfficeClock;
import org.sightline.kit.sql.EachApart;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.matching.finding.Finding;
import org.sightline.matching.finding.FindingRepository;
import org.sightline.matching.language.Phrase;
import org.sightline.matching.language.Value;
import org.sightline.matching.waiver.WaiverMove.Side;
import org.sightline.matching.waiver.WaiverMove.State;

/** Ends waivers by itself: on the day after their last one, and when the device, the list or the rule has changed. */
@ApplicationScoped
class WaiverWatch {

    private static final Logger LOG = Logger.getLogger(WaiverWatch.class);
    private static final RowScope JOB = RowScope.job("waivers");
    private static final String SELF = "matching-service";

    private final WaiverRepository waivers;
    private final WaiverEnd ends;
    private final FindingRepository findings;
    private final Sql sql;
    private final Clock clock;

    WaiverWatch(WaiverRepository waivers, WaiverEnd ends, FindingRepository findings, Sql sql, Clock clock) {
        this.waivers = waivers;
        this.ends = ends;
        this.findings = findings;
        this.sql = sql;
        this.clock = clock;
    }

    @Scheduled(every = "60s", delayed = "40s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() {
        try {
            look(OfficeClock.today(clock));
        } catch (RuntimeException failed) {
            LOG.warnf(failed, "Waivers are looked at again in a minute: %s", failed.getMessage());
        }
    }

    /** Looks at each waiver that waits or holds as on this day, in a transaction of its own. */
    void look(LocalDate today) {
        List<UUID> open = sql.as(JOB, () -> QuarkusTransaction.requiringNew().call(waivers::open));
        EachApart.in(sql, JOB, open, id -> "Waiver " + id, id -> look(id, today));
    }

    private void look(UUID id, LocalDate today) {
        waivers.lock(id);
        Waiver waiver = waivers.known(id);
        if (waiver.state().ended()) {
            return;
        }
        Instant now = clock.instant();
        Phrase change = change(waiver);
        if (change != null) {
            State next = waiver.after(WaiverMove.LAPSE, Side.SYSTEM, "");
            ends.end(waiver, next, WaiverMove.LAPSE, Side.SYSTEM, SELF, Value.said(change), now);
        } else if (waiver.state() == State.GRANTED && waiver.expiresOn().isBefore(today)) {
            State next = waiver.after(WaiverMove.EXPIRE, Side.SYSTEM, "");
            Value why = Value.said(Phrase.WAIVER_LAST_DAY_WAS, Map.of("day", Value.day(waiver.expiresOn())));
            ends.end(waiver, next, WaiverMove.EXPIRE, Side.SYSTEM, SELF, why, now);
        }
    }

    /** What of the grounds has changed; null for nothing. */
    private @Nullable Phrase change(Waiver waiver) {
        // Locked before it is read: nobody closes it as waived meanwhile.
        Finding finding = Objects.requireNonNull(findings.lock(waiver.findingId()));
        if (finding.isWithdrawn()) {
            return Phrase.WAIVER_FINDING_GONE;
        }
        return FindingPrint.of(finding.content(), waiver.ruleId()).equals(waiver.print())
                ? null
                : Phrase.WAIVER_GROUNDS_CHANGED;
    }
}
