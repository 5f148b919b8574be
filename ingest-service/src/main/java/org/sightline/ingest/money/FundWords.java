package org.sightline.ingest.money;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.sightline.matching.verdict.facts.FundingKind;
import org.sightline.matching.verdict.facts.ObligationDate;
import org.sightline.matching.verdict.reading.FundingReader;

/** What texts say of the money, as far as it matters which column they stand in. */
public final class FundWords {

    /** Whose purchases a listing forbids; the buyer's own money and its state's are named in words of every account. */
    private static final Set<FundingKind> AWARDS = EnumSet.of(
            FundingKind.FEDERAL_GRANT,
            FundingKind.FEDERAL_APPROPRIATION,
            FundingKind.USF,
            FundingKind.FCC_SUBSIDY,
            FundingKind.FEMA_AWARD);

    private static final Pattern LISTING = Pattern.compile("\\d{2}\\.\\d{3}[A-Z]?");

    private FundWords() {}

    /** Whether the text names a program of federal or universal service money. */
    public static boolean namesAward(String text) {
        return FundingReader.builtIn().read(text, ObligationDate.unknown()).kinds().stream()
                .anyMatch(AWARDS::contains);
    }

    /** Whether the text is an assistance listing number, such as {@code 84.425D}. */
    public static boolean isListing(String text) {
        return LISTING.matcher(text).matches();
    }
}
