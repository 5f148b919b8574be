package org.sightline.matching.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sightline.matching.InventedLine;
import org.sightline.matching.verdict.facts.FundingHistory.State;
import org.sightline.matching.verdict.facts.FundingKind;
import org.sightline.matching.verdict.facts.ObligationDate;
import org.sightline.matching.verdict.reading.FundingReader;

/** What the lines of a purchase say of its money, before and after the agency was told. */
class PurchaseFundingTest {

    private static final Instant TOLD = Instant.parse("2026-12-01T12:00:00Z");
    private static final String GRANT = "ESSER III";
    private static final String OWN = "GENERAL FUND";

    private static PurchaseFunding of(Instant toldAt, InventedLine... lines) {
        return PurchaseFunding.of(
                List.of(lines).stream().map(InventedLine::made).toList(),
                ObligationDate.parse("2021-05-20"),
                FundingReader.builtIn(),
                List.of(),
                toldAt);
    }

    private static InventedLine line() {
        return InventedLine.named("money");
    }

    @Test
    void oneStatementIsAsRecorded() {
        PurchaseFunding funding = of(TOLD, line().funding(GRANT));
        assertThat(funding.state()).isEqualTo(State.AS_RECORDED);
        assertThat(funding.names()).containsExactly("federal_grant");
        assertThat(of(TOLD, line()).names()).containsExactly("unknown");
    }

    @Test
    void moneyMovedAfterTheNoticeIsRecodedAfterNotice() {
        PurchaseFunding funding =
                of(TOLD, line().funding(GRANT, "2026-11-24T15:30:00Z").funding(OWN, "2026-12-03T09:00:00Z"));
        assertThat(funding.state()).isEqualTo(State.RECODED_AFTER_NOTICE);
        assertThat(funding.noticeOn()).isEqualTo(LocalDate.of(2026, 12, 1));
        assertThat(funding.history().first().kinds()).containsExactly(FundingKind.FEDERAL_GRANT);
        assertThat(funding.names()).containsExactly("local");
    }

    @Test
    void moneyMovedBeforeTheNoticeIsRecoded() {
        InventedLine moved = line().funding(GRANT, "2026-11-24T15:30:00Z").funding(OWN, "2026-11-30T09:00:00Z");
        assertThat(of(TOLD, moved).state()).isEqualTo(State.RECODED);
        assertThat(of(null, moved).state()).isEqualTo(State.RECODED);
    }

    @Test
    void whatWasTakenBackWasNeverSaid() {
        InventedLine mistaken = line().funding(GRANT, "2026-11-24T15:30:00Z")
                .funding(OWN, "2026-12-03T09:00:00Z")
                .fundingTakenBack(2, GRANT);
        PurchaseFunding funding = of(TOLD, mistaken);
        assertThat(funding.state()).isEqualTo(State.AS_RECORDED);
        assertThat(funding.names()).containsExactly("federal_grant");
        assertThat(of(TOLD, line().funding(OWN).fundingTakenBack(1, "not recorded"))
                        .names())
                .containsExactly("unknown");
    }

    @Test
    void whatIsSaidAfterATakingBackCounts() {
        InventedLine moved = line().funding(GRANT, "2026-11-24T15:30:00Z")
                .funding("FUND 27", "2026-11-25T09:00:00Z")
                .fundingTakenBack(2, GRANT)
                .funding(OWN, "2026-12-03T09:00:00Z");
        assertThat(of(TOLD, moved).state()).isEqualTo(State.RECODED_AFTER_NOTICE);
        assertThat(of(TOLD, moved).history().first().kinds()).containsExactly(FundingKind.FEDERAL_GRANT);
    }

    @Test
    void onTheDayOfTheNoticeTheHourDecides() {
        InventedLine before = line().funding(GRANT, "2026-11-24T15:30:00Z").funding(OWN, "2026-12-01T11:59:59Z");
        InventedLine after = line().funding(GRANT, "2026-11-24T15:30:00Z").funding(OWN, "2026-12-01T12:00:01Z");
        assertThat(of(TOLD, before).state()).isEqualTo(State.RECODED);
        assertThat(of(TOLD, after).state()).isEqualTo(State.RECODED_AFTER_NOTICE);
    }

    @Test
    void whoRecordsTheMoneyMaySayThatTheAgencyHadBeenTold() {
        assertThat(of(null, line().funding(GRANT).funding(OWN, true)).state()).isEqualTo(State.RECODED_AFTER_NOTICE);
    }

    @Test
    void anAnswerToAnOpenQuestionCompletesTheRecordAlsoAfterNotice() {
        PurchaseFunding funding =
                of(TOLD, line().funding("FUND 27", "2026-11-24T15:30:00Z").funding(OWN, "2026-12-03T09:00:00Z"));
        assertThat(funding.state()).isEqualTo(State.COMPLETED);
        assertThat(of(
                                TOLD,
                                line().funding("FUND 27", "2026-11-24T15:30:00Z")
                                        .funding(OWN, "2026-12-03T09:00:00Z"),
                                InventedLine.named("its payment").funding(OWN))
                        .state())
                .isEqualTo(State.COMPLETED);
    }

    @Test
    void aTextThatSaysRecodedNeedsNoEarlierRecord() {
        PurchaseFunding funding = of(null, line().funding("GENERAL FUND (RECODED 2021-07-03)"));
        assertThat(funding.state()).isEqualTo(State.RECODED);
        assertThat(funding.history().last().recordedOn()).isEqualTo("2021-07-03");
    }

    @Test
    void whatWasSaidInBetweenIsNotForgotten() {
        PurchaseFunding funding = of(
                null,
                line().funding(OWN, "2026-11-24T15:30:00Z")
                        .funding(GRANT, "2026-11-25T15:30:00Z")
                        .funding(OWN, "2026-11-26T15:30:00Z"));
        assertThat(funding.history().first().kinds()).isEqualTo(Set.of(FundingKind.LOCAL, FundingKind.FEDERAL_GRANT));
        assertThat(funding.state()).isEqualTo(State.RECODED);
    }

    @Test
    void aSecondDocumentWithOtherMoneyIsAnotherShareAndNoMove() {
        PurchaseFunding funding = of(
                TOLD, line().funding(GRANT), InventedLine.named("its payment").funding(OWN, "2026-12-03T09:00:00Z"));
        assertThat(funding.state()).isEqualTo(State.AS_RECORDED);
        assertThat(funding.names()).containsExactly("federal_grant", "local");
    }
}
