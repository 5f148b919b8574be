package org.sightline.matching.verdict.judging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.sightline.matching.verdict.book.RuleBook;
import org.sightline.matching.verdict.facts.Basis;
import org.sightline.matching.verdict.facts.BuyerKind;
import org.sightline.matching.verdict.facts.ContractEvent;
import org.sightline.matching.verdict.facts.Facts;
import org.sightline.matching.verdict.facts.FundingKind;
import org.sightline.matching.verdict.facts.ItemClass;
import org.sightline.matching.verdict.facts.ObligationDate;
import org.sightline.matching.verdict.facts.Purpose;
import org.sightline.matching.verdict.rule.Maker;
import org.sightline.matching.verdict.rule.Verdict;

/** What must hold for every purchase, whatever the rules say. */
class VerdictPropertiesTest {

    private static final RuleBook BOOK = RuleBook.builtIn();
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);
    private static final List<String> STATES = List.of(
            "OH", "CA", "TX", "LA", "NE", "NH", "FL", "ME", "UT", "VT", "IN", "GA", "MS", "VA", "NJ", "NV", "WI", "SD",
            "ID", "AR");

    @Property(tries = 20_000)
    void takingAFactAwayNeverTurnsUndeterminedIntoProhibited(
            @ForAll("purchases") Facts facts, @ForAll("forgettings") int forgotten) {
        if (judge(facts) == Verdict.UNDETERMINED) {
            assertThat(judge(forget(facts, forgotten))).isNotEqualTo(Verdict.PROHIBITED);
        }
    }

    @Property(tries = 20_000)
    void takingAFactAwayNeverProhibits(@ForAll("purchases") Facts facts, @ForAll("forgettings") int forgotten) {
        if (judge(facts) != Verdict.PROHIBITED) {
            assertThat(judge(forget(facts, forgotten))).isNotEqualTo(Verdict.PROHIBITED);
        }
    }

    @Property(tries = 20_000)
    void aFederalShareNeverSoftensAVerdict(@ForAll("purchases") Facts facts, @ForAll("federal") FundingKind share) {
        Verdict without = judge(facts);
        Verdict with = judge(facts.withFundingShare(share));
        assertThat(with.atLeast(without))
                .as(facts + ": " + without + " became " + with)
                .isTrue();
    }

    @Property(tries = 5_000)
    void aLaterDayOfKnowledgeWithoutNewKnowledgeChangesNothing(
            @ForAll("purchases") Facts facts, @ForAll("later") LocalDate day) {
        RuleBook later = BOOK.knownAt(day);
        assertThat(later.version()).isEqualTo(BOOK.version());
        assertThat(Judgement.of(later, facts, TODAY)).isEqualTo(Judgement.of(BOOK, facts, TODAY));
    }

    @Property(tries = 10_000)
    void anAccessoryIsNeverProhibitedNorRestricted(@ForAll("purchases") Facts facts) {
        Verdict verdict = judge(facts.withItemClass(ItemClass.ACCESSORY)
                .withDate(ObligationDate.of(facts.date().first())));
        assertThat(verdict).isIn(Verdict.FLAGGED, Verdict.NOT_COVERED);
    }

    @Property(tries = 10_000)
    void aRelabelIsNeverProhibited(@ForAll("purchases") Facts facts) {
        assertThat(judge(facts.withMaker(facts.entityId(), Basis.RELABEL))).isNotEqualTo(Verdict.PROHIBITED);
    }

    @Property(tries = 5_000)
    void theHeadlineFollowsFromTheRegimesOnAnExactDay(@ForAll("purchases") Facts facts) {
        Facts onADay = facts.withDate(ObligationDate.of(facts.date().first()));
        Judgement judgement = Judgement.of(BOOK, onADay, TODAY);
        List<RegimeVerdict> regimes = judgement.regimes();
        boolean prohibited = regimes.stream().anyMatch(regime -> regime.verdict() == Verdict.PROHIBITED);
        assertThat(judgement.headline() == Verdict.PROHIBITED).isEqualTo(prohibited);
        List<String> deciding = judgement.decidingRules();
        if (judgement.headline() == Verdict.PROHIBITED || judgement.headline() == Verdict.RESTRICTED) {
            assertThat(deciding).isNotEmpty();
            assertThat(regimes)
                    .filteredOn(regime -> deciding.contains(regime.ruleId()))
                    .allSatisfy(regime -> assertThat(regime.verdict()).isEqualTo(judgement.headline()));
        }
        assertThat(judgement.missing().isEmpty()).isEqualTo(judgement.headline() != Verdict.UNDETERMINED);
    }

    @Property(tries = 3_000)
    void everyRegimeGivesAReasonACitationAndItsFacts(@ForAll("purchases") Facts facts) {
        assertThat(Judgement.of(BOOK, facts, TODAY).regimes()).isNotEmpty().allSatisfy(regime -> {
            assertThat(regime.reason()).endsWith(".");
            assertThat(regime.citation()).isNotBlank();
            assertThat(regime.factsUsed()).containsKeys("date", "buyer", "maker", "item", "funding");
            assertThat(regime.verdict() == Verdict.UNDETERMINED)
                    .isEqualTo(!regime.missing().isEmpty());
        });
    }

    private static Verdict judge(Facts facts) {
        return Judgement.of(BOOK, facts, TODAY).headline();
    }

    /** Makes facts unknown, one for each bit. */
    private static Facts forget(Facts facts, int bits) {
        Facts left = facts;
        left = (bits & 1) == 0 ? left : left.withFunding(Set.of(FundingKind.UNKNOWN));
        left = (bits & 2) == 0 ? left : left.withMaker(left.entityId(), Basis.RELABEL);
        left = (bits & 4) == 0 ? left : left.withItemClass(ItemClass.UNKNOWN);
        left = (bits & 8) == 0 ? left : left.withFederalContractor(null);
        left = (bits & 16) == 0 ? left : left.withBuyer(null, left.state());
        left = (bits & 32) == 0 ? left : left.withBuyer(left.buyerKind(), null);
        left = (bits & 64) == 0 ? left : left.withFundingShare(FundingKind.UNKNOWN);
        return (bits & 128) == 0 ? left : left.withMaker(null, Basis.MADE_BY);
    }

    @Provide
    Arbitrary<Integer> forgettings() {
        return Arbitraries.integers().between(0, 255);
    }

    @Provide
    Arbitrary<FundingKind> federal() {
        return Arbitraries.of(FundingKind.FEDERAL_GRANT, FundingKind.FEDERAL_APPROPRIATION, FundingKind.FEMA_AWARD);
    }

    @Provide
    Arbitrary<LocalDate> later() {
        return Arbitraries.integers().between(0, 3_650).map(TODAY::plusDays);
    }

    @Provide
    Arbitrary<Facts> purchases() {
        List<String> makers =
                new ArrayList<>(BOOK.makers().stream().map(Maker::id).toList());
        makers.addAll(
                List.of("hikvision", "dahua", "huawei", "zte", "hytera", "dji", "oem-lts", "oem-lorex", "oem-wbox"));
        Arbitrary<Facts> where = Combinators.combine(Arbitraries.of(BuyerKind.class), Arbitraries.of(STATES), dates())
                .as((buyer, state, date) -> new Facts(buyer, state, date, null, null, null, null, null, null, null));
        Arbitrary<Facts> what = Combinators.combine(
                        Arbitraries.of(makers),
                        Arbitraries.of(Basis.class),
                        Arbitraries.of(ItemClass.class),
                        Arbitraries.of(Purpose.class),
                        Arbitraries.of(ContractEvent.class))
                .as((maker, basis, item, purpose, event) ->
                        new Facts(null, null, null, maker, basis, item, purpose, null, null, event));
        Arbitrary<Set<FundingKind>> money =
                Arbitraries.of(FundingKind.class).set().ofMinSize(0).ofMaxSize(3);
        Arbitrary<Boolean> contractor = Arbitraries.of(true, false).injectNull(0.4);
        return Combinators.combine(where, what, money, contractor)
                .as((place, thing, funding, holds) -> new Facts(
                        place.buyerKind(),
                        place.state(),
                        place.date(),
                        thing.entityId(),
                        thing.basis(),
                        thing.itemClass(),
                        thing.purpose(),
                        funding,
                        holds,
                        thing.event()));
    }

    private static Arbitrary<ObligationDate> dates() {
        Arbitrary<LocalDate> days = Arbitraries.integers().between(0, 4_000).map(LocalDate.of(2018, 1, 1)::plusDays);
        return Combinators.combine(days, Arbitraries.of(0, 0, 0, 30, 91, 365))
                .as((day, length) -> new ObligationDate(day, day.plusDays(length)));
    }
}
