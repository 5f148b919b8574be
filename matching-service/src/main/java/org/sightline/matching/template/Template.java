package org.sightline.matching.template;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a kind of notification in one language, with placeholders such as {@code {due}}. Pure.
 *
 * @param language such as en
 * @param version 0 is the text that Sightline came with
 */
record Template(NotificationKind kind, String language, int version, String subject, String text) {

    /** A name in braces. */
    static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");

    private static final int LONGEST_SUBJECT = 200;

    /** What people read: each placeholder replaced by its value, in which nothing is replaced again. */
    Written filled(Map<String, String> values) {
        String line = filled(subject, values).replaceAll("\\s+", " ").strip();
        return new Written(
                language,
                version,
                line.length() <= LONGEST_SUBJECT ? line : line.substring(0, LONGEST_SUBJECT - 1) + "…",
                filled(text, values));
    }

    private static String filled(String text, Map<String, String> values) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll((MatchResult found) ->
                        Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
    }
}
