package org.sightline.matching.returns;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.Grant;
import org.sightline.kit.caller.HeldGrants;
import org.sightline.kit.caller.HeldRole;
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
        held.in(is.agencyId()).forEach(grant -> tell(is, grant));
    }

    /** By what is held, not by the message: an old one that is read again tells nothing. */
    void tell(@Observes HeldGrants.Taken taken) {
        taken.grants().stream()
                .filter(grant -> grant.agencyId() != null)
                .flatMap(grant -> held.of(grant.person()).stream()
                        .filter(now -> now.where().equals(grant.where())))
                .distinct()
                .forEach(now -> sql.as(JOB, () -> tell(now)));
    }

    /** Nobody sends a message when the last day of a role passes, so it is looked for. */
    void tellWhoseRoleEnded() {
        Instant now = clock.instant();
        List<UUID> agencies =
                sql.as(JOB, () -> QuarkusTransaction.requiringNew().call(returns::agenciesWithDrafts));
        EachApart.in(
                sql,
                JOB,
                agencies,
                agency -> "What waits for people of agency " + agency,
                agency -> held.in(agency).stream()
                        .filter(grant -> grant.roles().stream().anyMatch(role -> !role.holdsAt(now)))
                        .forEach(this::tell));
    }

    private void tell(Grant grant) {
        UUID agency = grant.agencyId();
        if (agency != null) {
            returns.drafted(agency).forEach(is -> tell(is, grant));
        }
    }

    private void tell(AgencyReturn is, Grant grant) {
        Set<String> roles = roles(grant, clock.instant());
        notifications.tellWaiting(
                grant.person(),
                ReturnNews.turn(is, grant.person()),
                roles.isEmpty() ? Map.of() : ReturnNews.waiting(is, grant.person(), roles.contains(Caller.CERTIFIER)));
    }

    private static Set<String> roles(Grant grant, Instant now) {
        return grant.roles().stream()
                .filter(role -> role.holdsAt(now))
                .map(HeldRole::role)
                .collect(Collectors.toSet());
    }
}
