package org.sightline.matching.verdict.judging;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.sightline.matching.verdict.book.RuleBook;
import org.sightline.matching.verdict.facts.Facts;
import org.sightline.matching.verdict.rule.Verdict;

/**
 * What an edit of the rule book would do to purchases that are there: how many verdicts turn from what to what, and
 * the first of each. Nothing is stored. Not safe for use by several threads at once.
 */
public final class Simulation {

    /** How many purchases are kept by name for each turn. */
    public static final int EXAMPLES = 20;

    /**
     * Purchases of which the verdict turns.
     *
     * @param from     the verdict by the book as it is
     * @param to       the verdict by the edited book
     * @param count    how many turn so
     * @param examples ids of the first of them, at most {@link #EXAMPLES}
     */
    public record Turn(Verdict from, Verdict to, long count, List<String> examples) {}

    private static final class Tally {
        private long count;
        private final List<String> examples = new ArrayList<>();
    }

    private final RuleBook before;
    private final RuleBook after;
    private final Map<Verdict, Map<Verdict, Tally>> turns = new EnumMap<>(Verdict.class);
    private long judged;

    /** A simulation of going from one book to another. */
    public Simulation(RuleBook before, RuleBook after) {
        this.before = before;
        this.after = after;
    }

    /** Judges one purchase by both books. */
    public void add(String id, Facts facts) {
        Verdict from = Judgement.of(before, facts, LocalDate.EPOCH).headline();
        Verdict to = Judgement.of(after, facts, LocalDate.EPOCH).headline();
        judged++;
        if (from != to) {
            Tally tally = turns.computeIfAbsent(from, verdict -> new EnumMap<>(Verdict.class))
                    .computeIfAbsent(to, verdict -> new Tally());
            tally.count++;
            if (tally.examples.size() < EXAMPLES) {
                tally.examples.add(id);
            }
        }
    }

    /** How many purchases were judged. */
    public long judged() {
        return judged;
    }

    /** The turns so far, the weightiest verdict of today first. */
    public List<Turn> turns() {
        List<Turn> all = new ArrayList<>();
        turns.forEach((from, tos) ->
                tos.forEach((to, tally) -> all.add(new Turn(from, to, tally.count, List.copyOf(tally.examples)))));
        return List.copyOf(all);
    }
}
