package org.sightline.matching.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.Grant;
import org.sightline.kit.caller.HeldRole;
import org.sightline.kit.clock.OfficeClock;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.matching.language.Value;
import org.sightline.matching.template.NotificationKind;

/**
 * Tells the people of the agency, and the office, of each program that may act for it, once for each set of credentials. In:
 * grants, as they are taken in.
 */
@ApplicationScoped
class MachineNews {

    private static final RowScope JOB = RowScope.job("news of machines");

    private final Notifications notifications;
    private final Sql sql;
    private final Clock clock;

    MachineNews(Notifications notifications, Sql sql, Clock clock) {
        this.notifications = notifications;
        this.sql = sql;
        this.clock = clock;
    }

    void take(@Observes Grant grant) {
        for (HeldRole role : grant.roles()) {
            Instant until = role.until();
            if (isMachine(role) && until != null && role.holdsAt(clock.instant())) {
                sql.as(JOB, () -> tell(grant, until));
            }
        }
    }

    private static boolean isMachine(HeldRole role) {
        return role.role().equals(Caller.SERVICE_ACCOUNT) || role.role().equals(Caller.OFFICE_SERVICE_ACCOUNT);
    }

    private void tell(Grant grant, Instant until) {
        UUID agency = grant.agencyId();
        String name = grant.name();
        Map<String, Value> values = Map.of(
                "machine",
                Value.text(name == null ? grant.subject() : name),
                "until",
                Value.day(OfficeClock.day(until)));
        String page = (agency == null ? "" : "/agencies/" + agency) + "/service-accounts";
        String origin = "machine " + grant.key();
        if (agency != null) {
            notifications.tellOnce(
                    Notification.of(NotificationKind.SERVICE_ACCOUNT_MADE, agency, values, page), origin);
        }
        notifications.tellOnce(
                Notification.of(NotificationKind.OFFICE_SERVICE_ACCOUNT_MADE, agency, values, page),
                origin + " for the office");
    }
}
