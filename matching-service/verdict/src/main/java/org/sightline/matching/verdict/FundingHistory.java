package org.sightline.matching.verdict;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where the money of one purchase was said to come from, each time that it was said. Entries are only ever added:
 * moving a purchase to another fund after a question was asked is an event of its own, not a correction of the first
 * entry. Immutable.
 *
 * @param entries oldest first; at least one
 */
public record FundingHistory(List<Entry> entries) {

    /**
     * One statement.
     *
     * @param kinds      the kinds of all shares
     * @param recordedOn the day of the statement
     * @param source     who said so, or which record
     * @param moved      whether the statement says that the purchase was moved from another fund
     */
    public record Entry(Set<FundingKind> kinds, LocalDate recordedOn, String source, boolean moved) {
        public Entry {
            kinds = Set.copyOf(kinds);
        }
    }

    /** How the statements of one purchase go together. */
    public enum State {
        /** There is one statement, or all say the same. */
        AS_RECORDED,
        /** A later statement fills in what the first left open. */
        COMPLETED,
        /** The purchase was moved to other money, before any notice. */
        RECODED,
        /** The purchase was moved to other money after the agency had been asked about it. */
        RECODED_AFTER_NOTICE
    }

    /**
     * What the law says with the first and with the last statement.
     *
     * @param headline the verdict to show: that of the last statement, except that a purchase which was moved to
     *                 milder money is RESTRICTED until the agency shows by records that the new money paid
     */
    public record Outcome(Judgement onFirst, Judgement onLast, State state, Verdict headline) {

        /** Whether moving the purchase to other money would have made the answer milder than the headline. */
        public boolean heldByMove() {
            return headline != onLast.headline();
        }

        /** Ids of the rules behind the headline: those of the first money, where the move does not count. */
        public List<String> decidingRules() {
            return heldByMove() ? onFirst.decidingRules() : onLast.decidingRules();
        }

        /**
         * One verdict for each rule by the last statement. A rule that prohibited, or could, by the first one and lets
         * go by the last says RESTRICTED, and why.
         */
        public List<RegimeVerdict> regimes() {
            List<RegimeVerdict> last = onLast.regimes();
            if (!heldByMove()) {
                return last;
            }
            Map<String, RegimeVerdict> first = new HashMap<>();
            onFirst.regimes().forEach(regime -> first.put(regime.ruleId(), regime));
            return last.stream()
                    .map(regime -> held(first.get(regime.ruleId()), regime))
                    .toList();
        }

        private RegimeVerdict held(RegimeVerdict first, RegimeVerdict last) {
            boolean letsGo = first != null
                    && first.verdict() != last.verdict()
                    && first.verdict().atLeast(Verdict.UNDETERMINED)
                    && Verdict.RESTRICTED.atLeast(last.verdict());
            if (!letsGo) {
                return last;
            }
            String money = onFirst.facts().funding().equals(Set.of(FundingKind.UNKNOWN))
                    ? "another fund"
                    : Words.funding(onFirst.facts().funding());
            String reason = "The record says that this purchase was moved from " + money + " to "
                    + Words.funding(onLast.facts().funding())
                    + (state == State.RECODED_AFTER_NOTICE ? ", after the body was asked about it" : "")
                    + ". Until records show that the new money paid, the "
                    + "purchase is not cleared. Before the move: " + first.reason();
            return new RegimeVerdict(
                    last.ruleId(),
                    last.ruleVersion(),
                    last.regime(),
                    Verdict.RESTRICTED,
                    last.citation(),
                    reason,
                    last.factsUsed(),
                    List.of(),
                    last.unverified());
        }
    }

    public FundingHistory {
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("a funding history has at least one entry");
        }
        entries = List.copyOf(entries);
    }

    /** A history of one statement. */
    public static FundingHistory of(Entry first) {
        return new FundingHistory(List.of(first));
    }

    /** A history from one text. A text that says "re-coded" stands for two: an earlier, unknown one, and itself. */
    public static FundingHistory of(FundingReading reading, LocalDate purchasedOn, String source) {
        LocalDate saidOn = reading.recodedOn() == null ? purchasedOn : reading.recodedOn();
        Entry said = new Entry(reading.kinds(), saidOn, source, reading.recoded());
        return reading.recoded()
                ? new FundingHistory(List.of(new Entry(Set.of(FundingKind.UNKNOWN), purchasedOn, source, false), said))
                : of(said);
    }

    /** The history with one more statement. */
    public FundingHistory with(Entry next) {
        List<Entry> more = new ArrayList<>(entries);
        more.add(next);
        return new FundingHistory(more);
    }

    /** The statements that were made up to and with a day; empty when there was none yet. */
    public List<Entry> knownAt(LocalDate day) {
        return entries.stream()
                .filter(entry -> !entry.recordedOn().isAfter(day))
                .toList();
    }

    /** The first statement. */
    public Entry first() {
        return entries.get(0);
    }

    /** The last statement. */
    public Entry last() {
        return entries.get(entries.size() - 1);
    }

    /**
     * How the statements go together.
     *
     * @param noticeOn the day on which the agency was first asked about the purchase, or null when it was not
     */
    public State state(LocalDate noticeOn) {
        if (entries.stream().allMatch(entry -> entry.kinds().equals(first().kinds()) && !entry.moved())) {
            return State.AS_RECORDED;
        }
        boolean firstWasOpen = first().kinds().equals(Set.of(FundingKind.UNKNOWN));
        if (firstWasOpen && entries.stream().noneMatch(Entry::moved)) {
            return State.COMPLETED;
        }
        boolean afterNotice = noticeOn != null && !last().recordedOn().isBefore(noticeOn);
        return afterNotice ? State.RECODED_AFTER_NOTICE : State.RECODED;
    }

    /**
     * Judges the purchase with its first and its last funding.
     *
     * @param facts    the purchase; its funding is taken from this history
     * @param noticeOn the day on which the agency was first asked about the purchase, or null
     */
    public Outcome judge(RuleBook book, Facts facts, LocalDate noticeOn, LocalDate evaluatedOn) {
        Judgement onFirst = book.judge(facts.withFunding(first().kinds()), evaluatedOn);
        Judgement onLast = entries.size() == 1 ? onFirst : book.judge(facts.withFunding(last().kinds()), evaluatedOn);
        State state = state(noticeOn);
        boolean moved = state == State.RECODED || state == State.RECODED_AFTER_NOTICE;
        boolean milder =
                onLast.headline() != onFirst.headline() && onFirst.headline().atLeast(onLast.headline());
        Verdict headline = moved && milder ? onLast.headline().worse(Verdict.RESTRICTED) : onLast.headline();
        return new Outcome(onFirst, onLast, state, headline);
    }
}
