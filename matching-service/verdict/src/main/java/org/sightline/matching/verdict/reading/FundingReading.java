package org.sightline.matching.verdict.reading;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.verdict.facts.FundingHistory;
import org.sightline.matching.verdict.facts.FundingKind;

/**
 * What a funding text says.
 *
 * @param kinds      the kinds of the shares it names; {@code {UNKNOWN}} when it names none
 * @param programmes the programmes that were recognised, in the order of the text
 * @param recoded    whether the text says that the purchase was moved here from another fund
 * @param recodedOn  the day of the move, or null when the text gives none
 */
public record FundingReading(
        Set<FundingKind> kinds,
        List<Programme> programmes,
        boolean recoded,
        @Nullable LocalDate recodedOn) {

    /**
     * A programme found in the text.
     *
     * @param id       assistance listing number (ALN), such as {@code 97.067}, or an id of our own
     * @param name     its name
     * @param evidence the words, the number or the fund code that named it
     */
    public record Programme(String id, String name, String evidence) {}

    public FundingReading {
        kinds = Set.copyOf(kinds);
        programmes = List.copyOf(programmes);
    }

    /**
     * The history that the text tells. A text that says "re-coded" stands for two statements: an earlier, unknown one,
     * and itself.
     */
    public FundingHistory history(LocalDate purchasedOn, String source) {
        LocalDate saidOn = recodedOn == null ? purchasedOn : recodedOn;
        FundingHistory said = FundingHistory.of(new FundingHistory.Entry(kinds, saidOn, source, recoded));
        return recoded
                ? FundingHistory.of(new FundingHistory.Entry(Set.of(FundingKind.UNKNOWN), purchasedOn, source, false))
                        .with(said.first())
                : said;
    }
}
