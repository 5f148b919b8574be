package org.sightline.matching.verdict.judging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.matching.verdict.book.FreshRuleBook;
import org.sightline.matching.verdict.book.RuleBook;
import org.sightline.matching.verdict.book.RuleEdit;
import org.sightline.matching.verdict.facts.Basis;
import org.sightline.matching.verdict.facts.BuyerKind;
import org.sightline.matching.verdict.facts.ContractEvent;
import org.sightline.matching.verdict.facts.Facts;
import org.sightline.matching.verdict.facts.FundingKind;
import org.sightline.matching.verdict.facts.ItemClass;
import org.sightline.matching.verdict.facts.ObligationDate;
import org.sightline.matching.verdict.facts.Purpose;
import org.sightline.matching.verdict.rule.Rule;
import org.sightline.matching.verdict.rule.RuleText;
import org.sightline.matching.verdict.rule.Verdict;

/** What a judgement tells: who decided, why, and what it was made from. */
class JudgementTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final Facts CAMERA = new Facts(
            BuyerKind.COUNTY,
            "OH",
            ObligationDate.parse("2022-01-01"),
            "hikvision",
            Basis.MADE_BY,
            ItemClass.CAMERA,
            null,
            Set.of(FundingKind.FEDERAL_GRANT),
            null,
            null);

    private final RuleBook book = FreshRuleBook.builtIn();

    private RegimeVerdict regime(Facts facts, String rule) {
        return Judgement.of(book, facts, TODAY).regimes().stream()
                .filter(one -> one.ruleId().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aFlaggedMakerWithoutAWarningListIsFlaggedByTheLawThatNamesIt() {
        Facts radio = CAMERA.withMaker("hytera", Basis.MADE_BY).withFunding(Set.of(FundingKind.LOCAL));
        assertThat(Judgement.of(book, radio, TODAY).decidingRules()).startsWith("F889-A1A");
        assertThat(Judgement.of(book, CAMERA.withFunding(Set.of(FundingKind.LOCAL)), TODAY)
                        .decidingRules())
                .containsExactly("BIS-EL", "DOD-1260H");
        assertThat(Judgement.of(
                                book,
                                CAMERA.withMaker("oem-hanwha", Basis.COMPONENT).withFunding(Set.of(FundingKind.LOCAL)),
                                TODAY)
                        .headline())
                .isEqualTo(Verdict.FLAGGED);
    }

    @Test
    void aPurchaseWithoutADateSaysThatItHasNone() {
        RegimeVerdict one = regime(CAMERA.withDate(ObligationDate.unknown()), "F889-B1");

        assertThat(one.reason())
                .isEqualTo("The record has no date, and the answer depends on it: not covered for an early day,"
                        + " prohibited for a late one.");
        assertThat(one.factsUsed()).containsEntry("date", "not known");
    }

    @Test
    void allRulesThatProhibitAreNamedInTheOrderOfTheBook() {
        Facts louisiana =
                CAMERA.withBuyer(BuyerKind.COUNTY, "LA").withFunding(Set.of(FundingKind.FEMA_AWARD, FundingKind.USF));
        assertThat(Judgement.of(book, louisiana, TODAY).decidingRules())
                .containsExactly("F889-B1", "FCC-5410", "LA-1753", "FEMA-4051431");
    }

    @Test
    void manyRulesMayDecideTogether() {
        RuleBook longer = book;
        for (int i = 0; i < 20; i++) {
            Rule copy = book.rule("F889-B1").orElseThrow();
            longer = longer.with(
                    new RuleEdit.Correct(RuleText.rule(RuleText.of(copy).replace("rule: F889-B1", "rule: COPY-" + i))));
        }
        assertThat(Judgement.of(longer, CAMERA, TODAY).decidingRules())
                .hasSize(21)
                .contains("F889-B1", "COPY-0", "COPY-19");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "F889-A1A|binds federal agencies, not a county",
                "F889-B1|This rule applies: the buyer is a county and paid with federal grant money.",
                "FCC-AUTH|is in force from 2023-02-06; the date is 2022-01-01",
                "FCC-549|does not name Hangzhou Hikvision",
                "FCC-5410|turns on a subsidy that the FCC runs; this was paid with federal grant money",
                "BIS-EL|warning sign only",
                "F889-A1B|turns on a fact that is not in the record"
            })
    void aReasonSaysWhyTheRuleDoesOrDoesNotApply(String rule, String words) {
        assertThat(regime(CAMERA, rule).reason()).contains(words);
    }

    @Test
    void aReasonNamesTheConditionThatFailed() {
        assertThat(regime(CAMERA.withItemClass(ItemClass.ACCESSORY), "F889-B1").reason())
                .contains("carries no data");
        assertThat(regime(CAMERA.withMaker("dji", Basis.MADE_BY).withDate(ObligationDate.parse("2026-02-02")), "ASDA")
                        .reason())
                .contains("does not cover this kind of item")
                .contains("camera");
        assertThat(regime(CAMERA.withPurpose(Purpose.OUT_OF_SCOPE), "F889-B1").reason())
                .contains("another purpose");
        assertThat(regime(CAMERA.withFederalContractor(false), "F889-A1B").reason())
                .contains("holds none");
        assertThat(regime(CAMERA.withEvent(ContractEvent.REMOVAL), "F889-B1").reason())
                .contains("remedy");
        assertThat(regime(
                                CAMERA.withEvent(ContractEvent.RENEWAL).withDate(ObligationDate.parse("2026-08-01")),
                                "FCC-LEGACY")
                        .reason())
                .contains("does not reach a renewal");
        assertThat(regime(CAMERA.withMaker("zte", Basis.MADE_BY), "BIS-EL").reason())
                .contains("ended on 2017-03-28");
        assertThat(regime(CAMERA.withMaker("oem-hanwha", Basis.RELABEL), "F889-B1")
                        .reason())
                .contains("does not name Hanwha");
        assertThat(regime(CAMERA.withDate(ObligationDate.parse("2020")), "F889-B1")
                        .reason())
                .contains("2020-01-01 to 2020-12-31")
                .contains("not covered on the first day, prohibited on the last");
        assertThat(regime(CAMERA.withDate(ObligationDate.parse("2022")), "F889-B1")
                        .reason())
                .as("a span is where the order lies, not how long the rule held")
                .contains(
                        "covered on the day of the order. The record does not give that day; the order may have been placed"
                                + " from 2022-01-01 to 2022-12-31.");
        assertThat(regime(CAMERA.withMaker("lorex", Basis.MADE_BY), "F889-B1").reason())
                .contains("Lorex, subsidiary of Zhejiang Dahua Technology");
    }

    @Test
    void theFactsThatWereUsedAreKept() {
        Facts facts = CAMERA.withPurpose(Purpose.OUT_OF_SCOPE).withFederalContractor(true);
        assertThat(regime(facts, "F889-B1").factsUsed())
                .containsEntry("date", "2022-01-01")
                .containsEntry("buyer", "county, OH")
                .containsEntry("item", "camera")
                .containsEntry("purpose", "out_of_scope")
                .containsEntry("funding", "federal_grant")
                .containsEntry("federal contractor", "yes")
                .containsEntry("event", "purchase");
        assertThat(regime(CAMERA, "F889-B1").factsUsed()).doesNotContainKeys("purpose", "federal contractor");
        assertThat(regime(CAMERA.withFederalContractor(false), "F889-B1").factsUsed())
                .containsEntry("federal contractor", "no");
        assertThat(regime(CAMERA, "F889-B1").ruleVersion()).isEqualTo("2");
    }

    @Test
    void aMissingFactNamesWhoCanSupplyIt() {
        Judgement judgement = Judgement.of(book, CAMERA.withFunding(Set.of()), TODAY);
        assertThat(judgement.missing()).singleElement().satisfies(missing -> {
            assertThat(missing.fact()).isEqualTo("funding");
            assertThat(missing.whoCanSupply()).contains("finance");
            assertThat(missing.why()).isNotBlank();
        });
    }

    @Test
    void itCarriesWhatItWasMadeFrom() {
        Judgement judgement = Judgement.of(book, CAMERA, TODAY);
        assertThat(judgement.facts()).isEqualTo(CAMERA);
        assertThat(judgement.evaluatedOn()).isEqualTo(TODAY);
        assertThat(judgement.ruleBookVersion()).isEqualTo(book.version()).matches("2026-12-01-[0-9a-f]{8}");
        assertThat(judgement).hasToString("PROHIBITED by F889-B1");
        assertThat(Judgement.of(book, CAMERA.withFunding(Set.of()), TODAY).toString())
                .endsWith("missing funding");
    }

    @Test
    void theSameFactsAndTheSameBookGiveTheSameJudgement() {
        Judgement judgement = Judgement.of(book, CAMERA, TODAY);
        assertThat(judgement)
                .isEqualTo(Judgement.of(book, CAMERA, TODAY))
                .hasSameHashCodeAs(Judgement.of(book, CAMERA, TODAY))
                .isNotEqualTo(Judgement.of(book, CAMERA, TODAY.plusDays(1)))
                .isNotEqualTo(Judgement.of(book, CAMERA.withBuyer(BuyerKind.MUNICIPALITY, "OH"), TODAY))
                .isNotEqualTo(Judgement.of(book, CAMERA.withFunding(Set.of(FundingKind.LOCAL)), TODAY))
                .isNotEqualTo(Judgement.of(book.with(new RuleEdit.Withdraw("WI-184", TODAY)), CAMERA, TODAY))
                .isNotEqualTo("a judgement");
        assertThat(judgement.hashCode())
                .isNotEqualTo(Judgement.of(book, CAMERA.withFunding(Set.of(FundingKind.LOCAL)), TODAY)
                        .hashCode());
        assertThat(Judgement.of(book, CAMERA, TODAY).headline()).isEqualTo(Verdict.PROHIBITED);
    }

    @Test
    void factsThatAreNotGivenAreUnknownOrUsual() {
        Facts nothing = new Facts(null, " ", null, "", null, null, null, null, null, null);
        assertThat(nothing.state()).isNull();
        assertThat(nothing.entityId()).isNull();
        assertThat(nothing.date()).isEqualTo(ObligationDate.unknown());
        assertThat(nothing.basis()).isEqualTo(Basis.MADE_BY);
        assertThat(nothing.itemClass()).isEqualTo(ItemClass.UNKNOWN);
        assertThat(nothing.purpose()).isEqualTo(Purpose.DEFAULT);
        assertThat(nothing.funding()).containsExactly(FundingKind.UNKNOWN);
        assertThat(nothing.event()).isEqualTo(ContractEvent.PURCHASE);
        assertThat(CAMERA.withBuyer(BuyerKind.COUNTY, " la ").state()).isEqualTo("LA");
        assertThat(CAMERA.withFundingShare(FundingKind.LOCAL).funding())
                .containsExactlyInAnyOrder(FundingKind.LOCAL, FundingKind.FEDERAL_GRANT);
    }

    @Test
    void aVerdictThatRestsOnlyOnUnverifiedLawSaysSo() {
        Facts own = CAMERA.withFunding(Set.of(FundingKind.LOCAL)).withDate(ObligationDate.parse("2024-01-01"));
        assertThat(Judgement.of(book, own.withBuyer(BuyerKind.STATE_AGENCY, "WI"), TODAY)
                        .unverified())
                .isTrue();
        Facts louisiana = own.withBuyer(BuyerKind.COUNTY, "LA");
        assertThat(Judgement.of(book, louisiana, TODAY).unverified()).isFalse();
        assertThat(Judgement.of(book, louisiana.withMaker("imou", Basis.MADE_BY), TODAY)
                        .unverified())
                .as("the ownership of Imou is from memory")
                .isTrue();
        assertThat(Judgement.of(book, louisiana.withMaker("huawei-holding", Basis.MADE_BY), TODAY)
                        .unverified())
                .as("that the holding counts as an affiliate is from memory")
                .isTrue();
        assertThat(Judgement.of(book, louisiana.withDate(ObligationDate.parse("2018-01-01")), TODAY)
                        .unverified())
                .isFalse();
        Facts noBrand = louisiana.withMaker(null, Basis.MADE_BY);
        assertThat(Judgement.of(book, noBrand, TODAY).unverified()).isFalse();
        assertThat(Judgement.of(book, noBrand.withBuyer(BuyerKind.STATE_AGENCY, "WI"), TODAY)
                        .unverified())
                .isTrue();
    }

    @Test
    void verdictsHaveAnOrder() {
        assertThat(Verdict.PROHIBITED.worse(Verdict.FLAGGED)).isEqualTo(Verdict.PROHIBITED);
        assertThat(Verdict.FLAGGED.worse(Verdict.RESTRICTED)).isEqualTo(Verdict.RESTRICTED);
        assertThat(Verdict.UNDETERMINED.atLeast(Verdict.UNDETERMINED)).isTrue();
        assertThat(Verdict.NOT_COVERED.atLeast(Verdict.FLAGGED)).isFalse();
        assertThat(List.of(BuyerKind.parse("State University"), BuyerKind.parse("county")))
                .containsExactly(BuyerKind.STATE_UNIVERSITY, BuyerKind.COUNTY);
        assertThat(FundingKind.FEDERAL_GRANT.wireName()).isEqualTo("federal_grant");
    }
}
