package org.sightline.gateway.pages.office.template;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text of a kind of notification, as matching-service says it.
 *
 * @param version 0 where nobody changed it
 * @param shipped whether it is the text that Sightline came with
 * @param untranslated whether people of this language read the English text, which subject and text then are
 */
record NotificationTemplate(
        String kind,
        String language,
        int version,
        String subject,
        String text,
        boolean shipped,
        boolean untranslated,
        List<String> placeholders,
        @Nullable String setBy,
        @Nullable Instant setAt) {

    /** Where its page is. */
    public String place() {
        return "/notification-templates/" + language + "/" + kind;
    }

    /** Whether a person wrote it, and before this English text was put in force. */
    boolean isOlderThan(NotificationTemplate english) {
        return setAt != null && !shipped && !untranslated && english.setAt != null && setAt.isBefore(english.setAt);
    }

    /** How a placeholder stands in a text. */
    static String braced(String placeholder) {
        return "{" + placeholder + "}";
    }

    /**
     * The placeholders that the text has with which Sightline comes, and this one, which a person wrote, has not. A release may
     * bring one that the office does not know of.
     *
     * @param versions all of this text, with that one
     */
    List<String> leftOutOf(List<NotificationTemplate> versions) {
        if (shipped || untranslated) {
            return List.of();
        }
        return versions.stream()
                .filter(NotificationTemplate::shipped)
                .flatMap(with -> placeholders.stream().filter(with::says).filter(name -> !says(name)))
                .distinct()
                .toList();
    }

    private boolean says(String placeholder) {
        return (subject + text).contains(braced(placeholder));
    }

    /** What people would read. */
    record Preview(String subject, String text) {

        /** The text, line by line. */
        public List<String> lines() {
            return text.lines().toList();
        }
    }
}
