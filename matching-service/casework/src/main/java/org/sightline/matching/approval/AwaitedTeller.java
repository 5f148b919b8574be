package org.sightline.matching.approval;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.Grant;
import org.sightline.kit.caller.HeldGrants;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.matching.notification.Notification;
import org.sightline.matching.notification.Notifications;

/**
 * Tells each person of the office what of this service waits for them, and lets everything leave the inboxes that waits no
 * longer. It compares what waits now with what was told last, so whatever is done, withdrawn or over by itself leaves, and
 * whoever gets the right to do it hears of it.
 */
@ApplicationScoped
class AwaitedTeller {

    /** The most that is told to one person at once, the oldest; what is done makes room. */
    static final int MOST_TOLD = 50;

    private static final Logger LOG = Logger.getLogger(AwaitedTeller.class);
    private static final RowScope JOB = RowScope.job("what waits");

    private final AwaitedRepository waiting;
    private final HeldGrants held;
    private final Notifications notifications;
    private final Sql sql;
    private final Clock clock;

    /** What each person was told by this instance; only its job uses it. */
    private final Map<String, Set<String>> told = new HashMap<>();

    AwaitedTeller(AwaitedRepository waiting, HeldGrants held, Notifications notifications, Sql sql, Clock clock) {
        this.waiting = waiting;
        this.held = held;
        this.notifications = notifications;
        this.sql = sql;
        this.clock = clock;
    }

    @Scheduled(every = "${sightline.waiting.tell-every:1S}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() {
        try {
            sql.as(JOB, () -> QuarkusTransaction.requiringNew().run(this::tellAlone));
        } catch (RuntimeException away) {
            LOG.warnf(away, "Nobody is told of what waits for now: %s", away.getMessage());
        }
    }

    /** What another instance tells meanwhile this one does not know, so it looks at everybody again. */
    private void tellAlone() {
        if (waiting.lock()) {
            tell();
        } else {
            told.clear();
        }
    }

    private void tell() {
        List<Awaited> all = QuarkusTransaction.requiringNew().call(() -> {
            notifications.allOver();
            return waiting.all(MOST_TOLD);
        });
        Map<String, List<Grant>> people = held.in(Grant.Place.OFFICE).stream()
                .collect(Collectors.groupingBy(Grant::person, LinkedHashMap::new, Collectors.toList()));
        Instant now = clock.instant();
        Set<String> disabled = held.disabled();
        List<Caller> office = people.values().stream()
                .map(grants -> caller(grants, disabled, now))
                .toList();
        Set<String> loaders = office.stream()
                .filter(person -> !person.isMachine() && Access.allows(person, Action.LOAD, null))
                .map(Caller::name)
                .collect(Collectors.toSet());
        office.forEach(person -> tellOne(person, all, loaders));
    }

    /** Whose account is disabled may do nothing, whatever they hold. */
    private static Caller caller(List<Grant> grants, Set<String> disabled, Instant now) {
        Grant any = grants.getFirst();
        String name = any.name() == null ? any.subject() : any.name();
        List<Grant> good = disabled.contains(any.person()) ? List.of() : grants;
        return Caller.holding(any.issuer(), any.subject(), name, good, now);
    }

    private void tellOne(Caller person, List<Awaited> all, Set<String> loaders) {
        String place = "awaits " + person.identity() + " ";
        Map<String, Notification> news = new LinkedHashMap<>();
        all.stream()
                .filter(one -> one.isFor(person, loaders))
                .limit(MOST_TOLD)
                .forEach(one -> news.put(one.origin(place), one.to(person)));
        if (!news.keySet().equals(told.get(person.identity()))) {
            QuarkusTransaction.requiringNew().run(() -> notifications.tellWaiting(person.identity(), place, news));
            told.put(person.identity(), Set.copyOf(news.keySet()));
        }
    }
}
