package org.sightline.matching.verdict.rule;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.verdict.facts.Circumstance;

/**
 * An exception to a law.
 *
 * @param kind     what the goods or the buyer have to be or have
 * @param from     first day of the exception, or null for as long as the rule
 * @param until    first day without it, or null
 * @param asked    whether it is an open question while nobody answered: so for what the goods are. What is granted on
 *                 request (a waiver) or is rare is taken as absent until somebody shows it
 * @param when     what the buyer has to be for the exception to matter at all, or null; while nobody said that it is, it is
 *                 taken not to be
 * @param outcome  what the law says with it: NOT_COVERED, or RESTRICTED where conditions remain
 * @param proof    what proves it
 * @param list     id of the list of approved goods that have it, or empty
 */
public record LawException(
        Circumstance kind,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        boolean asked,
        @Nullable Circumstance when,
        Verdict outcome,
        String proof,
        String list) {

    public LawException {
        if (outcome != Verdict.NOT_COVERED && outcome != Verdict.RESTRICTED) {
            throw new IllegalArgumentException("an exception ends as not_covered or restricted");
        }
    }
}
