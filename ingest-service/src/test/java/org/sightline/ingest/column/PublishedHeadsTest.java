package org.sightline.ingest.column;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.tabular.TableFile;

/**
 * Names of columns as accounting systems and portals print them, each over three invented rows: what is read in each column,
 * names and values together. A list of something else than purchases asks, and so do grants, which may be purchases,
 * and a vendor called "to" or "from".
 */
class PublishedHeadsTest {

    private static final Set<String> ASKED_ABOUT = Set.of(
            "Bids and quotes",
            "Fixed asset list",
            "New World GL detail",
            "consultant list",
            "sheriff equipment log",
            "grants paid",
            "sales of quarters",
            "intended awards",
            "registered vendors",
            "Port authority contract roster",
            "salaries",
            "FEMA subgrant purchases",
            "Adopted budget",
            "Payroll list",
            "Bid tab",
            "Surplus disposed",
            "Grant purchases list",
            "Purchase requisitions approved",
            "Grants awarded to groups",
            "Vendor registrations",
            "Revenue receipts",
            "Price list",
            "Asset register",
            "Payments with two year columns",
            "Procurement of a tribe",
            "Donations to a library",
            "Travel requests",
            "Upcoming solicitations",
            "Journal entries",
            "Open encumbrances summary",
            "New World PO by department",
            "Jail commissary orders");

    @TempDir
    Path directory;

    @Test
    void theColumnsOfPublishedHeadsAreUnderstood() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, List<NamedCsvRecord>> head : heads().entrySet()) {
            Reading reading = read(head.getValue());
            assertThat(reading.questions().isEmpty())
                    .as(head.getKey() + " " + reading.questions())
                    .isEqualTo(!ASKED_ABOUT.contains(head.getKey()));
            for (int i = 0; i < head.getValue().size(); i++) {
                Field field = reading.columns().get(i).field();
                String word = field == null ? "left_out" : field.word();
                if (!List.of(head.getValue().get(i).getField("fields").split(" "))
                        .contains(word)) {
                    wrong.add(head.getKey() + ": " + reading.columns().get(i).header() + " as " + word);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private Reading read(List<NamedCsvRecord> columns) throws IOException {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            for (String row : List.of("column", "first", "second", "third")) {
                csv.writeRecord(
                        columns.stream().map(column -> column.getField(row)).toList());
            }
        }
        TableFile file = TableFile.of(Files.writeString(directory.resolve("head.csv"), text.toString()));
        return Reading.of(file, Profile.EMPTY.withBuyer("City of Marrowbone"), "XF", null, 1L << 24);
    }

    private static Map<String, List<NamedCsvRecord>> heads() throws IOException {
        InputStream file = Objects.requireNonNull(Reading.class.getResourceAsStream("published-heads.csv"));
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            Map<String, List<NamedCsvRecord>> heads = new LinkedHashMap<>();
            rows.forEach(row -> heads.computeIfAbsent(row.getField("head"), any -> new ArrayList<>())
                    .add(row));
            return heads;
        }
    }
}
