package org.sightline.gateway.approval;

import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.grant.GrantRepository;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.Grant;
import org.sightline.kit.caller.Grant.WaitingApproval;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;

/**
 * Tells with the grants of each person what waits for their approval. It compares what waits now with what was told last, so
 * whatever is decided, thrown away or over by itself leaves, and whoever gets or loses the right to approve hears of it.
 */
@ApplicationScoped
class ApprovalTeller {

    /** The most that is told to one person at once, the oldest; what is decided makes room. */
    static final int MOST_TOLD = 50;

    private static final Logger LOG = Logger.getLogger(ApprovalTeller.class);
    private static final RowScope JOB = RowScope.job("approvals");

    private final List<ApprovalSource> sources;
    private final GrantRepository grants;
    private final Sql sql;

    ApprovalTeller(@All List<ApprovalSource> sources, GrantRepository grants, Sql sql) {
        this.sources = sources;
        this.grants = grants;
        this.sql = sql;
    }

    @Scheduled(every = "${sightline.approvals.tell-every:1S}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() {
        try {
            tell();
        } catch (RuntimeException away) {
            LOG.warnf(away, "Nobody is told of what waits for approval for now: %s", away.getMessage());
        }
    }

    /** Tells what has changed; says of how many people. */
    int tell() {
        return sql.as(JOB, () -> grants.tellWaiting(waiting()));
    }

    /** What waits, by the key of the grant of whoever may decide it. */
    private Map<String, List<WaitingApproval>> waiting() {
        Map<String, List<WaitingApproval>> waiting = new HashMap<>();
        List<AwaitedApproval> every =
                sources.stream().flatMap(source -> source.awaited().stream()).toList();
        List<Caller> office = every.isEmpty() ? List.of() : grants.callers(null);
        Map<UUID, List<Caller>> people = new HashMap<>();
        for (AwaitedApproval one : every) {
            add(waiting, one, null, office);
            UUID agency = one.agency();
            if (agency != null) {
                add(waiting, one, agency, people.computeIfAbsent(agency, grants::callers));
            }
        }
        waiting.replaceAll((key, all) -> oldest(all));
        return waiting;
    }

    /** As many as are told to one person, of all kinds. */
    static List<WaitingApproval> oldest(List<WaitingApproval> all) {
        return all.stream()
                .sorted(Comparator.comparing(WaitingApproval::askedAt).thenComparing(WaitingApproval::id))
                .limit(MOST_TOLD)
                .toList();
    }

    private static void add(
            Map<String, List<WaitingApproval>> waiting,
            AwaitedApproval one,
            @Nullable UUID agency,
            List<Caller> people) {
        boolean office = agency == null;
        String place = agency == null ? Grant.Place.OFFICE.wireName() : agency.toString();
        for (Caller person : people) {
            // Who is of both hears of it with the office, because that inbox is the one that they read.
            if (person.isOfOffice() == office && one.mayDecide().test(person)) {
                waiting.computeIfAbsent(person.identity() + "|" + place, key -> new ArrayList<>())
                        .add(one.waiting().to(office));
            }
        }
    }
}
