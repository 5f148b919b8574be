package org.sightline.matching.rolenews;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.sightline.kit.caller.Grant;
import org.sightline.kit.caller.Grant.WaitingApproval;
import org.sightline.matching.language.Phrase;
import org.sightline.matching.language.Value;
import org.sightline.matching.notification.Notification;
import org.sightline.matching.template.NotificationKind;

/** What a person is told of what waits for their approval in one place. Pure. */
final class ApprovalNews {

    private ApprovalNews() {}

    /** The start of the origins of all that waits for a person in a place. */
    static String place(Grant grant) {
        return "waits " + grant.key() + " ";
    }

    /** What a grant says that waits, by origin. */
    static Map<String, Notification> of(Grant grant) {
        Map<String, Notification> news = new LinkedHashMap<>();
        grant.waiting().forEach(one -> news.put(place(grant) + one.id(), of(grant, one)));
        return news;
    }

    private static Notification of(Grant grant, WaitingApproval one) {
        UUID agency = grant.agencyId();
        Map<String, Value> values = Map.of(
                "author", Value.text(one.askedBy()),
                "thing", Value.said(phrase(one.kind())),
                "what", Value.text(one.what()));
        return Notification.of(
                        agency == null ? NotificationKind.OFFICE_APPROVAL_WAITS : NotificationKind.APPROVAL_WAITS,
                        agency == null ? one.agencyId() : agency,
                        values,
                        one.path())
                .to(grant.person());
    }

    private static Phrase phrase(String kind) {
        return switch (kind) {
            case "role" -> Phrase.WAITS_ROLE;
            case "machine" -> Phrase.WAITS_MACHINE;
            case "message" -> Phrase.WAITS_MESSAGE;
            case "claim" -> Phrase.WAITS_CLAIM;
            case "edition" -> Phrase.WAITS_EDITION;
            default -> Phrase.WAITS_OTHER;
        };
    }
}
