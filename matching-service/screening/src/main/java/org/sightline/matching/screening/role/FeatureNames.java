package org.sightline.matching.screening.role;

import java.util.Set;
import java.util.regex.Pattern;
import org.sightline.matching.screening.match.Role;

/** Which features tell a reader something, by their names. */
final class FeatureNames {

    /** What is written in letters of outlines. */
    private static final Set<String> OUTLINES =
            Set.of("m", "n", "mo", "ma", "oo", "z", "zp", "zq", "zz", "zt", "zc", "zcp", "zcq", "zcz");

    /** Rows of words, which say nothing where all of them are masked. */
    private static final Pattern MASKED = Pattern.compile("[a-z]+\\d* (?:goods|[^A-Za-z]|\\b[HB]\\b)*");

    /** The same of words as they are spelled: that the text has the name and an end tells nobody anything. */
    private static final Pattern MASKED_WORDS =
            Pattern.compile("(?:u|d|[wst][ab]|y[abx]\\d) (?:goods|[^A-Za-z]|\\b[HB]\\b)*");

    /** Nothing but that there is a model number, a letter or a sign. */
    private static final Pattern BARE = Pattern.compile("[^A-Za-z]*(?:\\b(?:MODEL|[A-Za-z])\\b[^A-Za-z]*)+");

    /** What weighs and explains nothing. */
    private static final Set<String> SHAPE = Set.of("bias", "name", "model", "first", "later", "v X");

    private static final Set<String> NOTHING =
            Set.of("r nothing", "o none", "m ^_^", "n ^_^", "m ^_", "m _^", "n ^_", "n _^");

    private FeatureNames() {}

    /** Whether a feature tells a reader something: for a purchase, that nothing is there tells nothing. */
    static boolean says(String feature, Role role) {
        return !SHAPE.contains(feature)
                && !MASKED_WORDS.matcher(feature).matches()
                && !isBare(feature)
                && (role == Role.MENTION
                        || !feature.contains("-_-")
                                && !NOTHING.contains(feature)
                                && !isActless(feature)
                                && !MASKED.matcher(feature).matches());
    }

    private static boolean isBare(String feature) {
        String[] parts = feature.split(" ", 2);
        return parts.length > 1
                && !isOutline(feature)
                && BARE.matcher(parts[1].replace('_', ' ')).matches();
    }

    /** Kinds of acts of parts that have none. */
    private static boolean isActless(String feature) {
        return feature.startsWith("z") && feature.chars().noneMatch(Character::isUpperCase);
    }

    /** Whether what a feature holds is written in letters of outlines. */
    static boolean isOutline(String feature) {
        return OUTLINES.contains(place(feature));
    }

    /** Where a feature was seen, the letters at the beginning of its name. */
    static String place(String feature) {
        int end = 0;
        while (end < feature.length() && Character.isLetter(feature.charAt(end))) {
            end++;
        }
        return feature.substring(0, end);
    }
}
