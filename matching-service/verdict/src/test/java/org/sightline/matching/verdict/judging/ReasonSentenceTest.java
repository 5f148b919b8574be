package org.sightline.matching.verdict.judging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.sightline.matching.verdict.rule.Verdict;

/** Reasons are data first: what is written in English is made from it, and so is every other language. */
class ReasonSentenceTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);
    private static final RuleBook BOOK = RuleBook.builtIn();
    private static final List<String> DATES = List.of("2019-08-12", "2022", "2024-05-01", "2026-12-01");
    private static final List<String> MAKERS = List.of("hikvision", "lorex", "zte", "dji", "skydio");

    /** Every kind of buyer, date, maker, item and money with each other. */
    private static Stream<Facts> facts() {
        return Arrays.stream(BuyerKind.values())
                .flatMap(buyer -> DATES.stream()
                        .map(ObligationDate::parse)
                        .flatMap(date -> MAKERS.stream()
                                .flatMap(maker -> Stream.of(ItemClass.CAMERA, ItemClass.DRONE, ItemClass.ACCESSORY)
                                        .flatMap(item -> Arrays.stream(FundingKind.values())
                                                .map(money -> new Facts(
                                                                buyer,
                                                                "NE",
                                                                date,
                                                                maker,
                                                                Basis.MADE_BY,
                                                                item,
                                                                null,
                                                                Set.of(money),
                                                                null,
                                                                null)
                                                        .withCircumstances(
                                                                Circumstances.NONE.withOrigin(Origin.parse("CN"))))))));
    }

    @Test
    void theEnglishReasonIsItsSentencesOneAfterAnother() {
        facts().forEach(one -> assertThat(Judgement.of(BOOK, one, TODAY).regimes())
                .allSatisfy(said -> {
                    String whole =
                            said.sentences().stream().map(EnglishReasons::of).collect(Collectors.joining(" "));
                    assertThat(whole)
                            .isEqualTo(Stream.concat(Stream.of(said.reason()), said.notes().stream())
                                    .collect(Collectors.joining(" ")))
                            .doesNotContain("{", "null", "..");
                }));
    }

    @Test
    void aVerdictThatBearsNamesWhereTheLawStands() {
        facts().forEach(one -> assertThat(Judgement.of(BOOK, one, TODAY).regimes())
                .filteredOn(said -> said.verdict() != Verdict.NOT_COVERED)
                .allSatisfy(said -> assertThat(said.sentences())
                        .extracting(ReasonSentence::pattern)
                        .containsAnyOf(
                                "inForce", "inForceExcept", "notConfirmed", "notConfirmedExcept", "standsOtherwise")));
    }

    @Test
    void aValueHoldsACodeOrADayAndNoWords() {
        Facts hytera = new Facts(
                BuyerKind.COUNTY,
                "OH",
                ObligationDate.parse("2022-01-01"),
                "hytera",
                Basis.MADE_BY,
                ItemClass.RADIO,
                null,
                Set.of(FundingKind.FEDERAL_GRANT),
                null,
                null);
        assertThat(Judgement.of(BOOK, hytera, TODAY).regimes())
                .filteredOn(said -> said.ruleId().equals("F889-B1"))
                .singleElement()
                .satisfies(said -> assertThat(said.sentences())
                        .contains(
                                ReasonSentence.of("covered", "path", "Hytera Communications", "day", "2022-01-01"),
                                ReasonSentence.of("applies", "buyer", "county", "money", "federal_grant")));
    }
}
