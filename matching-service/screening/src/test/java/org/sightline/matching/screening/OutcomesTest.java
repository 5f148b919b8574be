package org.sightline.matching.screening;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.sightline.matching.screening.match.Match;
import org.sightline.matching.screening.subject.Subject;
import org.sightline.matching.watchlist.Watchlist;

/**
 * What screening says of every invented line is committed, so that each effect of a change shows as a difference: who reads it decides
 * whether it was meant. The labels of the lines are a matter of {@link QualityGateTest}.
 */
class OutcomesTest {

    private static final List<String> SETS = List.of(
            "invented-lines.csv",
            "invented-lines-2.csv",
            "invented-lines-3.csv",
            "invented-lines-4.csv",
            "invented-lines-5.csv",
            "invented-lines-6.csv",
            "invented-lines-7.csv");
    private static final Path FRESH = Path.of("target", "outcomes.txt");

    @Test
    void everyInventedLineIsJudgedAsItWasWhenItWasLastReviewed() throws IOException {
        // A screener of its own, made now: mutation testing changes how one is made.
        Screener screener = Screener.of(Watchlist.builtIn());
        List<String> outcomes = new ArrayList<>();
        for (String set : SETS) {
            try (CsvReader<NamedCsvRecord> csv = CsvReader.builder()
                    .ofNamedCsvRecord(new InputStreamReader(resource(set), StandardCharsets.UTF_8))) {
                for (NamedCsvRecord line : csv) {
                    Subject subject = Subject.ofLine(
                            line.getField("vendor_name"),
                            line.getField("item_description"),
                            line.getField("manufacturer"),
                            line.getField("model"));
                    outcomes.add(set + " " + line.getField("id") + " "
                            + screener.screen(subject).stream()
                                    .map(OutcomesTest::said)
                                    .collect(Collectors.joining("; ")));
                }
            }
        }
        Files.createDirectories(FRESH.getParent());
        Files.write(FRESH, outcomes);
        List<String> committed = new String(resource("outcomes.txt").readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(outcomes)
                .as(
                        "What screening says has changed. If it is intended: cp matching-service/screening/%s"
                                + " matching-service/screening/src/test/resources/%s",
                        FRESH, "org/sightline/matching/screening/outcomes.txt")
                .isEqualTo(committed);
    }

    private static String said(Match match) {
        return match.entityId() + " " + match.role() + " " + match.score() + " " + match.basis() + " "
                + match.evidence().stream()
                        .map(e -> e.kind() + ":" + e.ruleId() + "@" + e.field() + e.start() + "-" + e.end() + "="
                                + e.weight() + "(" + e.note() + ")")
                        .collect(Collectors.joining(" "));
    }

    private static InputStream resource(String name) {
        return OutcomesTest.class.getResourceAsStream(name);
    }
}
