package org.sightline.matching.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The cases of cases.csv, one test a row. The table is for lawyers to read and extend: what the rule in the first
 * column says, what the headline over all rules is, what is missing, and why.
 */
class CaseTableTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final int AT_LEAST = 250;

    @TestFactory
    Stream<DynamicTest> eachCaseComesOutAsTheTableSays() {
        return Resources.rows("cases.csv").stream().map(row -> DynamicTest.dynamicTest(name(row),
                () -> check(row, RuleBook.builtIn())));
    }

    @Test
    void everyRuleHasItsCases() {
        Set<String> tested = Resources.rows("cases.csv").stream().map(row -> row.getField("rule"))
                .collect(Collectors.toSet());
        assertThat(RuleBook.builtIn().rules()).extracting(Rule::id).allSatisfy(id -> assertThat(tested).contains(id));
        assertThat(Resources.rows("cases.csv")).hasSizeGreaterThanOrEqualTo(AT_LEAST);
    }

    private static String name(NamedCsvRecord row) {
        return row.getStartingLineNumber() + " " + row.getField("rule") + " " + row.getField("situation") + ": "
                + row.getField("buyer") + " " + row.getField("state") + " " + row.getField("date") + " "
                + row.getField("maker") + " " + row.getField("item") + " " + row.getField("funding");
    }

    static void check(NamedCsvRecord row, RuleBook book) {
        Judgement judgement = book.judge(facts(row), TODAY);
        assertThat(judgement.headline()).as("headline, because " + row.getField("why") + "; " + judgement)
                .isEqualTo(Verdict.valueOf(row.getField("headline")));
        assertThat(judgement.missing().stream().map(MissingFact::fact).collect(Collectors.joining(";")))
                .as("missing").isEqualTo(row.getField("missing"));
        if (!row.getField("rule_says").isEmpty()) {
            RegimeVerdict regime = judgement.regimes().stream()
                    .filter(verdict -> verdict.ruleId().equals(row.getField("rule"))).findFirst()
                    .orElse(null);
            Verdict said = regime == null ? Verdict.NOT_COVERED : regime.verdict();
            assertThat(said).as(row.getField("rule") + " says: " + (regime == null ? "nothing" : regime.reason()))
                    .isEqualTo(Verdict.valueOf(row.getField("rule_says")));
        }
    }

    static Facts facts(NamedCsvRecord row) {
        return new Facts(read(row, "buyer", BuyerKind::parse), row.getField("state"),
                read(row, "date", ObligationDate::parse), row.getField("maker"), read(row, "basis", Basis::parse),
                read(row, "item", ItemClass::parse), read(row, "purpose", Purpose::parse), funding(row),
                read(row, "contractor", Boolean::valueOf), read(row, "event", ContractEvent::parse));
    }

    private static Set<FundingKind> funding(NamedCsvRecord row) {
        Set<FundingKind> kinds = EnumSet.noneOf(FundingKind.class);
        Arrays.stream(row.getField("funding").split(";")).filter(kind -> !kind.isEmpty()).map(FundingKind::parse)
                .forEach(kinds::add);
        return kinds;
    }

    private static <T> T read(NamedCsvRecord row, String column, Function<String, T> parse) {
        return row.getField(column).isEmpty() ? null : parse.apply(row.getField(column));
    }
}
