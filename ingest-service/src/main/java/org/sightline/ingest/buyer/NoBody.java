package org.sightline.ingest.buyer;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What publishers write in the place of a buyer where they name none. */
public final class NoBody {

    /** A title and a name of one or two words; schools and libraries are called after people by more. */
    private static final Pattern PERSON = Pattern.compile("(mr|mrs|ms|miss|dr)\\.? [\\p{L}'-]+( [\\p{L}'-]+)?");

    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private static final Set<String> WORDS = Set.of(
            "other",
            "undefined",
            "unknown",
            "unspecified",
            "unassigned",
            "redacted",
            "withheld",
            "confidential",
            "various",
            "multiple",
            "miscellaneous",
            "misc",
            "none",
            "null",
            "tbd",
            "not",
            "available",
            "applicable",
            "n",
            "a",
            "na",
            "agency",
            "agencies",
            "buyer",
            "buyers",
            "name",
            "to",
            "be",
            "determined");

    private NoBody() {}

    /** Whether the text names a person or nobody at all, as "OTHER, UNDEFINED" does. */
    public static boolean is(String published) {
        String lower = published.strip().toLowerCase(Locale.ROOT);
        return PERSON.matcher(lower).matches() || WORDS.containsAll(Set.of(distinct(lower)));
    }

    private static String[] distinct(String lower) {
        return SIGNS.splitAsStream(lower)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toArray(String[]::new);
    }
}
