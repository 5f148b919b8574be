package org.sightline.matching.verdict.judging;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
 * @param notes       where the law stands, what may change it, and which exceptions it knows, in plain sentences; null, as in
 *                    what was stored before 2026-12-01, becomes empty
 * @param lookedAt    the day on which somebody last looked whether the law still stands so; null where that was not noted
 * @param sentences   reason and notes as data, for a reader of another language; null, as in what was stored before
 *                    2026-12-02, becomes empty
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
        boolean unverified,
        List<String> notes,
        @Nullable LocalDate lookedAt,
        List<ReasonSentence> sentences) {

    public RegimeVerdict {
        factsUsed = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(factsUsed));
        missing = List.copyOf(missing);
        notes = notes == null ? List.of() : List.copyOf(notes);
        sentences = sentences == null ? List.of() : List.copyOf(sentences);
    }

    /**
     * The same, with what another has beside it: the notes, the day of the last look, and the sentences. None of that is part of
     * what a rule says of a purchase.
     */
    public RegimeVerdict besides(RegimeVerdict other) {
        return new RegimeVerdict(
                ruleId,
                ruleVersion,
                regime,
                verdict,
                citation,
                reason,
                factsUsed,
                missing,
                unverified,
                other.notes,
                other.lookedAt,
                other.sentences);
    }

    /** The same, under another version of the rule. */
    public RegimeVerdict inVersion(String version) {
        return new RegimeVerdict(
                ruleId,
                version,
                regime,
                verdict,
                citation,
                reason,
                factsUsed,
                missing,
                unverified,
                notes,
                lookedAt,
                sentences);
    }
}
