package org.sightline.matching.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.language.Phrase;
import org.sightline.matching.language.Value;
import org.sightline.matching.notification.Notification;
import org.sightline.matching.notification.Notifications;
import org.sightline.matching.plan.PlanMove.Side;
import org.sightline.matching.template.NotificationKind;

/** Tells the other side of what somebody did with a plan as a whole. Works in the caller's transaction. */
@ApplicationScoped
class PlanNews {

    /** What the office did, as the agency reads it. */
    private static final Map<PlanMove, Phrase> DECISIONS = Map.of(
            PlanMove.ACCEPT, Phrase.PLAN_ACCEPTED,
            PlanMove.SEND_BACK, Phrase.PLAN_SENT_BACK,
            PlanMove.COMPLETE, Phrase.PLAN_COMPLETED,
            PlanMove.CANCEL, Phrase.PLAN_CANCELLED);

    private final Notifications notifications;

    PlanNews(Notifications notifications) {
        this.notifications = notifications;
    }

    void moved(UUID agencyId, UUID planId, String title, Side side, PlanMove move, String author) {
        String path = "/agencies/" + agencyId + "/plans/" + planId;
        Phrase decision = DECISIONS.get(move);
        if (side == Side.OFFICE && decision != null) {
            tell(
                    NotificationKind.PLAN_DECIDED,
                    agencyId,
                    Map.of("plan", Value.text(title), "decision", Value.said(decision)),
                    path,
                    move == PlanMove.SEND_BACK ? "plan " + planId + " submit" : null);
        }
        if (side == Side.AGENCY && move == PlanMove.SUBMIT) {
            tell(
                    NotificationKind.PLAN_SUBMITTED,
                    agencyId,
                    Map.of("plan", Value.text(title), "author", Value.text(author)),
                    path,
                    "plan " + planId + " decide");
        }
    }

    private void tell(
            NotificationKind kind, UUID agencyId, Map<String, Value> values, String path, @Nullable String waitsFor) {
        Notification news = Notification.of(kind, agencyId, values, path);
        notifications.tell(waitsFor == null ? news : news.until(waitsFor));
    }
}
