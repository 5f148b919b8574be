package org.sightline.matching.notification;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.language.Value;
import org.sightline.matching.template.NotificationKind;

/**
 * Something that people are told of.
 *
 * @param kind which says for which side it is
 * @param agencyId the agency that is told, or, for the office, that it is about; null where it is about none
 * @param person the one person whom it concerns; null for everybody of the side
 * @param values of the placeholders of its template; they name no other agency
 * @param path of the page that shows it, beginning with a slash
 * @param waitsFor the name of what it waits for: it leaves the inbox when that waits no longer; null for nothing
 */
public record Notification(
        NotificationKind kind,
        @Nullable UUID agencyId,
        @Nullable String person,
        Map<String, Value> values,
        String path,
        @Nullable String waitsFor) {

    public Notification {
        values = Map.copyOf(values);
    }

    /** For everybody of the side. */
    public static Notification of(
            NotificationKind kind, @Nullable UUID agencyId, Map<String, Value> values, String path) {
        return new Notification(kind, agencyId, null, values, path, null);
    }

    /** The same for one person of the side. */
    public Notification to(@Nullable String somebody) {
        return new Notification(kind, agencyId, somebody, values, path, waitsFor);
    }

    /** The same, which leaves the inbox when this waits no longer. */
    public Notification until(String name) {
        return new Notification(kind, agencyId, person, values, path, name);
    }
}
