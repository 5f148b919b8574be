package org.sightline.matching.verdict.judging;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.sightline.matching.verdict.book.RuleBook;
import org.sightline.matching.verdict.facts.BuyerKind;
import org.sightline.matching.verdict.facts.FactWords;
import org.sightline.matching.verdict.facts.Facts;
import org.sightline.matching.verdict.facts.States;
import org.sightline.matching.verdict.rule.Rule;

/** The sentences that go with a judgement as a whole: above all that a law we have not read is unknown, not absent. */
final class StateLawNotes {

    private StateLawNotes() {}

    static List<String> of(RuleBook book, Facts facts) {
        List<String> notes = new ArrayList<>();
        if (facts.buyerKind() == BuyerKind.FEDERAL_AGENCY) {
            return notes;
        }
        String state = facts.state();
        if (state == null) {
            notes.add("The buyer's state is not in the record, so state law could not be looked at.");
        } else {
            notes.add(stateNote(book, facts, state));
        }
        return List.copyOf(notes);
    }

    private static String stateNote(RuleBook book, Facts facts, String code) {
        String state = States.name(code);
        List<Rule> rules = book.rules().stream()
                .filter(rule -> rule.jurisdiction().equals(code))
                .toList();
        if (rules.isEmpty()) {
            return "Sightline holds no law of " + state + " on this. Its law is unknown to us; that does not mean "
                    + "that there is none.";
        }
        BuyerKind kind = facts.buyerKind();
        boolean bound = kind == null || rules.stream().anyMatch(rule -> binds(rule, kind));
        String held = rules.stream().map(Rule::id).collect(Collectors.joining(", "));
        return bound
                ? "Of the law of " + state + " Sightline holds " + held + "; other law of that state is unknown to us."
                : "The law of " + state + " that Sightline holds (" + held + ") does not bind a "
                        + FactWords.buyer(facts.buyerKind()) + "; other law of that state is unknown to us.";
    }

    private static boolean binds(Rule rule, BuyerKind kind) {
        return rule.parts().stream()
                .anyMatch(part -> part.binds().contains(kind) || part.mayBind().contains(kind));
    }
}
