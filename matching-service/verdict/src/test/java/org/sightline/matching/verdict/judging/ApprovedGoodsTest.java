package org.sightline.matching.verdict.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sightline.matching.verdict.book.RuleBook;
import org.sightline.matching.verdict.book.RuleEdit;
import org.sightline.matching.verdict.facts.Basis;
import org.sightline.matching.verdict.facts.BuyerKind;
import org.sightline.matching.verdict.facts.Circumstance;
import org.sightline.matching.verdict.facts.Circumstances;
import org.sightline.matching.verdict.facts.Facts;
import org.sightline.matching.verdict.facts.FundingKind;
import org.sightline.matching.verdict.facts.ItemClass;
import org.sightline.matching.verdict.facts.ObligationDate;
import org.sightline.matching.verdict.facts.Origin;
import org.sightline.matching.verdict.rule.Certainty;
import org.sightline.matching.verdict.rule.Listing;
import org.sightline.matching.verdict.rule.MakerList;
import org.sightline.matching.verdict.rule.RuleText;
import org.sightline.matching.verdict.rule.Verdict;

/** Lists of approved goods that an office keeps: what stands on one has the exception of the laws that name it. All entries are invented. */
class ApprovedGoodsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);
    private static final ObligationDate MARCH = ObligationDate.parse("2026-03-15");
    private static final RuleBook BOOK = RuleBook.builtIn().with(new RuleEdit.AddListing(entry("Skydio", "X10D")));

    private static Listing entry(String maker, String goods) {
        return new Listing(
                "blue-uas",
                maker,
                LocalDate.of(2026, 1, 7),
                LocalDate.of(2026, 9, 1),
                false,
                Certainty.FOUND,
                "an invented edition",
                TODAY,
                null,
                goods);
    }

    private static Set<String> lists(String text, ItemClass itemClass, String date) {
        return BOOK.approved(Stream.of(text, null, null), itemClass, ObligationDate.parse(date));
    }

    private static Facts drone(BuyerKind buyer, String state, ObligationDate date, String maker, FundingKind money) {
        return new Facts(buyer, state, date, maker, Basis.MADE_BY, ItemClass.DRONE, null, Set.of(money), null, null)
                .withCircumstances(Circumstances.NONE.withOrigin(Origin.parse("made CN")));
    }

    private static Facts listed(Facts facts, String... lists) {
        return facts.withCircumstances(facts.circumstances().withListed(Set.of(lists)));
    }

    private static RegimeVerdict said(Facts facts, String rule) {
        return Judgement.of(BOOK, facts, TODAY).regimes().stream()
                .filter(one -> one.ruleId().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void goodsStandOnAListByTheirMakerAndNameOnItsDays() {
        assertThat(lists("SKYDIO X10D DRONE KIT", ItemClass.DRONE, "2026-03-15"))
                .containsExactly("blue-uas");
        assertThat(lists("Skydio, Inc.: x10d", ItemClass.DRONE, "2026-01-07")).containsExactly("blue-uas");
        assertThat(lists("SKYDIO X10 DRONE KIT", ItemClass.DRONE, "2026-03-15")).isEmpty();
        assertThat(lists("X10D DRONE KIT", ItemClass.DRONE, "2026-03-15")).isEmpty();
        assertThat(lists("SKYDIO X10D DRONE KIT", ItemClass.DRONE, "2026-01-06"))
                .isEmpty();
        assertThat(lists("SKYDIO X10D DRONE KIT", ItemClass.DRONE, "2026-09-01"))
                .isEmpty();
        assertThat(lists("SKYDIO X10D DRONE KIT", ItemClass.DRONE, "2026-08")).containsExactly("blue-uas");
        assertThat(lists("SKYDIO X10D DRONE KIT", ItemClass.DRONE, "2026-Q3")).isEmpty();
    }

    @Test
    void aPartOrAServiceForApprovedGoodsIsNotApproved() {
        assertThat(lists("BATTERY FOR SKYDIO X10D", ItemClass.DRONE_PART, "2026-03-15"))
                .isEmpty();
        assertThat(lists("REPAIR OF SKYDIO X10D", ItemClass.DRONE_SERVICE, "2026-03-15"))
                .isEmpty();
    }

    @Test
    void whatStandsOnTheListHasTheExceptionOfTheLawsThatNameItAndOfNoOther() {
        Facts subsidized = drone(BuyerKind.MUNICIPALITY, "OH", MARCH, "somebody", FundingKind.FCC_SUBSIDY);
        assertThat(said(subsidized, "FCC-CAT").verdict()).isEqualTo(Verdict.UNDETERMINED);
        RegimeVerdict excepted = said(listed(subsidized, "blue-uas"), "FCC-CAT");
        assertThat(excepted.verdict()).isEqualTo(Verdict.NOT_COVERED);
        assertThat(excepted.reason()).contains("on the list of what may be bought (list blue-uas)");
        assertThat(said(listed(subsidized, "fl-drones"), "FCC-CAT").verdict()).isEqualTo(Verdict.UNDETERMINED);

        Facts florida =
                drone(BuyerKind.MUNICIPALITY, "FL", ObligationDate.parse("2024-03-01"), "dji", FundingKind.LOCAL);
        assertThat(said(listed(florida, "blue-uas"), "FL-93450").verdict()).isEqualTo(Verdict.PROHIBITED);
    }

    @Test
    void whatAPersonAnsweredCountsMoreThanTheList() {
        Facts subsidized = drone(BuyerKind.MUNICIPALITY, "OH", MARCH, "somebody", FundingKind.FCC_SUBSIDY);
        Facts denied = listed(
                subsidized.withCircumstances(subsidized.circumstances().with(Circumstance.APPROVED_LIST, false)),
                "blue-uas");
        assertThat(said(denied, "FCC-CAT").verdict()).isEqualTo(Verdict.PROHIBITED);
    }

    @Test
    void anOfficeAddsAListAndARuleNamesIt() {
        String rule = """
            rule: OH-2
            version: 1
            recorded: 2026-12-01
            title: An invented law of Ohio on drones
            jurisdiction: OH
            plain: Invented for this test.
            citation: none
            certainty: found
            binds: municipality
            makers: any
            items: drone
            from: 2026-01-01
            except: approved_list; asked; list ohio-drones
            outcome: prohibited
            """;
        MakerList list = new MakerList(
                "ohio-drones",
                "Invented list of Ohio",
                "FCC-CAT",
                List.of(new MakerList.Reach(MakerList.To.NONE, LocalDate.MIN, true)),
                false);
        assertThatThrownBy(() -> BOOK.with(new RuleEdit.Correct(RuleText.rule(rule))))
                .hasMessageContaining("\"ohio-drones\", which is no list of this book");
        RuleBook book = BOOK.with(new RuleEdit.AddList(list, TODAY)).with(new RuleEdit.Correct(RuleText.rule(rule)));
        assertThat(RuleText.of(RuleText.rule(rule))).contains("except: approved_list; asked; list ohio-drones");
        Facts bought = drone(BuyerKind.MUNICIPALITY, "OH", MARCH, "somebody", FundingKind.LOCAL);
        assertThat(Judgement.of(book, bought, TODAY).headline()).isEqualTo(Verdict.UNDETERMINED);
        assertThat(Judgement.of(book, listed(bought, "ohio-drones"), TODAY).decidingRules())
                .doesNotContain("OH-2");
        assertThatThrownBy(() -> book.with(new RuleEdit.AddList(list, TODAY))).hasMessageContaining("already");
    }

    @Test
    void goodsLeaveAListAndAnEntryIsTakenBack() {
        RuleBook gone = RuleBook.builtIn()
                .with(new RuleEdit.AddListing(new Listing(
                        "blue-uas", "Skydio", TODAY, null, false, Certainty.FOUND, "invented", TODAY, null, "X10D")));
        RuleBook ended = gone.with(new RuleEdit.EndListing("blue-uas", "Skydio", "X10D", TODAY.plusDays(5), TODAY));
        assertThat(ended.approved(Stream.of("Skydio X10D"), ItemClass.DRONE, ObligationDate.of(TODAY.plusDays(4))))
                .isNotEmpty();
        assertThat(ended.approved(Stream.of("Skydio X10D"), ItemClass.DRONE, ObligationDate.of(TODAY.plusDays(5))))
                .isEmpty();
        RuleBook retracted = gone.with(new RuleEdit.RetractListing("blue-uas", "Skydio", "X10D", TODAY));
        assertThat(retracted.approved(Stream.of("Skydio X10D"), ItemClass.DRONE, ObligationDate.of(TODAY)))
                .isEmpty();
    }
}
