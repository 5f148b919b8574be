package org.sightline.matching.verdict.judging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sightline.matching.verdict.book.RuleBook;
import org.sightline.matching.verdict.facts.Basis;
import org.sightline.matching.verdict.facts.BuyerKind;
import org.sightline.matching.verdict.facts.Circumstances;
import org.sightline.matching.verdict.facts.Facts;
import org.sightline.matching.verdict.facts.FundingKind;
import org.sightline.matching.verdict.facts.ItemClass;
import org.sightline.matching.verdict.facts.ObligationDate;
import org.sightline.matching.verdict.facts.Origin;

/** What a verdict says of the law itself: where it stands, what it excepts, what may change it. */
class LawNotesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);
    private static final RuleBook BOOK = RuleBook.builtIn();

    private static RegimeVerdict regime(String rule, Facts facts) {
        return Judgement.of(BOOK, facts, TODAY).regimes().stream()
                .filter(one -> one.ruleId().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    private static Facts facts(
            BuyerKind buyer, String state, String date, String maker, ItemClass item, FundingKind money) {
        return new Facts(
                buyer, state, ObligationDate.parse(date), maker, Basis.MADE_BY, item, null, Set.of(money), null, null);
    }

    private static Facts grantCamera(String date) {
        return facts(BuyerKind.COUNTY, "OH", date, "hikvision", ItemClass.CAMERA, FundingKind.FEDERAL_GRANT);
    }

    @Test
    void aLawThatBearsOnAPurchaseSaysThatItIsInForceAndWhenSomebodyLooked() {
        assertThat(regime("F889-B1", grantCamera("2026-09-30")).notes())
                .containsExactly("On that day this law is in force.", "Last looked at on 2026-12-01.");
        assertThat(regime("FCC-549", grantCamera("2026-09-30")).notes())
                .as("a law that has nothing to do with it")
                .isEmpty();
    }

    @Test
    void aRewriteThatWasProposedForADayIsSaidFromThatDay() {
        assertThat(regime("F889-B1", grantCamera("2026-10-01")).notes())
                .hasSize(3)
                .element(1)
                .asString()
                .startsWith("What may change this law: ")
                .contains("OMB-2026-0034", "proposed", "was not found");
    }

    @Test
    void everyVerdictSaysWhenSomebodyLastLooked() {
        assertThat(Judgement.of(BOOK, grantCamera("2026-10-01"), TODAY).regimes())
                .allSatisfy(one -> assertThat(one.lookedAt()).isNotNull());
    }

    @Test
    void aProposalDecidesNothingAndIsSaid() {
        Facts drone = facts(BuyerKind.COUNTY, "NH", "2028-02-01", "skydio", ItemClass.DRONE, FundingKind.LOCAL);
        RegimeVerdict bill = regime("NH-162V", drone);
        assertThat(bill.reason()).contains("proposed");
        assertThat(bill.notes())
                .first()
                .isEqualTo("Since 2026-01-01 this law is proposed: a bill of 2026, whose fate was not found.");
        assertThat(bill.notes()).last().isEqualTo("Last looked at on 2026-12-01.");
    }

    @Test
    void aDoubtAboutTheFirstDayIsNamed() {
        Facts drone = facts(BuyerKind.COUNTY, "AR", "2023-09-01", "dji", ItemClass.DRONE, FundingKind.LOCAL);
        assertThat(regime("AR-525", drone).notes())
                .first()
                .asString()
                .startsWith("Since 2023-08-01 it is not confirmed whether this law")
                .contains("first day was not read");
        assertThat(regime("AR-525", drone).missing())
                .extracting(MissingFact::fact)
                .containsExactly("law");
    }

    @Test
    void exceptionsAreNamedWithTheirDaysAndWhatProvesThem() {
        Facts drone = facts(
                        BuyerKind.SCHOOL_DISTRICT,
                        "OH",
                        "2026-03-01",
                        "yuneec",
                        ItemClass.DRONE,
                        FundingKind.FCC_SUBSIDY)
                .withCircumstances(Circumstances.NONE.withOrigin(Origin.parse("CN")));
        List<String> notes = regime("FCC-CAT", drone).notes();
        assertThat(notes)
                .as("status and exceptions are one sentence")
                .first()
                .asString()
                .startsWith("On that day this law is in force, with these exceptions: ")
                .contains("on the list of what may be bought until 2027-12-31");
        assertThat(notes).anyMatch(note -> note.startsWith("What shows an exception: the Blue UAS"));
        assertThat(regime("FCC-CAT", drone).factsUsed())
                .containsEntry("origin", "made CN, designed CN, assembled CN, parts CN");
    }

    @Test
    void aNoteForbidsNothing() {
        Facts hotspot = facts(
                BuyerKind.SCHOOL_DISTRICT, "OH", "2026-03-01", "eero", ItemClass.CONSUMER_ROUTER, FundingKind.USF);
        assertThat(regime("USF-HOTSPOT", hotspot).reason()).contains("forbids nothing", "off the premises");
    }
}
