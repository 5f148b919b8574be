package org.sightline.matching.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sightline.matching.screening.Screener;
import org.sightline.matching.screening.match.Match;
import org.sightline.matching.screening.subject.Subject;
import org.sightline.matching.verdict.book.RuleBook;
import org.sightline.matching.verdict.facts.Basis;
import org.sightline.matching.verdict.facts.BuyerKind;
import org.sightline.matching.verdict.facts.Facts;
import org.sightline.matching.verdict.facts.FundingKind;
import org.sightline.matching.verdict.facts.ItemClass;
import org.sightline.matching.verdict.facts.ObligationDate;
import org.sightline.matching.verdict.judging.Judgement;
import org.sightline.matching.verdict.rule.Verdict;
import org.sightline.matching.watchlist.Entity;
import org.sightline.matching.watchlist.Fact;
import org.sightline.matching.watchlist.Name;
import org.sightline.matching.watchlist.Trap;
import org.sightline.matching.watchlist.Watchlist;
import org.sightline.matching.watchlist.WatchlistEdit;

/** A class of goods that an office adds: its words on the watchlist, its id in the rule book, a rule that names it. All invented. */
class OfficeClassTest {

    private static final LocalDate DAY = LocalDate.of(2026, 12, 1);
    private static final Fact FACT = new Fact(Fact.Certainty.UNVERIFIED, "invented");
    private static final String CLASS = "cat-scanners";

    private static final Screener SCREENER = Screener.of(Watchlist.builtIn()
            .edit(
                    "test",
                    Stream.of(
                                    new Entity(CLASS, "Body scanners", Entity.Kind.CATEGORY, "", "", FACT),
                                    new Name(CLASS, "BODY SCANNER", Name.Kind.PHRASE, Set.of(), FACT),
                                    new Trap(CLASS, "TOY BODY SCANNER", "a toy", FACT))
                            .map(WatchlistEdit::add)
                            .toList()));

    private static final List<RuleChange> CHANGES = RuleChange.read("""
            [{"op": "add_class", "maker": "cat-scanners", "text": "Body scanners", "certainty": "found"},
             {"op": "correct", "text": "rule: OH-3\\nversion: 1\\nrecorded: 2026-12-01\\ntitle: An invented law of Ohio\\n\
            jurisdiction: OH\\nplain: Invented for this test.\\ncitation: none\\ncertainty: found\\nbinds: municipality\\n\
            makers: cat-scanners\\nitems: all\\nfrom: 2026-01-01\\noutcome: prohibited\\n"}]
            """);

    private static List<Match> goods(String line) {
        return SCREENER.screenWithGoods(Subject.ofLine("NORTHFIELD SUPPLY INC", line, null, null)).stream()
                .filter(Match::ofGoods)
                .toList();
    }

    private static Verdict verdict(RuleBook book, String line) {
        Match match = goods(line).getFirst();
        ItemClass item = ListedGoods.classOf(match, line, null, null).orElseThrow();
        Facts facts = new Facts(
                BuyerKind.MUNICIPALITY,
                "OH",
                ObligationDate.of(DAY),
                JudgedEntity.of(book, match, Stream.of(line)),
                Basis.MADE_BY,
                item,
                null,
                Set.of(FundingKind.LOCAL),
                false,
                null);
        return Judgement.of(book, facts, DAY).headline();
    }

    @Test
    void itsWordsFindItAndItsExcludedWordsDoNot() {
        assertThat(goods("BODY SCANNER, LOBBY, 2 EA"))
                .singleElement()
                .satisfies(match -> assertThat(match.entityId()).isEqualTo(CLASS));
        assertThat(goods("TOY BODY SCANNER FOR LIBRARY")).isEmpty();
        assertThat(goods("DOCUMENT SCANNER")).isEmpty();
    }

    @Test
    void noLawReachesItUntilARuleNamesItAndThenItIsAskedAbout() {
        assertThat(verdict(RuleBook.builtIn(), "BODY SCANNER, LOBBY")).isEqualTo(Verdict.NOT_COVERED);
        RuleBook book = RuleChange.applyTo(RuleBook.builtIn(), CHANGES, DAY);
        assertThat(verdict(book, "BODY SCANNER, LOBBY")).isEqualTo(Verdict.UNDETERMINED);
    }

    @Test
    void aClassThatTakesAMakersIdIsRefusedWhenDraftedAndAppliedWhereItWasApprovedEarlier() {
        RuleBook book = RuleBook.builtIn();
        List<RuleChange> stored = RuleChange.read("""
                [{"op": "add_class", "maker": "hikvision", "text": "All cameras", "certainty": "found"}]
                """);

        assertThat(RuleChange.applyTo(book, stored, DAY).rules()).hasSameSizeAs(book.rules());
        assertThatThrownBy(() -> RuleChange.requireNoMaker(book, stored)).hasMessageContaining("another id");
    }
}
