package org.sightline.matching.verdict.judging;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.verdict.book.RuleBook;
import org.sightline.matching.verdict.facts.Facts;
import org.sightline.matching.verdict.facts.FundingHistory;
import org.sightline.matching.verdict.facts.FundingHistory.State;
import org.sightline.matching.verdict.facts.WireNames;
import org.sightline.matching.verdict.rule.Verdict;

/**
 * What the law says with the first and with the last statement.
 *
 * @param headline the verdict to show: that of the last statement, except that a purchase which was moved to
 *                 milder money is RESTRICTED until the agency shows by records that the new money paid
 */
public record FundingOutcome(Judgement onFirst, Judgement onLast, State state, Verdict headline) {

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
                .map(regime -> held(first.getOrDefault(regime.ruleId(), regime), regime))
                .toList();
    }

    private RegimeVerdict held(RegimeVerdict first, RegimeVerdict last) {
        boolean letsGo = first.verdict() != last.verdict()
                && first.verdict().atLeast(Verdict.UNDETERMINED)
                && Verdict.RESTRICTED.atLeast(last.verdict());
        if (!letsGo) {
            return last;
        }
        List<ReasonSentence> why = new ArrayList<>();
        why.add(ReasonSentence.of(
                state == State.RECODED_AFTER_NOTICE ? "movedAfterNotice" : "moved",
                "earlierMoney",
                WireNames.joined(onFirst.facts().funding()),
                "money",
                WireNames.joined(onLast.facts().funding())));
        why.add(ReasonSentence.of("notCleared"));
        why.addAll(reason(first));
        return new RegimeVerdict(
                last.ruleId(),
                last.ruleVersion(),
                last.regime(),
                Verdict.RESTRICTED,
                last.citation(),
                why.stream().map(EnglishReasons::of).collect(Collectors.joining(" ")),
                last.factsUsed(),
                List.of(),
                last.unverified(),
                last.notes(),
                last.lookedAt(),
                Stream.concat(why.stream(), notes(last).stream()).toList());
    }

    private static List<ReasonSentence> reason(RegimeVerdict said) {
        return said.sentences()
                .subList(0, said.sentences().size() - said.notes().size());
    }

    private static List<ReasonSentence> notes(RegimeVerdict said) {
        return said.sentences()
                .subList(
                        said.sentences().size() - said.notes().size(),
                        said.sentences().size());
    }

    /**
     * Judges a purchase with its first and its last funding.
     *
     * @param facts    the purchase; its funding is taken from the history
     * @param noticeOn the day on which the agency was first asked about the purchase, or null
     */
    public static FundingOutcome of(
            RuleBook book, Facts facts, FundingHistory history, @Nullable LocalDate noticeOn, LocalDate evaluatedOn) {
        Judgement onFirst = Judgement.of(book, facts.withFunding(history.first().kinds()), evaluatedOn);
        Judgement onLast = history.entries().size() == 1
                ? onFirst
                : Judgement.of(book, facts.withFunding(history.last().kinds()), evaluatedOn);
        State state = history.state(noticeOn);
        boolean moved = state == State.RECODED || state == State.RECODED_AFTER_NOTICE;
        boolean milder =
                onLast.headline() != onFirst.headline() && onFirst.headline().atLeast(onLast.headline());
        Verdict headline = moved && milder ? onLast.headline().worse(Verdict.RESTRICTED) : onLast.headline();
        return new FundingOutcome(onFirst, onLast, state, headline);
    }
}
