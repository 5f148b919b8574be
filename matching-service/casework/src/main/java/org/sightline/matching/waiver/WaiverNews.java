package org.sightline.matching.waiver;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.sightline.matching.language.Phrase;
import org.sightline.matching.language.Value;
import org.sightline.matching.notification.Notification;
import org.sightline.matching.notification.Notifications;
import org.sightline.matching.template.NotificationKind;
import org.sightline.matching.waiver.WaiverMove.Side;

/** Tells the sides of what became of a waiver. Works in the caller's transaction. */
@ApplicationScoped
class WaiverNews {

    private final Notifications notifications;

    WaiverNews(Notifications notifications) {
        this.notifications = notifications;
    }

    /** The agency asks for it. */
    void requested(Waiver waiver, String author) {
        notifications.tell(of(
                        NotificationKind.WAIVER_REQUESTED,
                        waiver,
                        Map.of("rule", Value.text(waiver.ruleId()), "author", Value.text(author)))
                .until("waiver " + waiver.id() + " decide"));
    }

    /** The office recorded what became of the request. */
    void decided(Waiver waiver, WaiverRequest.Decision decision) {
        Phrase said = decision == WaiverRequest.Decision.GRANT ? Phrase.WAIVER_GRANTED : Phrase.WAIVER_REFUSED;
        tell(
                NotificationKind.WAIVER_DECIDED,
                waiver,
                Map.of("rule", Value.text(waiver.ruleId()), "decision", Value.said(said)));
    }

    /** It ended: the agency is told unless it ended it, the office where it ended by itself. */
    void ended(Waiver waiver, Side by, Value because) {
        Map<String, Value> values = Map.of("rule", Value.text(waiver.ruleId()), "because", because);
        if (by != Side.AGENCY) {
            tell(NotificationKind.WAIVER_ENDED, waiver, values);
        }
        if (by == Side.SYSTEM) {
            tell(NotificationKind.WAIVER_VOIDED, waiver, values);
        }
    }

    private void tell(NotificationKind kind, Waiver waiver, Map<String, Value> values) {
        notifications.tell(of(kind, waiver, values));
    }

    private static Notification of(NotificationKind kind, Waiver waiver, Map<String, Value> values) {
        return Notification.of(
                kind, waiver.agencyId(), values, "/agencies/" + waiver.agencyId() + "/waivers/" + waiver.id());
    }
}
