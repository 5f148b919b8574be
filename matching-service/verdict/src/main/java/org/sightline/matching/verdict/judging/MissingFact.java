package org.sightline.matching.verdict.judging;

import java.util.Arrays;
import java.util.List;
import org.sightline.matching.verdict.facts.WireNames;
import org.sightline.matching.verdict.rule.Need;

/**
 * A fact that the record lacks and that a rule turns on.
 *
 * @param fact         the name of a {@link Need} in small letters, such as funding, origin or clause
 * @param whoCanSupply who can answer, in plain words
 * @param why          what turns on it, in plain words
 */
public record MissingFact(String fact, String whoCanSupply, String why) {

    /** The facts whose bits are set, in the order in which questions are put. */
    static List<MissingFact> of(int bits) {
        return Arrays.stream(Need.values())
                .filter(need -> (bits & need.bit()) != 0)
                .map(need -> new MissingFact(WireNames.of(need), need.whoCanSupply(), need.why()))
                .toList();
    }
}
