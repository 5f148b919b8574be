package org.sightline.matching.verdict.judging;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.verdict.compiled.Reach;
import org.sightline.matching.verdict.facts.Facts;
import org.sightline.matching.verdict.facts.WireNames;
import org.sightline.matching.verdict.rule.LawException;
import org.sightline.matching.verdict.rule.Pending;
import org.sightline.matching.verdict.rule.Rule;
import org.sightline.matching.verdict.rule.Standing;

/**
 * Where a law stands on the day of a purchase and which exceptions it knows then, in one sentence; what shows an exception, what
 * may change the law, and when somebody last looked.
 */
final class LawNotes {

    private static final String EXCEPTIONS = "exceptions";

    private LawNotes() {}

    /**
     * The sentences, in the order in which they are read.
     *
     * @param bears whether the rule says something of the purchase: only then is it said that the law is in force
     */
    static List<ReasonSentence> of(Rule rule, @Nullable Reach reach, Facts facts, boolean bears) {
        LocalDate day = facts.date().last();
        List<LawException> exceptions = reach == null ? List.of() : reach.part.exemptionsOn(day);
        Standing standing = standing(rule, day);
        List<ReasonSentence> notes = new ArrayList<>();
        if (standing != null && standing.kind() != Standing.Kind.IN_FORCE) {
            notes.add(otherwise(standing, exceptions));
        } else {
            addInForce(notes, exceptions, bears);
            if (reach != null && reach.unconfirmed) {
                notes.add(ReasonSentence.of("reachNotConfirmed"));
            }
        }
        addRest(notes, rule, day, exceptions);
        return List.copyOf(notes);
    }

    private static void addInForce(List<ReasonSentence> notes, List<LawException> exceptions, boolean bears) {
        if (exceptions.isEmpty() && bears) {
            notes.add(ReasonSentence.of("inForce"));
        } else if (!exceptions.isEmpty()) {
            notes.add(ReasonSentence.of(bears ? "inForceExcept" : EXCEPTIONS, EXCEPTIONS, words(exceptions)));
        }
    }

    private static void addRest(List<ReasonSentence> notes, Rule rule, LocalDate day, List<LawException> exceptions) {
        String proofs = exceptions.stream()
                .map(LawException::proof)
                .filter(proof -> !proof.isEmpty())
                .distinct()
                .collect(Collectors.joining("; "));
        if (!proofs.isEmpty()) {
            notes.add(ReasonSentence.of("shownBy", "proof", proofs));
        }
        for (Pending pending : rule.pending()) {
            if (!pending.from().isAfter(day)) {
                notes.add(ReasonSentence.of("pending", "what", pending.what()));
            }
        }
        LocalDate looked = rule.sourcing().looked();
        if (looked != null && !notes.isEmpty()) {
            notes.add(ReasonSentence.of("lookedAt", "looked", looked.toString()));
        }
    }

    /** How the law stands on a day; null where it is in force as its parts say. */
    private static @Nullable Standing standing(Rule rule, LocalDate day) {
        Standing latest = null;
        for (Standing standing : rule.standings()) {
            latest = standing.from().isAfter(day) ? latest : standing;
        }
        return latest;
    }

    private static ReasonSentence otherwise(Standing standing, List<LawException> exceptions) {
        String from = standing.from().toString();
        if (standing.kind() != Standing.Kind.NOT_CONFIRMED) {
            return ReasonSentence.of(
                    "standsOtherwise",
                    "from",
                    from,
                    "standing",
                    WireNames.of(standing.kind()),
                    "note",
                    standing.note());
        }
        return exceptions.isEmpty()
                ? ReasonSentence.of("notConfirmed", "from", from, "note", standing.note())
                : ReasonSentence.of(
                        "notConfirmedExcept", "from", from, EXCEPTIONS, words(exceptions), "note", standing.note());
    }

    private static String words(List<LawException> exceptions) {
        return exceptions.stream().map(LawNotes::words).distinct().collect(Collectors.joining(", "));
    }

    private static String words(LawException exception) {
        LocalDate until = exception.until();
        return exception.kind().wireName() + (until == null ? "" : ReasonSentence.UNTIL + until.minusDays(1));
    }
}
