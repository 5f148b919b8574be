package org.sightline.gateway.opendata;

import java.util.regex.Pattern;

/**
 * Takes out of a published text what leads to a person or to one device: mail addresses, telephone numbers, whom a delivery is
 * for, MAC addresses and serial numbers. In their place stands what was there.
 */
final class Redaction {

    /** Longer texts are cut: what was bought stands at the beginning. */
    static final int LONGEST_ITEM = 500;

    private record Rule(Pattern found, String instead) {}

    private static final Rule[] RULES = {
        new Rule(Pattern.compile("[\\w.%+'-]+@[\\w-]+(?:\\.[\\w-]+)+"), "[mail address]"),
        new Rule(
                Pattern.compile("(?i)(?<![0-9a-f:-])(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}(?![0-9a-f:-])"), "[MAC address]"),
        new Rule(
                Pattern.compile(
                        "(?i)\\b(?:S/N|SERIAL(?:\\s+(?:NO|NUMBER|NUM))?|SN)\\b[\\s.:#]*[A-Z0-9-]*\\d[A-Z0-9-]*"),
                "[serial number]"),
        new Rule(Pattern.compile("(?i)\\b(?:ATTN|C/O)\\b[.:]?\\s*[^,;|/\\n]+|\\bATTENTION:\\s*[^,;|/\\n]+"), "[name]"),
        new Rule(
                Pattern.compile(
                        "(?<![\\w-])(?:\\+?1[-. ]?)?(?:\\(\\d{3}\\)\\s?|\\d{3}[-. ])\\d{3}[-. ]\\d{4}(?![\\w-])"),
                "[telephone number]")
    };

    private Redaction() {}

    /** The text without them. */
    static String of(String text) {
        String left = text;
        for (Rule rule : RULES) {
            left = rule.found().matcher(left).replaceAll(rule.instead());
        }
        return left.length() <= LONGEST_ITEM ? left : left.substring(0, LONGEST_ITEM);
    }
}
