package org.sightline.matching.template;

import java.util.Map;
import org.sightline.matching.language.Language;
import org.sightline.matching.language.Placeholders;
import org.sightline.matching.language.Value;

/**
 * The text of a kind of notification in one language, with placeholders such as {@code {due}}. Pure.
 *
 * @param version 0 is the text that Sightline came with
 */
record Template(NotificationKind kind, Language language, int version, String subject, String text) {

    private static final int LONGEST_SUBJECT = 200;

    /** What people read: each placeholder replaced by its value, in which nothing is replaced again. */
    Written filled(Map<String, Value> values) {
        String line = Placeholders.filled(subject, values, language)
                .replaceAll("\\s+", " ")
                .strip();
        return new Written(
                language,
                version,
                line.length() <= LONGEST_SUBJECT ? line : line.substring(0, LONGEST_SUBJECT - 1) + "…",
                Placeholders.filled(text, values, language));
    }
}
