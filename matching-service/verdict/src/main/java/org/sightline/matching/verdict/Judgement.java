package org.sightline.matching.verdict;

import java.time.LocalDate;
import java.util.List;

/**
 * What the law, as a rule book holds it, says about one purchase: one headline, a verdict for each regime, and what
 * is missing.
 *
 * @param headline        PROHIBITED if any regime prohibits; else UNDETERMINED if a missing fact could make one
 *                        prohibit; else RESTRICTED; else FLAGGED; else NOT_COVERED
 * @param regimes         one verdict for each rule of the buyer's state and of the United States
 * @param decidingRules   ids of the rules that decided the headline
 * @param missing         what could change an UNDETERMINED headline; empty for any other headline
 * @param notes           plain sentences that hold for the whole, such as that a state's law is not known
 * @param ruleBookVersion version of the rule book
 * @param evaluatedOn     the day of the evaluation
 */
public record Judgement(Verdict headline, List<RegimeVerdict> regimes, List<String> decidingRules,
                        List<MissingFact> missing, List<String> notes, String ruleBookVersion, LocalDate evaluatedOn) {
}
