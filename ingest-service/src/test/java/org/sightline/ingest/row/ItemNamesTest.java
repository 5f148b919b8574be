package org.sightline.ingest.row;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.ingest.column.Reading;
import org.sightline.ingest.line.LineContent;
import org.sightline.ingest.listed.ListedMakers;
import org.sightline.tabular.TableFile;

/**
 * names36.csv: 36 usual names of the column that says what was bought, each in five surroundings. It is read or asked about;
 * in silence nothing is lost.
 */
class ItemNamesTest {

    @TempDir
    Path directory;

    @Test
    void whatWasBoughtIsReadOrAskedAboutUnderEachName() throws IOException {
        List<String> lost = new ArrayList<>();
        int asked = 0;
        List<NamedCsvRecord> cases = InventedCases.of("names36.csv").cases();
        for (NamedCsvRecord one : cases) {
            TableFile file = InventedCases.file(one, directory);
            Reading reading = InventedCases.read(file);
            if (!reading.questions().isEmpty()) {
                asked++;
            } else if (!findsAll(one, InventedCases.lines(reading, file, directory))) {
                lost.add(one.getField("case_id") + " " + one.getField("header"));
            }
        }

        System.out.printf("Names of the item: %d cases, %d asked about, %d lost%n", cases.size(), asked, lost.size());
        assertThat(cases).hasSize(180);
        assertThat(lost).isEmpty();
        assertThat(asked).isLessThanOrEqualTo(cases.size() / 4);
    }

    private static boolean findsAll(NamedCsvRecord one, List<Batch.Candidate> lines) throws IOException {
        for (int row : InventedCases.places(one.getField("rows_with_listed_maker"))) {
            boolean found = lines.stream()
                    .filter(line -> line.row() == row + 2L)
                    .map(line -> line.content())
                    .anyMatch(ItemNamesTest::isFound);
            if (!found) {
                return false;
            }
        }
        return true;
    }

    private static boolean isFound(LineContent line) {
        LineContent.Item item = line.item();
        return !ListedMakers.ofLine(line.vendor().name(), item.description(), item.manufacturer(), item.model())
                .isEmpty();
    }
}
