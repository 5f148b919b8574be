package org.sightline.matching.verdict.judging;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.sightline.matching.verdict.facts.Basis;
import org.sightline.matching.verdict.facts.BuyerKind;
import org.sightline.matching.verdict.facts.ContractEvent;
import org.sightline.matching.verdict.facts.DataFiles;
import org.sightline.matching.verdict.facts.FundingKind;
import org.sightline.matching.verdict.facts.ItemClass;
import org.sightline.matching.verdict.rule.Verdict;

/** Lines.csv: from raw text to the verdict, given the maker that screening finds. All lines and bodies are invented. */
class InventedLinesTest {

    @TestFactory
    Stream<DynamicTest> eachLineIsReadAndJudged() {
        return DataFiles.rows(InventedLinesTest.class, "lines.csv").stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.getField("line") + " " + row.getField("description"), () -> check(row)));
    }

    private static void check(NamedCsvRecord row) {
        String basis = row.getField("basis");
        RawLine line = RawLine.of(
                BuyerKind.parse(row.getField("buyer")),
                row.getField("state"),
                LocalDate.parse(row.getField("date")),
                row.getField("description"),
                row.getField("funding_text"),
                row.getField("maker"),
                basis.isEmpty() ? null : Basis.parse(basis));
        assertThat(line.item().itemClass())
                .as("item, by " + line.item().evidence())
                .isEqualTo(ItemClass.parse(row.getField("item")));
        assertThat(line.funding().kinds())
                .as("money, by " + line.funding().programmes())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(row.getField("money").split(";"))
                                .map(FundingKind::parse)
                                .collect(Collectors.toSet()));
        assertThat(line.event().event())
                .as("event, by " + line.event().evidence())
                .isEqualTo(ContractEvent.parse(row.getField("event")));
        assertThat(line.verdict()).as(row.getField("why")).isEqualTo(Verdict.valueOf(row.getField("verdict")));
        if (line.isACase()) {
            assertThat(line.outcome().onLast().missing().stream()
                            .map(MissingFact::fact)
                            .collect(Collectors.joining(";")))
                    .isEqualTo(row.getField("missing"));
        }
    }
}
