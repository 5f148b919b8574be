package org.sightline.matching.rolenews;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.sightline.kit.caller.Grant;
import org.sightline.kit.caller.HeldGrants;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.matching.notification.Notifications;

/** Tells each person what waits for their approval, and no longer tells what was decided, as their grants become known. */
@ApplicationScoped
class ApprovalTeller {

    private static final RowScope JOB = RowScope.job("approval news");

    private final HeldGrants held;
    private final Notifications notifications;
    private final Sql sql;

    ApprovalTeller(HeldGrants held, Notifications notifications, Sql sql) {
        this.held = held;
        this.notifications = notifications;
        this.sql = sql;
    }

    /** By what is held, not by the message: an old one that is read again tells nothing. */
    void tell(@Observes HeldGrants.Taken taken) {
        taken.grants().stream()
                .filter(grant -> grant.place() != Grant.Place.ACCOUNT)
                .flatMap(grant -> held.of(grant.person()).stream()
                        .filter(now -> now.where().equals(grant.where())))
                .distinct()
                .forEach(now -> sql.as(
                        JOB,
                        () -> notifications.tellWaiting(now.person(), ApprovalNews.place(now), ApprovalNews.of(now))));
    }
}
