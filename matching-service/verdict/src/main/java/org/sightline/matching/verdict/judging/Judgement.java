package org.sightline.matching.verdict.judging;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.sightline.matching.verdict.book.RuleBook;
import org.sightline.matching.verdict.compiled.Compiled;
import org.sightline.matching.verdict.compiled.Question;
import org.sightline.matching.verdict.compiled.Rank;
import org.sightline.matching.verdict.facts.Facts;
import org.sightline.matching.verdict.rule.Need;
import org.sightline.matching.verdict.rule.Verdict;

/**
 * What the law, as a rule book holds it, says about one purchase: one headline, a verdict for each regime, and what
 * is missing. The headline is PROHIBITED if any regime prohibits; else UNDETERMINED if a missing fact could make one
 * prohibit, or if the date is a period whose two ends give different answers; else RESTRICTED; else FLAGGED for a
 * designated maker; else NOT_COVERED.
 *
 * <p>Words and reasons are made when they are asked for, so that re-judging millions of purchases costs little.
 * Immutable and safe to share.
 */
public final class Judgement {

    private final RuleBook book;
    private final Facts facts;
    private final LocalDate evaluatedOn;
    private final Verdict headline;
    private final int missing;
    private final int[] deciding;

    private Judgement(
            RuleBook book, Facts facts, LocalDate evaluatedOn, Verdict headline, int missing, int[] deciding) {
        this.book = book;
        this.facts = facts;
        this.evaluatedOn = evaluatedOn;
        this.headline = headline;
        this.missing = missing;
        this.deciding = deciding;
    }

    /**
     * Judges one purchase by the law as it stood on the date in the facts.
     *
     * @param evaluatedOn the day to write on the judgement; it does not change the outcome
     */
    public static Judgement of(RuleBook book, Facts facts, LocalDate evaluatedOn) {
        Compiled compiled = book.compiled();
        Compiled.Subject subject = compiled.subject(facts.entityId());
        Question question = new Question(facts);
        long first = facts.date().first().toEpochDay();
        Evaluation begin = Evaluation.on(first, compiled, subject, question, facts);
        if (facts.date().isExact()) {
            return whole(book, facts, evaluatedOn, begin);
        }
        Evaluation end = Evaluation.on(facts.date().last().toEpochDay(), compiled, subject, question, facts);
        return straddling(book, facts, evaluatedOn, begin, end);
    }

    private static Judgement whole(RuleBook book, Facts facts, LocalDate on, Evaluation day) {
        return new Judgement(book, facts, on, Rank.verdict(day.rank), day.missing(), day.deciding());
    }

    /** A period is judged at both ends; where they differ, the exact day is a missing fact. */
    private static Judgement straddling(RuleBook book, Facts facts, LocalDate on, Evaluation begin, Evaluation end) {
        if (begin.rank == end.rank) {
            return new Judgement(
                    book,
                    facts,
                    on,
                    Rank.verdict(begin.rank),
                    begin.missing() | end.missing(),
                    union(begin.deciding(), end.deciding()));
        }
        Evaluation weightier = begin.rank < end.rank ? begin : end;
        return new Judgement(
                book, facts, on, Verdict.UNDETERMINED, Need.DATE.bit() | weightier.missing(), weightier.deciding());
    }

    private static int[] union(int[] one, int[] other) {
        return java.util.stream.IntStream.concat(Arrays.stream(one), Arrays.stream(other))
                .distinct()
                .toArray();
    }

    /** The one verdict over all regimes. */
    public Verdict headline() {
        return headline;
    }

    /** One verdict for each rule of the United States and of the buyer's state, in the order of the rule book. */
    public List<RegimeVerdict> regimes() {
        return new Explanation(book, facts).regimes();
    }

    /** Ids of the rules that decided the headline, in the order of the rule book; empty when nothing covers it. */
    public List<String> decidingRules() {
        return Arrays.stream(deciding)
                .sorted()
                .mapToObj(index -> book.ruleAt(index).id())
                .toList();
    }

    /** What could change an UNDETERMINED headline; empty for any other. */
    public List<MissingFact> missing() {
        return MissingFact.of(missing);
    }

    /** Plain sentences that hold for the whole, such as that a state's law is not known. */
    public List<String> notes() {
        return StateLawNotes.of(book, facts);
    }

    /**
     * Whether the headline rests only on what has not been read in its source: no deciding rule is verified together
     * with the list entry and the ownership that it uses.
     */
    public boolean unverified() {
        List<String> rules = decidingRules();
        List<RegimeVerdict> decided = regimes().stream()
                .filter(regime -> rules.contains(regime.ruleId()))
                .toList();
        return !decided.isEmpty() && decided.stream().allMatch(RegimeVerdict::unverified);
    }

    /** Version of the rule book that judged. */
    public String ruleBookVersion() {
        return book.version();
    }

    /** The day of the evaluation. */
    public LocalDate evaluatedOn() {
        return evaluatedOn;
    }

    /** The facts that were judged. */
    public Facts facts() {
        return facts;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Judgement that
                && headline == that.headline
                && missing == that.missing
                && facts.equals(that.facts)
                && evaluatedOn.equals(that.evaluatedOn)
                && ruleBookVersion().equals(that.ruleBookVersion());
    }

    @Override
    public int hashCode() {
        return Objects.hash(facts, headline);
    }

    @Override
    public String toString() {
        List<String> said = new ArrayList<>();
        said.add(headline.name());
        said.add("by " + String.join(", ", decidingRules()));
        missing().forEach(fact -> said.add("missing " + fact.fact()));
        return String.join(" ", said);
    }
}
