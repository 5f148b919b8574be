package org.sightline.matching.rolenews;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.sightline.kit.caller.Grant;
import org.sightline.kit.caller.HeldGrants;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.matching.notification.Notifications;

/** Tells of new roles, in the transaction in which they become known. */
@ApplicationScoped
class RoleTeller {

    private static final RowScope JOB = RowScope.job("role news");

    private final HeldGrants held;
    private final Notifications notifications;
    private final Sql sql;
    private final Clock clock;

    RoleTeller(HeldGrants held, Notifications notifications, Sql sql, Clock clock) {
        this.held = held;
        this.notifications = notifications;
        this.sql = sql;
        this.clock = clock;
    }

    void tell(@Observes HeldGrants.Taken taken) {
        Instant now = clock.instant();
        List<Grant> office = held.in(Grant.Place.OFFICE);
        List<RoleNews.News> news = taken.grants().stream()
                .flatMap(grant -> RoleNews.of(grant, office, now).stream())
                .toList();
        if (!news.isEmpty()) {
            sql.as(JOB, () -> news.forEach(one -> notifications.tellOnce(one.notification(), one.origin())));
        }
    }
}
