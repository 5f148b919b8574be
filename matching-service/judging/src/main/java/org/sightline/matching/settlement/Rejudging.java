package org.sightline.matching.settlement;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.fault.FaultPoint;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.matching.finding.FindingRepository;
import org.sightline.matching.held.GroupKey;
import org.sightline.matching.law.RuleJudgingRepository;
import org.sightline.matching.law.RulesApplied;
import org.sightline.matching.law.RulesInForce;
import org.sightline.matching.verdict.book.RuleBook;
import org.sightline.matching.watchlists.Watchlists;

/**
 * Judges all findings again after the rules changed. Where a law now says something else, the finding's timeline says
 * so; where not, nothing is written. The findings lie in parts by their ids: who takes a part judges a piece of it in each
 * transaction and notes how far it is, so a restart goes on there, and a piece that comes twice does no harm.
 */
@ApplicationScoped
public class Rejudging {

    private static final Logger LOG = Logger.getLogger(Rejudging.class);
    private static final RowScope JOB = RowScope.job("rejudging");
    private static final int GROUPS_AT_A_TIME = 500;

    /** Fewer groups than locks that the database has room for, whoever else works; and a person waits for one piece at most. */
    private static final int FINDINGS_AT_A_TIME = 1_000;

    private static final int TRANSACTION_SECONDS = 600;

    private final FindingRepository findings;
    private final Settlement settlement;
    private final Watchlists lists;
    private final RulesInForce rules;
    private final RuleJudgingRepository judging;
    private final Sql sql;
    private volatile boolean stopping;

    Rejudging(
            FindingRepository findings,
            Settlement settlement,
            Watchlists lists,
            RulesInForce rules,
            RuleJudgingRepository judging,
            Sql sql) {
        this.findings = findings;
        this.settlement = settlement;
        this.lists = lists;
        this.rules = rules;
        this.judging = judging;
        this.sql = sql;
    }

    /**
     * What would happen under another rule book.
     *
     * @param findingsJudged how many were looked at
     * @param findingsChanged on which any law would say something else
     * @param agencies that have any of these
     * @param headlines from what to what headline verdicts would go, such as {@code FLAGGED to PROHIBITED}, with counts
     * @param byAgency the same headlines for each agency that has any, those with the most first; null for whoever does not
     *     read findings
     * @param findings the first hundred of them, by name; null for whoever does not read findings
     */
    @Schema(name = "RuleSimulation")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Simulation(
            int findingsJudged,
            int findingsChanged,
            int agencies,
            Map<String, Integer> headlines,
            @Nullable List<OfAgency> byAgency,
            @Nullable List<Effects.Effect> findings) {

        /** The numbers alone. */
        public Simulation unnamed() {
            return new Simulation(findingsJudged, findingsChanged, agencies, headlines, null, null);
        }
    }

    /**
     * What would happen at one agency.
     *
     * @param headlines from what to what headline verdicts would go, with counts
     */
    @Schema(name = "RuleSimulationOfAgency")
    public record OfAgency(UUID agencyId, Map<String, Integer> headlines) {

        private int total() {
            return headlines.values().stream().mapToInt(Integer::intValue).sum();
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
                judged,
                effects.changed().size(),
                effects.agencies().size(),
                effects.headlines(),
                byAgency(effects),
                effects.named());
    }

    private static List<OfAgency> byAgency(Effects effects) {
        return effects.turned().entrySet().stream()
                .map(turned -> new OfAgency(turned.getKey(), turned.getValue()))
                .sorted(Comparator.comparingInt(OfAgency::total).reversed())
                .toList();
    }

    private List<GroupKey> groupsAfter(@Nullable GroupKey group) {
        return inTransaction(() -> findings.groupsAfter(group, GROUPS_AT_A_TIME));
    }

    /** Works off the newest approved change that was not yet applied to everything. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() {
        workOff();
    }

    /** The same beside it, on other parts of the findings: one of the two waits for the database where the other judges. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void workBeside() {
        workOff();
    }

    private void workOff() {
        try {
            while (!stopping && isPieceDone()) {
                LOG.debug("Judging again: a piece is done, there is more");
            }
        } catch (RuntimeException failed) {
            LOG.warnf(failed, "Judging again waits; it goes on where it stopped: %s", failed.getMessage());
        }
    }

    /**
     * Some findings that lie together in the order of ids.
     *
     * @param last the last of them; null where the part has none
     * @param judged how many
     * @param finished whether the part has no more
     * @param left the groups that somebody else had in hand; the piece is not noted while there are any
     */
    private record Piece(
            RuleJudgingRepository.Part part, @Nullable UUID last, int judged, boolean finished, Set<GroupKey> left) {}

    /** Does one piece; false where nothing is left to do, or others do it. */
    private boolean isPieceDone() {
        Optional<Piece> piece = asJob(this::next);
        piece.filter(done -> !done.left().isEmpty()).ifPresent(this::finish);
        return piece.isPresent();
    }

    /**
     * Waits for what somebody else had in hand, each group in a transaction of its own: who decides one meanwhile waits for
     * that one only. Where it fails the piece comes again, and finds nothing to write for what is judged.
     */
    private void finish(Piece piece) {
        for (GroupKey group : piece.left()) {
            asJob(() -> {
                String cause = cause();
                return settlement.again(Set.of(group), lists.hold(), cause);
            });
        }
        asJob(() -> note(piece));
    }

    private Piece note(Piece piece) {
        judging.advance(piece.part(), piece.last(), piece.judged(), piece.finished());
        return piece;
    }

    /** Does one piece in the running transaction, but for what somebody else has in hand. */
    private Optional<Piece> next() {
        OptionalInt open = rules.newestNotApplied();
        if (open.isEmpty()) {
            return Optional.empty();
        }
        int version = open.getAsInt();
        judging.begin(version);
        Optional<RuleJudgingRepository.Part> part = judging.lockPart(version);
        if (part.isPresent()) {
            return Optional.of(judged(part.get()));
        }
        if (judging.isFinished(version)) {
            rules.applied(version);
        }
        return Optional.empty();
    }

    private Piece judged(RuleJudgingRepository.Part part) {
        String cause = cause();
        List<FindingRepository.Placed> some = findings.placed(part.after(), part.until(), FINDINGS_AT_A_TIME);
        // A group is judged with the first of its findings, wherever the others lie.
        Set<GroupKey> groups = some.stream()
                .filter(FindingRepository.Placed::first)
                .map(FindingRepository.Placed::group)
                .collect(Collectors.toSet());
        Set<GroupKey> left = groups.isEmpty() ? Set.of() : settlement.againWhereFree(groups, lists.hold(), cause);
        UUID last = some.isEmpty() ? part.last() : some.getLast().id();
        Piece piece = new Piece(part, last, some.size(), some.size() < FINDINGS_AT_A_TIME, left);
        if (left.isEmpty()) {
            note(piece);
        }
        FaultPoint.reached("rejudging.before-commit", FaultPoint.Failure.DATABASE);
        return piece;
    }

    /** The rules by which is judged stay in force until the running transaction ends. */
    private String cause() {
        return RulesApplied.CAUSE + " (version " + rules.hold().version() + ").";
    }

    private <T> T asJob(Callable<T> work) {
        return sql.as(JOB, () -> inTransaction(work));
    }

    private static <T> T inTransaction(Callable<T> work) {
        return QuarkusTransaction.requiringNew().timeout(TRANSACTION_SECONDS).call(work);
    }
}
