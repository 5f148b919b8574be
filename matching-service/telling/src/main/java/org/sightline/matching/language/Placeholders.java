package org.sightline.matching.language;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names in braces, in the place of which a value is put. Pure. */
public final class Placeholders {

    /** A name in braces; group 1 is the name. */
    public static final Pattern NAME = Pattern.compile("\\{([^{}]*)}");

    private Placeholders() {}

    /** The text with each placeholder replaced by its value, in which nothing is replaced again; one without a value stays. */
    public static String filled(String text, Map<String, Value> values, Language language) {
        return NAME.matcher(text).replaceAll((MatchResult found) -> {
            Value value = values.get(found.group(1));
            return Matcher.quoteReplacement(value == null ? found.group() : value.in(language));
        });
    }
}
