package org.sightline.matching.settlement;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.fault.FaultPoint;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.matching.finding.FindingRepository;
import org.sightline.matching.held.GroupKey;
import org.sightline.matching.law.RulesInForce;
import org.sightline.matching.verdict.book.RuleBook;
import org.sightline.matching.watchlists.Watchlists;

/**
 * Judges all findings again after the rules changed. Where a law now says something else, the finding's timeline says
 * so; where not, nothing is written. So a restart may begin from the start without harm.
 */
@ApplicationScoped
public class Rejudging {

    private static final Logger LOG = Logger.getLogger(Rejudging.class);
    private static final RowScope JOB = RowScope.job("rejudging");
    private static final int GROUPS_AT_A_TIME = 500;
    private static final int TRANSACTION_SECONDS = 600;

    private final FindingRepository findings;
    private final Settlement settlement;
    private final Watchlists lists;
    private final RulesInForce rules;
    private @Nullable GroupKey last;
    private int lastVersion;
    private final Sql sql;
    private volatile boolean stopping;

    Rejudging(FindingRepository findings, Settlement settlement, Watchlists lists, RulesInForce rules, Sql sql) {
        this.findings = findings;
        this.settlement = settlement;
        this.lists = lists;
        this.rules = rules;
        this.sql = sql;
    }

    /**
     * What would happen under another rule book.
     *
     * @param findingsJudged how many were looked at
     * @param findingsChanged on which any law would say something else
     * @param agencies that have any of these
     * @param headlines from what to what headline verdicts would go, such as {@code FLAGGED to PROHIBITED}, with counts
     * @param findings the first hundred of them, by name; null for whoever does not read findings
     */
    @Schema(name = "RuleSimulation")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Simulation(
            int findingsJudged,
            int findingsChanged,
            int agencies,
            Map<String, Integer> headlines,
            @Nullable List<Effects.Effect> findings) {

        /** The numbers alone. */
        public Simulation unnamed() {
            return new Simulation(findingsJudged, findingsChanged, agencies, headlines, null);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    /** Judges everything by another rule book; changes nothing. */
    public Simulation simulate(RuleBook book) {
        Effects effects = Effects.none();
        int judged = 0;
        List<GroupKey> groups = groupsAfter(null);
        while (!groups.isEmpty()) {
            List<GroupKey> some = groups;
            judged += some.size();
            effects.add(DryRun.undone(() -> settlement.again(some, new Grounds(lists.hold(), book, "Simulation"))));
            groups = groupsAfter(some.getLast());
        }
        return new Simulation(
                judged, effects.changed().size(), effects.agencies().size(), effects.headlines(), effects.named());
    }

    private List<GroupKey> groupsAfter(@Nullable GroupKey group) {
        return inTransaction(() -> findings.groupsAfter(group, GROUPS_AT_A_TIME));
    }

    /** Works off the newest approved change that was not yet applied to everything. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() {
        try {
            Optional<GroupKey> done = part();
            while (!stopping && done.isPresent()) {
                LOG.debug("Judging again: a part is done, there is more");
                // Only now: where the transaction failed, the part comes again.
                last = done.get();
                done = part();
            }
        } catch (RuntimeException failed) {
            LOG.warnf(failed, "Judging again waits: %s", failed.getMessage());
        }
    }

    private Optional<GroupKey> part() {
        return sql.as(JOB, () -> inTransaction(this::next));
    }

    /**
     * Does one part in the running transaction and says where it ended; empty where nothing is left to do, or another
     * instance does it.
     */
    private Optional<GroupKey> next() {
        OptionalInt open = rules.lockNewestNotApplied();
        if (open.isEmpty()) {
            return Optional.empty();
        }
        if (lastVersion != open.getAsInt()) {
            last = null;
            lastVersion = open.getAsInt();
        }
        List<GroupKey> groups = findings.groupsAfter(last, GROUPS_AT_A_TIME);
        if (groups.isEmpty()) {
            rules.applied(lastVersion);
            return Optional.empty();
        }
        String cause = "The rules changed (version " + rules.hold().version() + ").";
        settlement.again(groups, lists.hold(), cause);
        FaultPoint.reached("rejudging.before-commit", FaultPoint.Failure.DATABASE);
        return Optional.of(groups.getLast());
    }

    private static <T> T inTransaction(Callable<T> work) {
        return QuarkusTransaction.requiringNew().timeout(TRANSACTION_SECONDS).call(work);
    }
}
