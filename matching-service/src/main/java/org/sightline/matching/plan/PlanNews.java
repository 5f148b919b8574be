package org.sightline.matching.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.notification.Notification;
import org.sightline.matching.notification.Notifications;
import org.sightline.matching.plan.PlanMove.Side;
import org.sightline.matching.template.NotificationKind;

/** Tells the other side of what somebody did with a plan as a whole. Works in the caller's transaction. */
@ApplicationScoped
class PlanNews {

    /** What the office did, as the agency reads it. */
    private static final Map<PlanMove, String> DECISIONS = Map.of(
            PlanMove.ACCEPT, "accepted",
            PlanMove.SEND_BACK, "sent back",
            PlanMove.COMPLETE, "completed",
            PlanMove.CANCEL, "cancelled");

    private final Notifications notifications;

    PlanNews(Notifications notifications) {
        this.notifications = notifications;
    }

    void moved(UUID agencyId, UUID planId, String title, Side side, PlanMove move, String author) {
        String path = "/agencies/" + agencyId + "/plans/" + planId;
        String decision = DECISIONS.get(move);
        if (side == Side.OFFICE && decision != null) {
            tell(NotificationKind.PLAN_DECIDED, agencyId, Map.of("plan", title, "decision", decision), path);
        }
        if (side == Side.AGENCY && move == PlanMove.SUBMIT) {
            tell(NotificationKind.PLAN_SUBMITTED, agencyId, Map.of("plan", title, "author", author), path);
        }
    }

    private void tell(NotificationKind kind, @Nullable UUID agencyId, Map<String, String> values, String path) {
        notifications.tell(Notification.of(kind, agencyId, values, path));
    }
}
