package org.sightline.matching.verdict.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sightline.matching.verdict.book.RuleBook;
import org.sightline.matching.verdict.facts.Basis;
import org.sightline.matching.verdict.facts.BuyerKind;
import org.sightline.matching.verdict.facts.Facts;
import org.sightline.matching.verdict.rule.Verdict;

/**
 * The 48 sample lines that come with the reference facts, where these are at hand beside the repository. Screening is
 * replaced by the maker that the file expects. How the file's words map to verdicts is argued in
 * docs/adr/0010-sample-verdicts.md.
 */
class SharedSampleLinesTest {

    private static final Map<String, Verdict> WORDS = Map.ofEntries(
            Map.entry("prohibited", Verdict.PROHIBITED),
            Map.entry("prohibited (if hardware confirmed) / review", Verdict.UNDETERMINED),
            Map.entry("restricted", Verdict.RESTRICTED),
            Map.entry("restricted: recoded-after-notice", Verdict.RESTRICTED),
            Map.entry("review", Verdict.UNDETERMINED),
            Map.entry("undetermined", Verdict.UNDETERMINED),
            Map.entry("flagged", Verdict.FLAGGED),
            Map.entry("flagged / review", Verdict.FLAGGED),
            Map.entry("flagged: accessory", Verdict.FLAGGED),
            Map.entry("flagged: installed-base signal", Verdict.FLAGGED),
            Map.entry("remediation evidence", Verdict.NOT_COVERED),
            Map.entry("not covered", Verdict.NOT_COVERED),
            Map.entry("not covered (watch)", Verdict.NOT_COVERED));

    /** A drone bought with a grant before 2025-12-22: read anew, nothing limits buying it (ADR 0120). */
    private static final Map<String, Verdict> READ_ANEW = Map.of("L042", Verdict.FLAGGED);

    private static final Map<String, BuyerKind> BUYERS = Map.of(
            "school district",
            BuyerKind.SCHOOL_DISTRICT,
            "county",
            BuyerKind.COUNTY,
            "sheriff",
            BuyerKind.COUNTY,
            "municipality",
            BuyerKind.MUNICIPALITY,
            "police",
            BuyerKind.MUNICIPALITY,
            "state agency",
            BuyerKind.STATE_AGENCY,
            "state university",
            BuyerKind.STATE_UNIVERSITY,
            "special district",
            BuyerKind.SPECIAL_DISTRICT);

    @Test
    void everySampleLineComesOutAsExpected() throws IOException {
        List<NamedCsvRecord> rows = rows();
        assertThat(rows).hasSize(48);
        for (NamedCsvRecord row : rows) {
            RawLine line = line(row);
            assertThat(line.verdict())
                    .as(row.getField("line_id") + " " + row.getField("description") + " " + line.facts())
                    .isEqualTo(READ_ANEW.getOrDefault(
                            row.getField("line_id"),
                            WORDS.get(row.getField("expected_verdict").strip())));
        }
    }

    @Test
    void aRelabelIsProhibitedOnceTheHardwareIsConfirmed() throws IOException {
        NamedCsvRecord row = rows().stream()
                .filter(one -> one.getField("expected_verdict").startsWith("prohibited (if"))
                .findFirst()
                .orElseThrow();
        RawLine line = line(row);
        Facts confirmed = line.facts().withMaker(line.maker(), Basis.MADE_BY);
        assertThat(Judgement.of(RuleBook.builtIn(), confirmed, LocalDate.EPOCH).headline())
                .isEqualTo(Verdict.PROHIBITED);
    }

    private static RawLine line(NamedCsvRecord row) {
        String maker =
                row.getField("expected_entity").replace("(installed base)", "").strip();
        Basis basis =
                maker.startsWith("oem-") ? Basis.RELABEL : maker.equals("luminys") ? Basis.SUCCESSOR : Basis.MADE_BY;
        return RawLine.of(
                BUYERS.get(row.getField("agency_type")),
                row.getField("state"),
                LocalDate.parse(row.getField("date")),
                row.getField("description"),
                row.getField("funding_text"),
                maker,
                basis);
    }

    private static List<NamedCsvRecord> rows() throws IOException {
        Path file = Path.of(
                System.getProperty("sightline.root", "../.."), "..", "shared", "domain", "sample_lines_synthetic.csv");
        assumeTrue(Files.isReadable(file), "skipped: the reference facts are not beside the repository");
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
            return csv.stream().toList();
        }
    }
}
