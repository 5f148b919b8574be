package org.sightline.matching.verdict.judging;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.matching.verdict.book.RuleBook;
import org.sightline.matching.verdict.facts.Basis;
import org.sightline.matching.verdict.facts.BuyerKind;
import org.sightline.matching.verdict.facts.Circumstance;
import org.sightline.matching.verdict.facts.Circumstances;
import org.sightline.matching.verdict.facts.ContractEvent;
import org.sightline.matching.verdict.facts.DataFiles;
import org.sightline.matching.verdict.facts.Facts;
import org.sightline.matching.verdict.facts.FundingKind;
import org.sightline.matching.verdict.facts.ItemClass;
import org.sightline.matching.verdict.facts.ObligationDate;
import org.sightline.matching.verdict.facts.Origin;
import org.sightline.matching.verdict.facts.Purpose;
import org.sightline.matching.verdict.facts.VendorOwnership;
import org.sightline.matching.verdict.rule.Rule;
import org.sightline.matching.verdict.rule.RulePart;
import org.sightline.matching.verdict.rule.Verdict;

/**
 * The cases of cases.csv, one test a row. The table is for lawyers to read and extend: what the rule in the first
 * column says, what the headline over all rules is, what is missing, and why.
 */
class CaseTableTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);
    private static final int AT_LEAST = 250;

    /** The table of makers and dates, and the table of goods, exceptions and vendors. */
    static List<NamedCsvRecord> rows() {
        return Stream.of("cases.csv", "goods-cases.csv")
                .flatMap(file -> DataFiles.rows(CaseTableTest.class, file).stream())
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> eachCaseComesOutAsTheTableSays() {
        return rows().stream().map(row -> DynamicTest.dynamicTest(name(row), () -> check(row, RuleBook.builtIn())));
    }

    @Test
    void everyRuleHasItsCases() {
        Set<String> tested = rows().stream().map(row -> row.getField("rule")).collect(Collectors.toSet());
        assertThat(RuleBook.builtIn().rules())
                .extracting(Rule::id)
                .allSatisfy(id -> assertThat(tested).contains(id));
        assertThat(rows()).hasSizeGreaterThanOrEqualTo(AT_LEAST);
    }

    /** Each kind of question that a lawyer asks of a rule has a row; what a rule cannot have is left out by name. */
    @Test
    void everyRuleHasEveryKindOfCase() {
        Map<String, List<NamedCsvRecord>> rows =
                rows().stream().collect(Collectors.groupingBy(row -> row.getField("rule")));
        for (Rule rule : RuleBook.builtIn().rules()) {
            List<NamedCsvRecord> its = rows.get(rule.id());
            Set<LocalDate> days = its.stream()
                    .map(row -> row.getField("date"))
                    .filter(date -> date.length() == 10)
                    .map(LocalDate::parse)
                    .collect(Collectors.toSet());
            assertThat(days)
                    .as(rule.id() + ": the day, and one day before")
                    .contains(rule.since(), rule.since().minusDays(1));
            boolean decidesNothing = rule.parts().stream().allMatch(RulePart::isNote)
                    || !rule.standingOn(LocalDate.MAX).decides();
            assertThat(its)
                    .as(rule.id() + ": in scope")
                    .anyMatch(
                            row -> decidesNothing || !row.getField("rule_says").equals("NOT_COVERED"));
            assertThat(its)
                    .as(rule.id() + ": out of scope")
                    .anyMatch(row -> row.getField("purpose").equals("out_of_scope"))
                    .anyMatch(row -> row.getField("item").equals("accessory"));
            Set<BuyerKind> bound = its.stream()
                    .filter(row -> !row.getField("rule_says").equals("NOT_COVERED"))
                    .map(row -> BuyerKind.parse(row.getField("buyer")))
                    .collect(Collectors.toSet());
            assertThat(decidesNothing || rule.binds().stream().anyMatch(bound::contains))
                    .as(rule.id() + ": a right buyer")
                    .isTrue();
            assertThat(its)
                    .as(rule.id() + ": a wrong buyer, where there is one")
                    .anyMatch(row -> rule.binds().size() == BuyerKind.values().length
                            || !rule.binds().contains(BuyerKind.parse(row.getField("buyer"))));
            assertThat(rule.isFederal()
                            || its.stream()
                                    .anyMatch(row -> !row.getField("state").equals(rule.jurisdiction())))
                    .as(rule.id() + ": a wrong state")
                    .isTrue();
            Set<FundingKind> money =
                    its.stream().flatMap(row -> funding(row).stream()).collect(Collectors.toSet());
            assertThat(money).as(rule.id() + ": each money").containsExactlyInAnyOrder(FundingKind.values());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2019-08-13",
                "2020-08-13",
                "2021-01-01",
                "2021-03-12",
                "2021-05-11",
                "2021-08-01",
                "2022-10-05",
                "2023-02-06",
                "2024-01-03",
                "2024-04-17",
                "2024-08-09",
                "2024-10-01",
                "2025-12-22",
                "2025-12-26",
                "2026-01-26",
                "2026-05-22",
                "2026-06-10",
                "2026-06-15",
                "2026-06-30",
                "2026-07-16",
                "2026-08-20",
                "2026-09-26"
            })
    void everyEdgeDateHasItsDayAndTheDayBefore(String day) {
        Set<String> dates = rows().stream().map(row -> row.getField("date")).collect(Collectors.toSet());
        assertThat(dates).contains(day, LocalDate.parse(day).minusDays(1).toString());
    }

    private static String name(NamedCsvRecord row) {
        return row.getStartingLineNumber() + " " + row.getField("rule") + " " + row.getField("situation") + ": "
                + row.getField("buyer") + " " + row.getField("state") + " " + row.getField("date") + " "
                + row.getField("maker") + " " + row.getField("item") + " " + row.getField("funding");
    }

    static void check(NamedCsvRecord row, RuleBook book) {
        Judgement judgement = Judgement.of(book, facts(row), TODAY);
        assertThat(judgement.headline())
                .as("headline, because " + row.getField("why") + "; " + judgement)
                .isEqualTo(Verdict.valueOf(row.getField("headline")));
        assertThat(judgement.missing().stream().map(MissingFact::fact).collect(Collectors.joining(";")))
                .as("missing")
                .isEqualTo(row.getField("missing"));
        if (!row.getField("rule_says").isEmpty()) {
            RegimeVerdict regime = judgement.regimes().stream()
                    .filter(verdict -> verdict.ruleId().equals(row.getField("rule")))
                    .findFirst()
                    .orElse(null);
            Verdict said = regime == null ? Verdict.NOT_COVERED : regime.verdict();
            assertThat(said)
                    .as(row.getField("rule") + " says: " + (regime == null ? "nothing" : regime.reason()))
                    .isEqualTo(Verdict.valueOf(row.getField("rule_says")));
        }
    }

    static Facts facts(NamedCsvRecord row) {
        return new Facts(
                read(row, "buyer", BuyerKind::parse),
                row.getField("state"),
                read(row, "date", ObligationDate::parse),
                row.getField("maker"),
                read(row, "basis", Basis::parse),
                read(row, "item", ItemClass::parse),
                read(row, "purpose", Purpose::parse),
                funding(row),
                read(row, "contractor", Boolean::valueOf),
                read(row, "event", ContractEvent::parse),
                circumstances(row));
    }

    /** What the columns of goods-cases.csv and law-cases.csv say beyond the purchase record. */
    static Circumstances circumstances(NamedCsvRecord row) {
        Map<Circumstance, Boolean> answers = new EnumMap<>(Circumstance.class);
        Arrays.stream(row.findField("circumstances").orElse("").split(";"))
                .filter(answer -> !answer.isEmpty())
                .map(answer -> answer.split("="))
                .forEach(answer -> answers.put(Circumstance.parse(answer[0]), answer[1].equals("yes")));
        return new Circumstances(
                read(row, "origin", Origin::parse),
                answers,
                read(row, "vendor", VendorOwnership::parse),
                read(row, "known_on", day -> day.equals("never") ? LocalDate.MAX : LocalDate.parse(day)),
                read(row, "amount", Long::valueOf),
                read(row, "clause", Function.identity()),
                Set.of());
    }

    static Set<FundingKind> funding(NamedCsvRecord row) {
        Set<FundingKind> kinds = EnumSet.noneOf(FundingKind.class);
        Arrays.stream(row.getField("funding").split(";"))
                .filter(kind -> !kind.isEmpty())
                .map(FundingKind::parse)
                .forEach(kinds::add);
        return kinds;
    }

    static <T> T read(NamedCsvRecord row, String column, Function<String, T> parse) {
        return row.findField(column)
                .filter(value -> !value.isEmpty())
                .map(parse)
                .orElse(null);
    }
}
