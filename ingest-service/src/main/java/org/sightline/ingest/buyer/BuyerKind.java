package org.sightline.ingest.buyer;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What kind of public body a name says that it is. The rules stand in {@code messages/buyer-kinds.csv}, which
 * inventory-service reads too; the first rule that fits decides.
 */
public final class BuyerKind {

    /** The word for departments that the federal government and states both have, such as one of transportation. */
    static final String FEDERAL_OR_STATE = "federal_or_state";

    private static final String FEDERAL = "federal_agency";
    private static final Pattern TURNED =
            Pattern.compile("(.+) ((?:department|office|bureau|division|commission) of(?: the)?)");

    private static final List<Rule> RULES = WordList.rows("buyer-kinds.csv").stream()
            .map(row -> Rule.of(row.getField("match"), row.getField("phrase"), row.getField("kind")))
            .toList();

    private BuyerKind() {}

    private enum Match {
        IS,
        STARTS,
        ENDS,
        HAS
    }

    /** A phrase with a space on either side, so that it fits whole words only. */
    private record Rule(Match match, String phrase, String kind) {

        static Rule of(String match, String phrase, String kind) {
            return new Rule(Match.valueOf(match.toUpperCase(Locale.ROOT)), " " + phrase + " ", kind);
        }

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
     * The kind in the words of the agency message.
     *
     * @param normalised from {@link BuyerName#normalise}
     * @param federalAwards whether the file lists federal awards: then a name that may be federal is
     * @return null where the name does not say
     */
    public static @Nullable String of(String normalised, boolean federalAwards) {
        String kind = word(normalised);
        if (kind.equals(FEDERAL_OR_STATE)) {
            return federalAwards ? FEDERAL : null;
        }
        return kind.isEmpty() ? null : kind;
    }

    /** The word of the first rule that fits; empty where none does. */
    static String word(String normalised) {
        Matcher turned = TURNED.matcher(normalised);
        String padded = " " + (turned.matches() ? turned.group(2) + " " + turned.group(1) : normalised) + " ";
        return RULES.stream()
                .filter(rule -> rule.fits(padded))
                .map(Rule::kind)
                .findFirst()
                .orElse("");
    }
}
