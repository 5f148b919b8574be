package org.sightline.inventory.agency;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What kind of public body a name says it is. The rules are the rows of {@code messages/buyer-kinds.csv}, which
 * ingest-service reads too; the first one that fits decides, so "Alder County School District" is a school district.
 */
final class KindRules {

    /** "defense department of" is read as "department of defense". */
    private static final Pattern TURNED =
            Pattern.compile("(.+) ((?:department|office|bureau|division|commission) of(?: the)?)");

    private static final List<Rule> RULES = WordList.rows("buyer-kinds.csv").stream()
            .map(row -> new Rule(
                    Match.valueOf(row.getField("match").toUpperCase(Locale.ROOT)),
                    " " + row.getField("phrase") + " ",
                    row.getField("kind")))
            .toList();

    private KindRules() {}

    private enum Match {
        IS,
        STARTS,
        ENDS,
        HAS
    }

    /** A phrase with a space on either side, so that it fits whole words only. */
    private record Rule(Match match, String phrase, String kind) {

        boolean fits(String padded) {
            return switch (match) {
                case IS -> padded.equals(phrase);
                case STARTS -> padded.startsWith(phrase);
                case ENDS -> padded.endsWith(phrase);
                case HAS -> padded.contains(phrase);
            };
        }
    }

    /**
     * The kind that a name tells.
     *
     * @param key a name as {@link BuyerName} folds it
     * @return empty where the name does not tell, or may be a federal or a state department
     */
    static Optional<AgencyKind> guess(String key) {
        return AgencyKind.of(word(key));
    }

    /** The word of the first rule that fits; empty where none does. */
    static String word(String key) {
        Matcher turned = TURNED.matcher(key);
        String padded = " " + (turned.matches() ? turned.group(2) + " " + turned.group(1) : key) + " ";
        return RULES.stream()
                .filter(rule -> rule.fits(padded))
                .map(Rule::kind)
                .findFirst()
                .orElse("");
    }
}
