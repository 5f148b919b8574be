package org.sightline.matching.settlement;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;
import org.sightline.matching.finding.FindingRepository;
import org.sightline.matching.held.GroupKey;
import org.sightline.matching.law.RuleEffects;
import org.sightline.matching.law.RulesInForce;
import org.sightline.matching.verdict.book.RuleBook;
import org.sightline.matching.watchlists.Watchlists;

/**
 * Judges all findings again after the rules changed. Where a law now says something else, the finding's timeline says so;
 * where not, nothing is written. So it may begin again after a restart without harm.
 */
@ApplicationScoped
public class Rejudging implements RuleEffects {

    private static final Logger LOG = Logger.getLogger(Rejudging.class);
    private static final int GROUPS_AT_A_TIME = 500;
    private static final int TRANSACTION_SECONDS = 600;

    private final EntityManager entities;
    private final FindingRepository findings;
    private final Settlement settlement;
    private final Watchlists lists;
    private final RulesInForce rules;
    private final Clock clock = Clock.systemUTC();
    private GroupKey last;
    private int lastVersion;
    private volatile boolean stopping;

    Rejudging(
            EntityManager entities,
            FindingRepository findings,
            Settlement settlement,
            Watchlists lists,
            RulesInForce rules) {
        this.entities = entities;
        this.findings = findings;
        this.settlement = settlement;
        this.lists = lists;
        this.rules = rules;
    }

    public void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    @Override
    public Simulation simulate(RuleBook book) {
        Settlement.Tally tally = Settlement.Tally.nothing();
        int judged = 0;
        List<GroupKey> groups = groupsAfter(null);
        while (!groups.isEmpty()) {
            List<GroupKey> some = groups;
            judged += some.size();
            tally.add(DryRun.undone(() -> settlement.again(some, lists.hold(), book, "Simulation")));
            groups = groupsAfter(some.get(some.size() - 1));
        }
        return new Simulation(judged, tally.changed().size(), tally.agencies().size(), tally.headlines());
    }

    private List<GroupKey> groupsAfter(GroupKey group) {
        return QuarkusTransaction.requiringNew().call(() -> findings.groupsAfter(group, GROUPS_AT_A_TIME));
    }

    /** Works off the newest approved change that was not yet applied to everything. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void work() {
        try {
            while (!stopping
                    && QuarkusTransaction.requiringNew()
                            .timeout(TRANSACTION_SECONDS)
                            .call(this::step)) {
                LOG.debug("Judging again: a part is done, there is more");
            }
        } catch (RuntimeException failed) {
            LOG.warnf(failed, "Judging again waits: %s", failed.getMessage());
        }
    }

    private boolean step() throws java.sql.SQLException {
        List<Integer> open = entities
                .createNativeQuery(
                        "select version from rule_version where rejudged_at is null"
                                + " order by version desc for update skip locked",
                        Integer.class)
                .getResultList()
                .stream()
                .map(Integer.class::cast)
                .toList();
        if (open.isEmpty()) {
            return false;
        }
        if (lastVersion != open.get(0)) {
            last = null;
            lastVersion = open.get(0);
        }
        List<GroupKey> groups = findings.groupsAfter(last, GROUPS_AT_A_TIME);
        if (groups.isEmpty()) {
            entities.createNativeQuery(
                            "update rule_version set rejudged_at = ?1 where rejudged_at is null and version <= ?2")
                    .setParameter(1, clock.instant())
                    .setParameter(2, lastVersion)
                    .executeUpdate();
            return false;
        }
        settlement.again(
                groups,
                lists.hold(),
                "The rules changed (version " + rules.book().version() + ").");
        last = groups.get(groups.size() - 1);
        return true;
    }
}
