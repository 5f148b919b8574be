package org.sightline.matching.verdict.judging;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.verdict.compiled.Reach;
import org.sightline.matching.verdict.facts.Facts;
import org.sightline.matching.verdict.rule.LawException;
import org.sightline.matching.verdict.rule.Pending;
import org.sightline.matching.verdict.rule.Rule;
import org.sightline.matching.verdict.rule.Standing;

/** Where a law stands on the day of a purchase, which exceptions it knows then, and what may change it, in sentences. */
final class LawNotes {

    private LawNotes() {}

    static List<String> of(Rule rule, @Nullable Reach reach, Facts facts) {
        List<String> notes = new ArrayList<>();
        LocalDate day = facts.date().last();
        for (Standing standing : rule.standings()) {
            if (!standing.from().isAfter(day)) {
                notes.clear();
                addStanding(notes, rule, standing);
            }
        }
        if (reach != null && reach.unconfirmed && notes.isEmpty()) {
            notes.add("How far the list reaches on that day is not confirmed" + looked(rule) + ".");
        }
        if (reach != null) {
            reach.part.exemptionsOn(day).forEach(one -> notes.add(exception(one)));
        }
        for (Pending pending : rule.pending()) {
            if (!pending.from().isAfter(day)) {
                notes.add(pending.what());
            }
        }
        return List.copyOf(notes);
    }

    private static void addStanding(List<String> notes, Rule rule, Standing standing) {
        if (standing.kind() != Standing.Kind.IN_FORCE) {
            notes.add("From " + standing.from() + " this law is "
                    + standing.kind().words() + ": " + standing.note() + looked(rule) + ".");
        }
    }

    private static String looked(Rule rule) {
        LocalDate looked = rule.sourcing().looked();
        return looked == null ? "" : "; last looked at on " + looked;
    }

    private static String exception(LawException exemption) {
        return "Excepted is what is " + exemption.kind().words()
                + (exemption.until() == null
                        ? ""
                        : ", until " + exemption.until().minusDays(1))
                + (exemption.proof().isEmpty() ? "" : " (shown by " + exemption.proof() + ")") + ".";
    }
}
