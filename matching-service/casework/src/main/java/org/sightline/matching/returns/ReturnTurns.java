package org.sightline.matching.returns;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Grant;
import org.sightline.kit.caller.HeldGrants;
import org.sightline.kit.sql.EachApart;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.matching.notification.Notifications;

/** Tells people of an agency that a return waits for them: when the return changes, and when their roles do or end. */
@ApplicationScoped
class ReturnTurns {

    private static final RowScope JOB = RowScope.job("turns of returns");

    private final ReturnRepository returns;
    private final Notifications notifications;
    private final HeldGrants held;
    private final Sql sql;
    private final Clock clock;

    ReturnTurns(ReturnRepository returns, Notifications notifications, HeldGrants held, Sql sql, Clock clock) {
        this.returns = returns;
        this.notifications = notifications;
        this.held = held;
        this.sql = sql;
        this.clock = clock;
    }

    /** Tells everybody who holds something in the agency. */
    void tell(AgencyReturn is) {
        Instant now = clock.instant();
        held.in(is.agencyId()).forEach(grant -> tell(is, grant, now));
    }

    /** By what is held, not by the message: an old one that is read again tells nothing. */
    void tell(@Observes HeldGrants.Taken taken) {
        Instant now = clock.instant();
        taken.grants().stream()
                .filter(grant -> grant.place() != Grant.Place.OFFICE)
                .flatMap(grant -> held.of(grant.person()).stream().filter(one -> isChangedBy(grant, one)))
                .distinct()
                .forEach(one -> sql.as(JOB, () -> tell(one, now)));
    }

    /** What is held in an agency counts only while the account may sign in. */
    private static boolean isChangedBy(Grant taken, Grant one) {
        return one.where().equals(taken.where()) || taken.place() == Grant.Place.ACCOUNT && one.agencyId() != null;
    }

    /** Nobody sends a message when the last day of a role passes, so it is looked for. */
    void tellWhoseRoleEnded() {
        tellWhoseRoleEnded(clock.instant());
    }

    void tellWhoseRoleEnded(Instant now) {
        List<UUID> agencies =
                sql.as(JOB, () -> QuarkusTransaction.requiringNew().call(returns::agenciesWithDrafts));
        EachApart.in(
                sql,
                JOB,
                agencies,
                agency -> "What waits for people of agency " + agency,
                agency -> held.in(agency).stream()
                        .filter(grant -> grant.roles().stream().anyMatch(role -> !role.holdsAt(now)))
                        .forEach(grant -> tell(grant, now)));
    }

    private void tell(Grant grant, Instant now) {
        UUID agency = grant.agencyId();
        if (agency != null) {
            returns.drafted(agency).forEach(is -> tell(is, grant, now));
        }
    }

    private void tell(AgencyReturn is, Grant grant, Instant now) {
        notifications.tellWaiting(
                grant.person(),
                ReturnNews.turn(is, grant.person()),
                ReturnNews.waiting(
                        is,
                        grant.person(),
                        held.allow(grant.person(), Action.REPORT, grant.agencyId(), now),
                        held.allow(grant.person(), Action.CERTIFY, grant.agencyId(), now)));
    }
}
