package org.sightline.ingest.column;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.sightline.ingest.personal.PersonalText;
import org.sightline.tabular.Row;
import org.sightline.tabular.pdf.PrintedPage;

/**
 * Which words of a printed page are shown: of a row what its mask keeps, and of what stands around the rows each line in which
 * there is nothing to take out. A line below a row may be the rest of that row, so what the mask takes from the row is not shown
 * there either.
 */
public final class PrintedRows {

    private static final Pattern SPACE = Pattern.compile("\\s+");

    private final RowMask mask;
    private final NavigableMap<Integer, Words> rows = new TreeMap<>();

    /** The words of a row. */
    private record Words(Set<String> all, Set<String> kept) {

        private static Words of(Row row, Row masked) {
            return new Words(words(row), words(masked));
        }

        private static Set<String> words(Row row) {
            Set<String> words = new HashSet<>();
            Arrays.stream(row.cells()).forEach(cell -> words.addAll(Arrays.asList(SPACE.split(cell.strip()))));
            return words;
        }
    }

    /** For a page of a file whose columns mean what the mask says; its rows are added one by one. */
    public PrintedRows(RowMask mask) {
        this.mask = mask;
    }

    /**
     * A row of the page.
     *
     * @param line its place among the lines of the page, from 1
     */
    public void add(int line, Row row) {
        rows.put(line, Words.of(row, mask.masked(row)));
    }

    /** Whether a word of a line is shown. */
    public boolean shows(PrintedPage.Line line, String word) {
        Map.Entry<Integer, Words> above = rows.floorEntry(line.place());
        if (above == null
                || above.getKey() != line.place() && !above.getValue().all().contains(word)) {
            return PersonalText.withoutNames(line.text()).equals(line.text());
        }
        return above.getValue().kept().contains(word);
    }
}
