package org.sightline.matching.verdict.judging;

import java.util.List;
import java.util.Map;
import org.sightline.matching.verdict.rule.Verdict;

/**
 * What one rule says about one purchase.
 *
 * @param ruleId      id of the rule, such as {@code F889-B1}
 * @param ruleVersion version of the rule that was applied
 * @param regime      title of the law in plain words
 * @param verdict     what it says
 * @param citation    where the law stands
 * @param reason      why, in plain words
 * @param factsUsed   the facts that decided, by name, in reading order
 * @param missing     the facts that the rule turns on and the record lacks
 * @param unverified  whether the rule, or the list entry or ownership it rests on, has not been read in its source
 */
public record RegimeVerdict(
        String ruleId,
        String ruleVersion,
        String regime,
        Verdict verdict,
        String citation,
        String reason,
        Map<String, String> factsUsed,
        List<MissingFact> missing,
        boolean unverified) {

    public RegimeVerdict {
        factsUsed = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(factsUsed));
        missing = List.copyOf(missing);
    }
}
