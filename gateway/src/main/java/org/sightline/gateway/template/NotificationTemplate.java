package org.sightline.gateway.template;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text of a kind of notification, as matching-service says it.
 *
 * @param version 0 where nobody changed it
 * @param shipped whether it is the text that Sightline came with
 */
record NotificationTemplate(
        String kind,
        String language,
        int version,
        String subject,
        String text,
        boolean shipped,
        List<String> placeholders,
        @Nullable String setBy,
        @Nullable Instant setAt) {

    /** Where its page is. */
    public String place() {
        return "/notification-templates/" + language + "/" + kind;
    }

    /** What people would read. */
    record Preview(String subject, String text) {

        /** The text, line by line. */
        public List<String> lines() {
            return text.lines().toList();
        }
    }
}
