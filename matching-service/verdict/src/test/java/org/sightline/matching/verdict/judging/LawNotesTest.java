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
    void aRewriteThatWasProposedForADayIsSaidFromThatDay() {
        assertThat(regime("F889-B1", grantCamera("2026-09-30")).notes()).isEmpty();
        assertThat(regime("F889-B1", grantCamera("2026-10-01")).notes())
                .singleElement()
                .asString()
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
        assertThat(bill.notes()).first().asString().contains("proposed", "last looked at on 2026-12-01");
    }

    @Test
    void aDoubtAboutTheFirstDayIsNamed() {
        Facts drone = facts(BuyerKind.COUNTY, "AR", "2023-09-01", "dji", ItemClass.DRONE, FundingKind.LOCAL);
        assertThat(regime("AR-525", drone).notes())
                .first()
                .asString()
                .contains("not confirmed", "first day was not read");
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
                .anyMatch(note -> note.contains("list of what may be bought, until 2027-12-31 (shown by the Blue UAS"));
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
