package org.sightline.matching.verdict.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sightline.matching.verdict.book.RuleBook;
import org.sightline.matching.verdict.book.RuleBookDiff;
import org.sightline.matching.verdict.book.RuleEdit;
import org.sightline.matching.verdict.facts.Basis;
import org.sightline.matching.verdict.facts.BuyerKind;
import org.sightline.matching.verdict.facts.Facts;
import org.sightline.matching.verdict.facts.FundingKind;
import org.sightline.matching.verdict.facts.ItemClass;
import org.sightline.matching.verdict.facts.ObligationDate;
import org.sightline.matching.verdict.rule.Brand;
import org.sightline.matching.verdict.rule.Certainty;
import org.sightline.matching.verdict.rule.Listing;
import org.sightline.matching.verdict.rule.Maker;
import org.sightline.matching.verdict.rule.MakerList;
import org.sightline.matching.verdict.rule.Rule;
import org.sightline.matching.verdict.rule.RulePart;
import org.sightline.matching.verdict.rule.RuleText;
import org.sightline.matching.verdict.rule.Verdict;

/** The book itself: versions, edits, and what was known when. */
class RuleBookTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final LocalDate NEXT_YEAR = LocalDate.of(2027, 1, 10);
    private static final RuleBook BOOK = RuleBook.builtIn();

    private static Facts camera(BuyerKind buyer, String state, String date, String maker, FundingKind money) {
        return new Facts(
                buyer,
                state,
                ObligationDate.parse(date),
                maker,
                Basis.MADE_BY,
                ItemClass.CAMERA,
                null,
                Set.of(money),
                null,
                null);
    }

    private static Verdict verdict(RuleBook book, Facts facts) {
        return Judgement.of(book, facts, TODAY).headline();
    }

    private static Rule ohioRule(String version, LocalDate recorded) {
        return RuleText.rule("""
            rule: OH-1
            version: %s
            recorded: %s
            title: An invented law of Ohio
            jurisdiction: OH
            plain: Invented for this test.
            citation: none
            certainty: found
            binds: county
            makers: list section-889
            items: camera, recorder
            from: 2026-01-01
            outcome: prohibited
            """.formatted(version, recorded));
    }

    @Test
    void theBookHoldsFortyFourRulesEachFitForALegalPage() {
        assertThat(BOOK.rules()).hasSize(44).allSatisfy(rule -> {
            assertThat(rule.title()).isNotBlank();
            assertThat(rule.plain()).hasSizeGreaterThan(80).endsWith(".");
            assertThat(rule.citation()).isNotBlank();
            assertThat(rule.source()).isNotBlank();
            assertThat(rule.since()).isAfter(LocalDate.of(2016, 1, 1));
        });
    }

    @Test
    void everyListEntryNamesAKnownListAndMaker() {
        Set<String> lists = Set.copyOf(BOOK.lists().stream().map(MakerList::id).toList());
        assertThat(BOOK.listings()).allSatisfy(listing -> {
            assertThat(lists).contains(listing.list());
            assertThat(BOOK.knows(listing.maker())).isTrue();
        });
        assertThat(BOOK.lists())
                .allSatisfy(list -> assertThat(BOOK.rule(list.namedBy())).isPresent());
    }

    @Test
    void aNewLawBindsFromItsDayOn() {
        RuleBook edited = BOOK.with(new RuleEdit.Correct(ohioRule("1", NEXT_YEAR)));
        assertThat(verdict(BOOK, camera(BuyerKind.COUNTY, "OH", "2026-02-01", "dahua", FundingKind.LOCAL)))
                .isEqualTo(Verdict.FLAGGED);
        assertThat(verdict(edited, camera(BuyerKind.COUNTY, "OH", "2026-01-01", "dahua", FundingKind.LOCAL)))
                .isEqualTo(Verdict.PROHIBITED);
        assertThat(verdict(edited, camera(BuyerKind.COUNTY, "OH", "2025-12-31", "dahua", FundingKind.LOCAL)))
                .isEqualTo(Verdict.FLAGGED);
        assertThat(verdict(edited, camera(BuyerKind.MUNICIPALITY, "OH", "2026-01-01", "dahua", FundingKind.LOCAL)))
                .isEqualTo(Verdict.FLAGGED);
    }

    @Test
    void whatWasNotYetKnownDidNotCountThen() {
        RuleBook edited = BOOK.with(new RuleEdit.Correct(ohioRule("1", NEXT_YEAR)));
        Facts purchase = camera(BuyerKind.COUNTY, "OH", "2026-02-01", "dahua", FundingKind.LOCAL);
        assertThat(verdict(edited.knownAt(NEXT_YEAR.minusDays(1)), purchase)).isEqualTo(Verdict.FLAGGED);
        assertThat(verdict(edited.knownAt(NEXT_YEAR), purchase)).isEqualTo(Verdict.PROHIBITED);
        assertThat(edited.knownAt(NEXT_YEAR.minusDays(1)).version()).isEqualTo(BOOK.version());
        assertThat(edited.version()).startsWith("2027-01-10-").isNotEqualTo(BOOK.version());
    }

    @Test
    void theBookOfAnEarlierReleaseJudgesAsItDidAndAnEditOfItDoesNotBringBackWhatCameLater() {
        RuleBook earlier = RuleBook.builtIn(LocalDate.of(2026, 11, 24));
        Facts drone = camera(BuyerKind.MUNICIPALITY, "FL", "2024-03-01", "dji", FundingKind.LOCAL)
                .withItemClass(ItemClass.DRONE);
        assertThat(earlier.rules()).hasSize(35);
        assertThat(earlier.lastRecorded()).isEqualTo("2026-11-24");
        assertThat(verdict(earlier, drone)).isEqualTo(Verdict.FLAGGED);
        assertThat(verdict(BOOK, drone)).isEqualTo(Verdict.PROHIBITED);

        RuleBook edited = earlier.with(new RuleEdit.Correct(ohioRule("1", NEXT_YEAR)));
        assertThat(edited.rules()).hasSize(36);
        assertThat(verdict(edited, drone)).isEqualTo(Verdict.FLAGGED);
        assertThat(RuleBook.builtIn(NEXT_YEAR).version()).isEqualTo(BOOK.version());
    }

    @Test
    void beforeTheFirstRecordingNothingWasKnown() {
        RuleBook empty = BOOK.knownAt(LocalDate.of(2026, 11, 23));
        assertThat(empty.rules()).isEmpty();
        assertThat(empty.version()).startsWith("empty-");
        assertThat(verdict(empty, camera(BuyerKind.COUNTY, "OH", "2022-01-01", "dahua", FundingKind.FEDERAL_GRANT)))
                .isEqualTo(Verdict.NOT_COVERED);
    }

    @Test
    void aChangeInTheLawLeavesEarlierPurchasesAsTheyWere() {
        Rule maine = BOOK.rule("ME-681").orElseThrow();
        Rule milder = RuleText.rule(RuleText.of(maine)
                .replace("version: 1", "version: 2")
                .replace("2026-11-24", "2027-01-10")
                .replace("outcome: prohibited", "outcome: restricted"));
        RuleBook edited = BOOK.with(new RuleEdit.Supersede(milder, LocalDate.of(2027, 7, 1)));
        assertThat(verdict(edited, camera(BuyerKind.COUNTY, "ME", "2027-06-30", "dji", FundingKind.LOCAL)))
                .isEqualTo(Verdict.PROHIBITED);
        assertThat(verdict(edited, camera(BuyerKind.COUNTY, "ME", "2027-07-01", "dji", FundingKind.LOCAL)))
                .isEqualTo(Verdict.RESTRICTED);
        assertThat(verdict(edited, camera(BuyerKind.COUNTY, "ME", "2024-08-08", "dji", FundingKind.LOCAL)))
                .isEqualTo(Verdict.FLAGGED);
        assertThat(edited.versionsOf("ME-681")).extracting(Rule::version).containsExactly("1", "2");
        assertThat(edited.rule("ME-681").orElseThrow().version()).isEqualTo("2");
    }

    @Test
    void aCorrectedReadingReJudgesEarlierPurchases() {
        Rule louisiana = BOOK.rule("LA-1753").orElseThrow();
        Rule later = RuleText.rule(RuleText.of(louisiana)
                .replace("version: 1", "version: 2")
                .replace("2026-11-24", "2027-01-10")
                .replace("from: 2021-08-01", "from: 2022-08-01"));
        RuleBook edited = BOOK.with(new RuleEdit.Correct(later));
        Facts purchase = camera(BuyerKind.COUNTY, "LA", "2022-01-01", "dahua", FundingKind.LOCAL);
        assertThat(verdict(BOOK, purchase)).isEqualTo(Verdict.PROHIBITED);
        assertThat(verdict(edited, purchase)).isEqualTo(Verdict.FLAGGED);
        assertThat(Judgement.of(edited, purchase, TODAY).regimes())
                .filteredOn(regime -> regime.ruleId().equals("LA-1753"))
                .extracting(RegimeVerdict::ruleVersion)
                .containsExactly("2");
    }

    @Test
    void aRepealLeavesPartsThatEndedBeforeAsTheyWere() {
        RuleBook edited = BOOK.with(new RuleEdit.Repeal("ASDA", "3", LocalDate.of(2027, 2, 1), NEXT_YEAR));
        assertThat(edited.rule("ASDA").orElseThrow().parts())
                .extracting(RulePart::until)
                .as("known members of the class, then the others")
                .containsExactly(
                        LocalDate.of(2027, 2, 1),
                        LocalDate.of(2025, 12, 22),
                        LocalDate.of(2027, 2, 1),
                        LocalDate.of(2027, 2, 1),
                        LocalDate.of(2027, 2, 1),
                        LocalDate.of(2025, 12, 22),
                        LocalDate.of(2027, 2, 1),
                        LocalDate.of(2027, 2, 1));
        RuleBook onTheEnd = BOOK.with(new RuleEdit.Repeal("ASDA", "3", LocalDate.of(2025, 12, 22), NEXT_YEAR));
        assertThat(onTheEnd.rule("ASDA").orElseThrow().parts())
                .extracting(RulePart::until)
                .hasSize(4)
                .containsOnly(LocalDate.of(2025, 12, 22));
    }

    @Test
    void aChangeInTheLawTakesOnlyWhatHoldsFromItsDay() {
        Rule drones = BOOK.rule("ASDA").orElseThrow();
        Rule renumbered = drones.with("3", NEXT_YEAR, drones.parts());
        RuleBook early = BOOK.with(new RuleEdit.Supersede(renumbered, LocalDate.of(2024, 1, 1)));
        assertThat(early.rule("ASDA").orElseThrow().parts())
                .extracting(RulePart::from, RulePart::until)
                .hasSize(12)
                .startsWith(
                        tuple(LocalDate.of(2023, 12, 22), LocalDate.of(2024, 1, 1)),
                        tuple(LocalDate.of(2023, 12, 22), LocalDate.of(2024, 1, 1)),
                        tuple(LocalDate.of(2023, 12, 22), LocalDate.of(2024, 1, 1)),
                        tuple(LocalDate.of(2023, 12, 22), LocalDate.of(2024, 1, 1)),
                        tuple(LocalDate.of(2024, 1, 1), LocalDate.of(2028, 12, 22)),
                        tuple(LocalDate.of(2024, 1, 1), LocalDate.of(2025, 12, 22)),
                        tuple(LocalDate.of(2025, 12, 22), LocalDate.of(2028, 12, 22)));
        RuleBook late = BOOK.with(new RuleEdit.Supersede(renumbered, LocalDate.of(2025, 12, 22)));
        assertThat(late.rule("ASDA").orElseThrow().parts())
                .as("what ended on that day is not begun again")
                .extracting(RulePart::from)
                .containsExactly(
                        LocalDate.of(2023, 12, 22),
                        LocalDate.of(2023, 12, 22),
                        LocalDate.of(2023, 12, 22),
                        LocalDate.of(2023, 12, 22),
                        LocalDate.of(2025, 12, 22),
                        LocalDate.of(2025, 12, 22),
                        LocalDate.of(2025, 12, 22),
                        LocalDate.of(2025, 12, 22),
                        LocalDate.of(2025, 12, 22),
                        LocalDate.of(2025, 12, 22));
    }

    @Test
    void aRepealedLawStillHoldsForWhatWasBoughtBefore() {
        RuleBook edited = BOOK.with(new RuleEdit.Repeal("UT-121", "3", LocalDate.of(2027, 1, 1), NEXT_YEAR));
        assertThat(verdict(edited, camera(BuyerKind.STATE_AGENCY, "UT", "2026-12-31", "uniview", FundingKind.STATE)))
                .isEqualTo(Verdict.PROHIBITED);
        assertThat(verdict(edited, camera(BuyerKind.STATE_AGENCY, "UT", "2027-01-01", "uniview", FundingKind.STATE)))
                .isEqualTo(Verdict.FLAGGED);
        assertThatThrownBy(() -> BOOK.with(new RuleEdit.Repeal("UT-121", "3", LocalDate.of(2020, 1, 1), NEXT_YEAR)))
                .hasMessageContaining("withdraw");
    }

    @Test
    void aWithdrawnRuleIsGoneForAllPurchasesButKnownToHaveBeenThere() {
        RuleBook edited = BOOK.with(new RuleEdit.Withdraw("WI-184", NEXT_YEAR));
        Facts purchase = camera(BuyerKind.STATE_AGENCY, "WI", "2024-01-01", "dahua", FundingKind.STATE);
        assertThat(edited.rule("WI-184")).isEmpty();
        assertThat(verdict(edited, purchase)).isEqualTo(Verdict.FLAGGED);
        assertThat(verdict(edited.knownAt(NEXT_YEAR.minusDays(1)), purchase)).isEqualTo(Verdict.PROHIBITED);
        assertThat(edited.versionsOf("WI-184")).hasSize(1);
    }

    @Test
    void aWithdrawnRuleThatIsEnteredAgainIsBackAlsoOnTheSameDay() {
        Facts purchase = camera(BuyerKind.STATE_AGENCY, "WI", "2024-01-01", "dahua", FundingKind.STATE);
        String text = RuleText.of(BOOK.rule("WI-184").orElseThrow()).replace("version: 1", "version: 2");
        RuleBook withdrawn = BOOK.with(new RuleEdit.Withdraw("WI-184", NEXT_YEAR));
        RuleBook sameDay =
                withdrawn.with(new RuleEdit.Correct(RuleText.rule(text.replace("2026-11-24", NEXT_YEAR.toString()))));
        assertThat(verdict(sameDay, purchase)).isEqualTo(Verdict.PROHIBITED);
        assertThat(sameDay.rule("WI-184").orElseThrow().version()).isEqualTo("2");
        RuleBook later = withdrawn.with(new RuleEdit.Correct(
                RuleText.rule(text.replace("2026-11-24", NEXT_YEAR.plusDays(7).toString()))));
        assertThat(verdict(later, purchase)).isEqualTo(Verdict.PROHIBITED);
        assertThat(verdict(later.knownAt(NEXT_YEAR.plusDays(6)), purchase))
                .as("in between it was out")
                .isEqualTo(Verdict.FLAGGED);
        assertThat(verdict(later.knownAt(NEXT_YEAR.minusDays(1)), purchase)).isEqualTo(Verdict.PROHIBITED);
        RuleBook again = sameDay.with(new RuleEdit.Withdraw("WI-184", NEXT_YEAR));
        assertThat(again.rule("WI-184")).isEmpty();
        assertThatThrownBy(() -> withdrawn.with(new RuleEdit.Correct(RuleText.rule(text))))
                .hasMessageContaining("before its last version");
    }

    @Test
    void aMakerComesOntoAListAndLeavesIt() {
        Listing listing = new Listing(
                "texas", "tiandy", LocalDate.of(2027, 2, 1), null, false, Certainty.FOUND, "invented", NEXT_YEAR, null);
        RuleBook listed = BOOK.with(new RuleEdit.AddListing(listing));
        Facts before = camera(BuyerKind.STATE_AGENCY, "TX", "2027-01-31", "tiandy", FundingKind.STATE);
        Facts after = camera(BuyerKind.STATE_AGENCY, "TX", "2027-02-01", "tiandy", FundingKind.STATE);
        assertThat(verdict(listed, before)).isEqualTo(Verdict.FLAGGED);
        assertThat(verdict(listed, after)).isEqualTo(Verdict.PROHIBITED);
        RuleBook ended = listed.with(
                new RuleEdit.EndListing("texas", "tiandy", "", LocalDate.of(2027, 6, 1), NEXT_YEAR.plusMonths(5)));
        Facts later = camera(BuyerKind.STATE_AGENCY, "TX", "2027-06-01", "tiandy", FundingKind.STATE);
        assertThat(verdict(ended, after)).isEqualTo(Verdict.PROHIBITED);
        assertThat(verdict(ended, later)).isEqualTo(Verdict.FLAGGED);
        assertThat(verdict(ended.knownAt(NEXT_YEAR), later)).isEqualTo(Verdict.PROHIBITED);
        RuleBook retracted = listed.with(new RuleEdit.RetractListing("texas", "tiandy", "", NEXT_YEAR.plusDays(1)));
        assertThat(verdict(retracted, after)).isEqualTo(Verdict.FLAGGED);
        assertThat(verdict(retracted.knownAt(NEXT_YEAR), after)).isEqualTo(Verdict.PROHIBITED);
    }

    @Test
    void aNewOwnedCompanyAndANewBrandAreJudgedLikeTheOthers() {
        Maker owned = new Maker(
                "invented-cams",
                "Invented Cams",
                false,
                "US",
                "dahua",
                "subsidiary",
                LocalDate.of(2022, 1, 1),
                LocalDate.of(2023, 1, 1),
                LocalDate.of(2023, 1, 1),
                "independent",
                false,
                Certainty.FOUND,
                NEXT_YEAR);
        Brand brand = new Brand("oem-invented", "Invented", List.of("dahua"), false, "low", NEXT_YEAR);
        RuleBook edited = BOOK.with(new RuleEdit.AddMaker(owned)).with(new RuleEdit.AddBrand(brand));
        assertThat(verdict(
                        edited,
                        camera(BuyerKind.COUNTY, "OH", "2022-06-01", "invented-cams", FundingKind.FEDERAL_GRANT)))
                .isEqualTo(Verdict.PROHIBITED);
        assertThat(verdict(
                        edited,
                        camera(BuyerKind.COUNTY, "OH", "2023-06-01", "invented-cams", FundingKind.FEDERAL_GRANT)))
                .isEqualTo(Verdict.NOT_COVERED);
        assertThat(verdict(
                        edited,
                        camera(BuyerKind.COUNTY, "OH", "2023-06-01", "oem-invented", FundingKind.FEDERAL_GRANT)
                                .withMaker("oem-invented", Basis.RELABEL)))
                .isEqualTo(Verdict.UNDETERMINED);
    }

    @Test
    void aProvenBrandIsItsMakerOnlyWhereOneMakerCanHaveBuiltIt() {
        RuleBook edited = BOOK.with(
                        new RuleEdit.AddBrand(new Brand("oem-one", "One", List.of("dahua"), false, "low", NEXT_YEAR)))
                .with(new RuleEdit.AddBrand(
                        new Brand("oem-two", "Two", List.of("dahua", "hikvision"), false, "low", NEXT_YEAR)));
        Facts proven = camera(BuyerKind.COUNTY, "OH", "2022-06-01", "oem-one", FundingKind.FEDERAL_GRANT);
        assertThat(verdict(edited, proven)).isEqualTo(Verdict.PROHIBITED);
        assertThat(verdict(edited, proven.withMaker("oem-two", Basis.MADE_BY))).isEqualTo(Verdict.UNDETERMINED);
    }

    @Test
    void listingsMakersAndBrandsCountFromTheDayOnWhichWeCameToKnowThem() {
        Maker maker = new Maker(
                "invented", "Invented", false, "CN", "", "", null, null, null, "", false, Certainty.FOUND, NEXT_YEAR);
        Listing listing = new Listing(
                "section-889",
                "invented",
                LocalDate.of(2021, 1, 1),
                null,
                false,
                Certainty.FOUND,
                "invented",
                NEXT_YEAR.plusDays(1),
                null);
        RuleBook edited = BOOK.with(new RuleEdit.AddMaker(maker)).with(new RuleEdit.AddListing(listing));
        Facts purchase = camera(BuyerKind.COUNTY, "OH", "2022-06-01", "invented", FundingKind.FEDERAL_GRANT);
        assertThat(edited.knownAt(NEXT_YEAR.minusDays(1)).knows("invented")).isFalse();
        assertThat(edited.knownAt(NEXT_YEAR).knows("invented")).isTrue();
        assertThat(verdict(edited.knownAt(NEXT_YEAR), purchase)).isEqualTo(Verdict.NOT_COVERED);
        assertThat(verdict(edited.knownAt(NEXT_YEAR.plusDays(1)), purchase)).isEqualTo(Verdict.PROHIBITED);
    }

    @Test
    void aStayOfNoDayReachesNobody() {
        LocalDate day = BOOK.rule("F889-A1A").orElseThrow().since();
        Listing before = new Listing(
                "section-889", "tiandy", day.minusYears(1), day, false, Certainty.FOUND, "invented", NEXT_YEAR, null);
        RuleBook edited = BOOK.with(new RuleEdit.AddListing(before));
        assertThat(edited.compiled().subject("tiandy").byJurisdiction[0])
                .allSatisfy(reach -> assertThat(reach.from).isLessThan(reach.until));
    }

    @Test
    void ownershipFromMemoryMakesTheWholeWayUnverified() {
        Maker inner = new Maker(
                "inner",
                "Inner",
                false,
                "US",
                "imou",
                "subsidiary",
                null,
                null,
                null,
                "",
                false,
                Certainty.FOUND,
                NEXT_YEAR);
        Maker outer = new Maker(
                "outer",
                "Outer",
                false,
                "US",
                "ezviz",
                "subsidiary",
                null,
                null,
                null,
                "",
                false,
                Certainty.MEMORY,
                NEXT_YEAR);
        Maker sure = new Maker(
                "sure",
                "Sure",
                false,
                "US",
                "ezviz",
                "subsidiary",
                null,
                null,
                null,
                "",
                false,
                Certainty.FOUND,
                NEXT_YEAR);
        RuleBook edited = BOOK.with(new RuleEdit.AddMaker(inner))
                .with(new RuleEdit.AddMaker(outer))
                .with(new RuleEdit.AddMaker(sure));
        Facts purchase = camera(BuyerKind.COUNTY, "LA", "2022-06-01", "inner", FundingKind.LOCAL);
        assertThat(Judgement.of(edited, purchase, TODAY).unverified())
                .as("Imou's owner is from memory")
                .isTrue();
        assertThat(Judgement.of(edited, purchase.withMaker("outer", Basis.MADE_BY), TODAY)
                        .unverified())
                .isTrue();
        Judgement known = Judgement.of(edited, purchase.withMaker("sure", Basis.MADE_BY), TODAY);
        assertThat(known.unverified()).isFalse();
        assertThat(known.regimes())
                .filteredOn(regime -> regime.ruleId().equals("LA-1753"))
                .singleElement()
                .satisfies(regime -> assertThat(regime.reason())
                        .contains("Sure, subsidiary of EZVIZ (EZVIZ, subsidiary of Hangzhou Hikvision"));
    }

    @Test
    void anEditThatDoesNotFitIsRefusedWithTheReason() {
        assertThatThrownBy(() -> BOOK.with(new RuleEdit.Withdraw("XX-1", NEXT_YEAR)))
                .hasMessageContaining("XX-1");
        Rule same = BOOK.rule("WI-184").orElseThrow();
        assertThatThrownBy(() -> BOOK.with(new RuleEdit.Correct(same))).hasMessageContaining("number it again");
        Rule early = RuleText.rule(RuleText.of(same)
                .replace("version: 1", "version: 2")
                .replace("recorded: 2026-11-24", "recorded: 2026-11-23"));
        assertThatThrownBy(() -> BOOK.with(new RuleEdit.Correct(early)))
                .hasMessageContaining("before its last version");
        Rule stranger = RuleText.rule(RuleText.of(ohioRule("1", NEXT_YEAR)).replace("list section-889", "acme"));
        assertThatThrownBy(() -> BOOK.with(new RuleEdit.Correct(stranger))).hasMessageContaining("acme");
        Listing nobody = new Listing("texas", "acme", NEXT_YEAR, null, false, Certainty.FOUND, "", NEXT_YEAR, null);
        assertThatThrownBy(() -> BOOK.with(new RuleEdit.AddListing(nobody))).hasMessageContaining("acme");
        Listing nowhere = new Listing("moon", "dahua", NEXT_YEAR, null, false, Certainty.FOUND, "", NEXT_YEAR, null);
        assertThatThrownBy(() -> BOOK.with(new RuleEdit.AddListing(nowhere))).hasMessageContaining("moon");
        assertThatThrownBy(() -> BOOK.with(new RuleEdit.EndListing("texas", "tiandy", "", NEXT_YEAR, NEXT_YEAR)))
                .hasMessageContaining("not now on the list");
        Brand brand = new Brand("oem-x", "X", List.of("acme"), false, "low", NEXT_YEAR);
        assertThatThrownBy(() -> BOOK.with(new RuleEdit.AddBrand(brand))).hasMessageContaining("acme");
        Maker orphan = new Maker(
                "x", "X", false, "", "acme", "subsidiary", null, null, null, "", false, Certainty.FOUND, NEXT_YEAR);
        assertThatThrownBy(() -> BOOK.with(new RuleEdit.AddMaker(orphan))).hasMessageContaining("acme");
    }

    @Test
    void aDifferenceIsReadable() {
        Rule utah = BOOK.rule("UT-121").orElseThrow();
        Rule changed = RuleText.rule(RuleText.of(utah)
                .replace("version: 2", "version: 3")
                .replace("recorded: 2026-12-01", "recorded: 2027-01-10")
                .replace("binds: state_agency", "binds: state_agency, county"));
        RuleBook edited = BOOK.with(new RuleEdit.Correct(changed))
                .with(new RuleEdit.Withdraw("WI-184", NEXT_YEAR))
                .with(new RuleEdit.Correct(ohioRule("1", NEXT_YEAR)));
        String text = RuleBookDiff.between(BOOK, edited).text();
        assertThat(text)
                .contains("~ rule UT-121, version: 2 -> 3")
                .contains("~ rule UT-121, part 1 binds: state_agency -> state_agency, county")
                .contains("- rule WI-184: Wisconsin Executive Order 184")
                .contains("+ rule OH-1: An invented law of Ohio");
        assertThat(RuleBookDiff.between(BOOK, BOOK).changes()).isEmpty();
    }

    @Test
    void aDifferenceInListsIsReadable() {
        Listing listing = new Listing(
                "texas", "tiandy", LocalDate.of(2027, 2, 1), null, false, Certainty.FOUND, "invented", NEXT_YEAR, null);
        Listing back = new Listing(
                "dod-1260h",
                "ymtc",
                LocalDate.of(2027, 2, 1),
                LocalDate.of(2027, 3, 1),
                false,
                Certainty.FOUND,
                "invented",
                NEXT_YEAR,
                null);
        RuleBook edited = BOOK.with(new RuleEdit.AddListing(listing)).with(new RuleEdit.AddListing(back));
        assertThat(RuleBookDiff.between(BOOK, edited).text())
                .contains("+ listing texas tiandy: 2027-02-01 to today")
                .contains("~ listing dod-1260h ymtc: 2024-01-31 to today -> "
                        + "2024-01-31 to today; 2027-02-01 to 2027-03-01");
        assertThat(RuleBookDiff.between(edited, BOOK).text()).contains("- listing texas tiandy");
    }

    @Test
    void unknownStateLawIsSaidToBeUnknown() {
        assertThat(Judgement.of(BOOK, camera(BuyerKind.COUNTY, "OH", "2024-01-01", "dahua", FundingKind.LOCAL), TODAY)
                        .notes())
                .singleElement()
                .asString()
                .contains("Ohio")
                .contains("unknown")
                .contains("does not mean");
        assertThat(Judgement.of(BOOK, camera(BuyerKind.COUNTY, "UT", "2024-01-01", "dahua", FundingKind.LOCAL), TODAY)
                        .notes())
                .singleElement()
                .asString()
                .contains("UT-121")
                .contains("does not bind a county")
                .contains("unknown");
        assertThat(Judgement.of(BOOK, camera(BuyerKind.COUNTY, "LA", "2024-01-01", "dahua", FundingKind.LOCAL), TODAY)
                        .notes())
                .singleElement()
                .asString()
                .contains("LA-1753")
                .doesNotContain("does not bind");
        assertThat(Judgement.of(BOOK, camera(BuyerKind.COUNTY, null, "2024-01-01", "dahua", FundingKind.LOCAL), TODAY)
                        .notes())
                .singleElement()
                .asString()
                .contains("not in the record");
        assertThat(Judgement.of(
                                BOOK,
                                camera(BuyerKind.FEDERAL_AGENCY, null, "2024-01-01", "dahua", FundingKind.LOCAL),
                                TODAY)
                        .notes())
                .isEmpty();
    }

    @Test
    void theAnswerSaysWhatWouldChangeIt() {
        Facts question = camera(BuyerKind.COUNTY, "OH", "2022-01-01", "hikvision", FundingKind.FEDERAL_GRANT);
        List<Alternative> alternatives = Alternatives.of(BOOK, question);
        assertThat(alternatives)
                .extracting(Alternative::fact, Alternative::to, Alternative::verdict)
                .contains(
                        tuple("funding", "local money only", Verdict.FLAGGED),
                        tuple("purpose", "out_of_scope", Verdict.FLAGGED),
                        tuple("item", "accessory", Verdict.FLAGGED),
                        tuple("maker", "proven to be built by a maker on no list", Verdict.NOT_COVERED),
                        tuple("date", "2020-08-12 or before", Verdict.FLAGGED));
        assertThat(alternatives).noneMatch(alternative -> alternative.fact().equals("contractor"));
        assertThat(alternatives)
                .allSatisfy(alternative -> assertThat(alternative.verdict()).isNotEqualTo(Verdict.PROHIBITED));
    }

    @Test
    void theAnswerForOwnMoneySaysWhenAndHowItTurns() {
        Facts question = camera(BuyerKind.COUNTY, "NE", "2024-01-01", "hikvision", FundingKind.STATE);
        assertThat(Alternatives.of(BOOK, question))
                .extracting(Alternative::fact, Alternative::to, Alternative::verdict, Alternative::rules)
                .contains(
                        tuple("date", "2024-04-17 or after", Verdict.PROHIBITED, List.of("NE-906")),
                        tuple("date", "2019-08-12 or before", Verdict.NOT_COVERED, List.of()),
                        tuple("funding", "federal grant money only", Verdict.PROHIBITED, List.of("F889-B1")),
                        tuple("contractor", "holds a federal contract", Verdict.RESTRICTED, List.of("F889-A1B")));
        Facts relabel = question.withMaker("oem-lts", Basis.RELABEL).withFunding(Set.of(FundingKind.FEDERAL_GRANT));
        assertThat(Alternatives.of(BOOK, relabel))
                .extracting(Alternative::fact, Alternative::to, Alternative::verdict)
                .contains(tuple("maker", "proven to be built by the listed maker", Verdict.PROHIBITED));
        Facts unknownItem = question.withItemClass(null).withFunding(Set.of(FundingKind.FEDERAL_GRANT));
        assertThat(Alternatives.of(BOOK, unknownItem))
                .extracting(Alternative::fact, Alternative::to, Alternative::verdict)
                .contains(tuple("item", "camera", Verdict.PROHIBITED));
    }

    @Test
    void aMakerThatTheBookDoesNotKnowIsOnNoList() {
        Facts purchase =
                camera(BuyerKind.COUNTY, "LA", "2024-01-01", "a maker nobody listed", FundingKind.FEDERAL_GRANT);
        Judgement judgement = Judgement.of(BOOK, purchase, TODAY);
        assertThat(judgement.headline()).isEqualTo(Verdict.NOT_COVERED);
        assertThat(judgement.regimes())
                .allSatisfy(regime -> assertThat(regime.reason()).contains("a maker nobody listed"));
        assertThat(BOOK.knows("a maker nobody listed")).isFalse();
        assertThat(Alternatives.of(BOOK, purchase)).isEmpty();
    }

    @Test
    void aMakerIsDesignatedWhileAFederalListNamesIt() {
        assertThat(BOOK.isDesignated("huawei", LocalDate.of(2019, 5, 15))).isFalse();
        assertThat(BOOK.isDesignated("huawei", LocalDate.of(2019, 5, 16))).isTrue();
        assertThat(BOOK.isDesignated("uniview", LocalDate.of(2026, 1, 26))).isTrue();
        assertThat(BOOK.isDesignated("honor", LocalDate.of(2020, 11, 16))).isTrue();
        assertThat(BOOK.isDesignated("honor", LocalDate.of(2020, 11, 17))).isFalse();
        assertThat(BOOK.isDesignated("nobody", LocalDate.of(2026, 1, 26))).isFalse();
    }
}
