package org.sightline.ingest.column;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sightline.ingest.personal.PersonalText;
import org.sightline.tabular.Row;
import org.sightline.tabular.pdf.PrintedPage;

/**
 * Which words of a printed page are shown: of a row what its mask keeps, in its own line and in the lines below that
 * are the rest of it. Whoever may read one row alone sees nothing else. Others see all rows, and of what stands around
 * them, such as heads and totals, each line in which there is nothing to take out, without the words that the mask
 * takes from any row of the file: a heading is a cell of each row below it, and the name of a private payee may stand
 * there.
 */
public final class PrintedRows {

    private static final Pattern SPACE = Pattern.compile("\\s+");
    /** What of a word is looked for elsewhere; single letters and ends of amounts are not. */
    private static final Pattern PART = Pattern.compile("\\p{L}[\\p{L}\\p{N}]+|[\\p{L}\\p{N}]{3,}");

    private static final int ALL = 0;

    private final RowMask mask;
    private final int only;
    private final Map<Integer, Words> rows = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    /** The words of a row and how many of each there are: a word may be kept in one cell and not in another. */
    private record Words(Map<String, Integer> all, Map<String, Integer> kept) {

        private static Words of(Row row, Row masked) {
            Map<String, Integer> all = new HashMap<>();
            Map<String, Integer> kept = new HashMap<>();
            for (int i = 0; i < row.cells().length; i++) {
                Map<String, Integer> cell = words(row.cells()[i]);
                Map<String, Integer> left = words(masked.cells()[i]);
                cell.forEach((word, count) -> {
                    all.merge(word, count, Integer::sum);
                    kept.merge(word, Math.min(count, left.getOrDefault(word, 0)), Integer::sum);
                });
            }
            return new Words(all, kept);
        }

        private static Map<String, Integer> words(String cell) {
            Map<String, Integer> words = new HashMap<>();
            SPACE.splitAsStream(cell.strip())
                    .filter(word -> !word.isEmpty())
                    .forEach(word -> words.merge(word, 1, Integer::sum));
            return words;
        }

        private boolean keeps(String word) {
            int count = all.getOrDefault(word, 0);
            return count > 0 && count == kept.getOrDefault(word, 0);
        }
    }

    private PrintedRows(RowMask mask, int only) {
        this.mask = mask;
        this.only = only;
    }

    /** For whoever may read all rows of a file whose columns mean what the mask says; the rows are added one by one. */
    public static PrintedRows ofAll(RowMask mask) {
        return new PrintedRows(mask, ALL);
    }

    /**
     * For whoever may read one row of the page.
     *
     * @param line its place among the lines of the page, from 1
     */
    public static PrintedRows ofOne(RowMask mask, int line) {
        return new PrintedRows(mask, line);
    }

    /**
     * A row of the page.
     *
     * @param line its place among the lines of the page, from 1
     */
    public void add(int line, Row row) {
        rows.put(line, noted(row));
    }

    /** A row of another page. */
    public void addElsewhere(Row row) {
        if (only == ALL) {
            noted(row);
        }
    }

    private Words noted(Row row) {
        Words words = Words.of(row, mask.masked(row));
        words.all().keySet().stream().filter(word -> !words.keeps(word)).forEach(word -> {
            taken.add(word.toUpperCase(Locale.ROOT));
            parts(word).forEach(taken::add);
        });
        return words;
    }

    private static Stream<String> parts(String word) {
        return PART.matcher(word.toUpperCase(Locale.ROOT)).results().map(MatchResult::group);
    }

    /**
     * Which words of these lines are shown.
     *
     * @param lines all lines of the page, from the top down
     */
    public BiPredicate<PrintedPage.Line, String> on(List<PrintedPage.Line> lines) {
        Map<Integer, Integer> owners = owners(lines);
        return (line, word) -> {
            Integer owner = owners.get(line.place());
            Words row = owner == null ? null : rows.get(owner);
            if (owner == null || row == null) {
                return only == ALL && isFree(line, word);
            }
            return (only == ALL || only == owner) && row.keeps(word);
        };
    }

    /** For each line of a row the row's first line. A line below is of the row that has all its words still left. */
    private Map<Integer, Integer> owners(List<PrintedPage.Line> lines) {
        Map<Integer, Integer> owners = new HashMap<>();
        Map<String, Integer> rest = Map.of();
        int owner = 0;
        for (PrintedPage.Line line : lines) {
            Words own = rows.get(line.place());
            if (own != null) {
                owner = line.place();
                rest = without(own.all(), line.words());
            } else if (owner > 0) {
                rest = without(rest, line.words());
                owner = rest.values().stream().anyMatch(count -> count < 0) ? 0 : owner;
            }
            if (owner > 0) {
                owners.put(line.place(), owner);
                rest.values().removeIf(count -> count <= 0);
            }
        }
        return owners;
    }

    /** How often each word is left; below 0 where it was not there so often. */
    private static Map<String, Integer> without(Map<String, Integer> words, List<String> gone) {
        Map<String, Integer> left = new HashMap<>(words);
        gone.forEach(word -> left.merge(word, -1, Integer::sum));
        return left;
    }

    private boolean isFree(PrintedPage.Line line, String word) {
        return PersonalText.withoutNames(line.text()).equals(line.text())
                && !taken.contains(word.toUpperCase(Locale.ROOT))
                && parts(word).noneMatch(taken::contains);
    }
}
