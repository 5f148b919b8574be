package org.sightline.matching.verdict.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sightline.matching.verdict.book.RuleBook;
import org.sightline.matching.verdict.facts.Basis;
import org.sightline.matching.verdict.facts.BuyerKind;
import org.sightline.matching.verdict.facts.Facts;
import org.sightline.matching.verdict.facts.FundingHistory;
import org.sightline.matching.verdict.facts.FundingHistory.Entry;
import org.sightline.matching.verdict.facts.FundingHistory.State;
import org.sightline.matching.verdict.facts.FundingKind;
import org.sightline.matching.verdict.facts.ItemClass;
import org.sightline.matching.verdict.facts.ObligationDate;
import org.sightline.matching.verdict.reading.FundingReader;
import org.sightline.matching.verdict.reading.FundingReading;
import org.sightline.matching.verdict.rule.Verdict;

class FundingOutcomeTest {

    private static final LocalDate ORDERED = LocalDate.of(2020, 11, 12);
    private static final LocalDate NOTICE = LocalDate.of(2021, 2, 1);
    private static final LocalDate MOVED = LocalDate.of(2021, 2, 3);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final Facts CAMERAS = new Facts(
            BuyerKind.SCHOOL_DISTRICT,
            "CA",
            ObligationDate.of(ORDERED),
            "hikvision",
            Basis.MADE_BY,
            ItemClass.CAMERA,
            null,
            null,
            null,
            null);

    private static Entry said(FundingKind kind, LocalDate on, boolean moved) {
        return new Entry(Set.of(kind), on, "the purchasing office", moved);
    }

    private static FundingOutcome judge(FundingHistory history, LocalDate notice) {
        return FundingOutcome.of(RuleBook.builtIn(), CAMERAS, history, notice, TODAY);
    }

    @Test
    void aPurchaseMovedToLocalMoneyAfterNoticeStaysRestrictedAndKeepsItsFirstVerdict() {
        FundingHistory history = FundingHistory.of(said(FundingKind.FEDERAL_GRANT, ORDERED, false))
                .with(said(FundingKind.LOCAL, MOVED, true));
        FundingOutcome outcome = judge(history, NOTICE);
        assertThat(outcome.state()).isEqualTo(State.RECODED_AFTER_NOTICE);
        assertThat(outcome.onFirst().headline()).isEqualTo(Verdict.PROHIBITED);
        assertThat(outcome.onLast().headline()).isEqualTo(Verdict.FLAGGED);
        assertThat(outcome.headline()).isEqualTo(Verdict.RESTRICTED);
    }

    @Test
    void aMovedPurchaseSaysWhichRuleHoldsItAndWhy() {
        FundingOutcome outcome = judge(
                FundingHistory.of(said(FundingKind.FEDERAL_GRANT, ORDERED, false))
                        .with(said(FundingKind.LOCAL, MOVED, true)),
                NOTICE);
        assertThat(outcome.heldByMove()).isTrue();
        assertThat(outcome.decidingRules()).containsExactly("F889-B1");
        assertThat(outcome.regimes())
                .filteredOn(regime -> regime.verdict() == Verdict.RESTRICTED)
                .singleElement()
                .satisfies(regime -> {
                    assertThat(regime.ruleId()).isEqualTo("F889-B1");
                    assertThat(regime.reason())
                            .contains("moved from federal grant money to local money")
                            .contains("after the body was asked");
                });
        FundingOutcome earlier = judge(
                FundingHistory.of(said(FundingKind.UNKNOWN, ORDERED, false)).with(said(FundingKind.LOCAL, MOVED, true)),
                null);
        assertThat(earlier.regimes())
                .filteredOn(regime -> regime.ruleId().equals("F889-B1"))
                .singleElement()
                .satisfies(regime -> assertThat(regime.reason())
                        .contains("from another fund")
                        .doesNotContain("asked about it"));
    }

    @Test
    void aPurchaseThatWasNotMovedIsJudgedByItsMoney() {
        FundingOutcome outcome = judge(FundingHistory.of(said(FundingKind.FEDERAL_GRANT, ORDERED, false)), NOTICE);
        assertThat(outcome.heldByMove()).isFalse();
        assertThat(outcome.decidingRules()).containsExactly("F889-B1");
        assertThat(outcome.regimes()).isEqualTo(outcome.onLast().regimes());
    }

    @Test
    void aMoveThatStillProhibitsIsNotHeld() {
        FundingOutcome outcome = judge(
                FundingHistory.of(said(FundingKind.FEDERAL_GRANT, ORDERED, false))
                        .with(said(FundingKind.FEDERAL_APPROPRIATION, MOVED, true)),
                NOTICE);
        assertThat(outcome.headline()).isEqualTo(Verdict.PROHIBITED);
        assertThat(outcome.regimes()).isEqualTo(outcome.onLast().regimes());
    }

    @Test
    void aMoveOnTheDayOfTheNoticeIsAfterIt() {
        FundingHistory history = FundingHistory.of(said(FundingKind.FEDERAL_GRANT, ORDERED, false))
                .with(said(FundingKind.LOCAL, MOVED, true));
        assertThat(history.state(MOVED)).isEqualTo(State.RECODED_AFTER_NOTICE);
        assertThat(history.state(MOVED.plusDays(1))).isEqualTo(State.RECODED);
        assertThat(history.state(null)).isEqualTo(State.RECODED);
        assertThat(judge(history, null).headline()).isEqualTo(Verdict.RESTRICTED);
    }

    @Test
    void aMoveToHarsherMoneyIsJudgedAsItIs() {
        FundingHistory history = FundingHistory.of(said(FundingKind.LOCAL, ORDERED, false))
                .with(said(FundingKind.FEDERAL_GRANT, MOVED, true));
        assertThat(judge(history, NOTICE).headline()).isEqualTo(Verdict.PROHIBITED);
    }

    @Test
    void anAnswerToAnOpenQuestionCompletesTheRecord() {
        FundingHistory history = FundingHistory.of(said(FundingKind.UNKNOWN, ORDERED, false))
                .with(said(FundingKind.LOCAL, MOVED, false));
        FundingOutcome outcome = judge(history, NOTICE);
        assertThat(outcome.state()).isEqualTo(State.COMPLETED);
        assertThat(outcome.headline()).isEqualTo(Verdict.FLAGGED);
    }

    @Test
    void oneStatementOrTheSameTwiceIsAsRecorded() {
        FundingHistory one = FundingHistory.of(said(FundingKind.LOCAL, ORDERED, false));
        assertThat(one.state(NOTICE)).isEqualTo(State.AS_RECORDED);
        assertThat(one.with(said(FundingKind.LOCAL, MOVED, false)).state(NOTICE))
                .isEqualTo(State.AS_RECORDED);
        assertThat(judge(one, NOTICE).headline()).isEqualTo(Verdict.FLAGGED);
    }

    @Test
    void aTextThatSaysRecodedStandsForAnEarlierUnknownFund() {
        FundingReading reading =
                FundingReader.builtIn().read("GENERAL FUND (RECODED 2021-02-03)", ObligationDate.of(ORDERED));
        FundingHistory history = reading.history(ORDERED, "file");
        assertThat(history.entries()).hasSize(2);
        assertThat(history.first().kinds()).containsExactly(FundingKind.UNKNOWN);
        assertThat(history.last().recordedOn()).isEqualTo(MOVED);
        assertThat(judge(history, NOTICE).headline()).isEqualTo(Verdict.RESTRICTED);
    }

    @Test
    void whatWasSaidUpToADayIsKept() {
        FundingHistory history = FundingHistory.of(said(FundingKind.FEDERAL_GRANT, ORDERED, false))
                .with(said(FundingKind.LOCAL, MOVED, true));
        assertThat(history.knownAt(ORDERED.minusDays(1))).isEmpty();
        assertThat(history.knownAt(ORDERED)).containsExactly(history.first());
        assertThat(history.knownAt(MOVED)).hasSize(2);
    }

    @Test
    void anEmptyHistoryIsNone() {
        assertThatThrownBy(() -> new FundingHistory(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
