package org.sightline.matching.verdict;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * What a funding text says.
 *
 * @param kinds      the kinds of the shares it names; {@code {UNKNOWN}} when it names none
 * @param programmes the programmes that were recognised, in the order of the text
 * @param recodedOn  the day on which the text says that the purchase was re-coded, or null
 */
public record FundingReading(Set<FundingKind> kinds, List<Programme> programmes, LocalDate recodedOn) {

    /**
     * A programme found in the text.
     *
     * @param id       assistance listing number (ALN), such as {@code 97.067}, or an id of our own
     * @param name     its name
     * @param evidence the words or the fund code that named it
     */
    public record Programme(String id, String name, String evidence) {
    }
}
