package org.sightline.tabular.pdf;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sightline.tabular.UnreadableFile;

/**
 * The table of a PDF: the rows with an amount on all of its pages.
 *
 * @param head the names of the columns; {@code column 1} where the document has none
 * @param rows one array of cells for each row, as wide as the head
 * @param totals how many printed totals were compared with the rows, and agree
 * @param checked whether a total that the document prints counts all rows
 */
record PdfTable(List<String> head, List<String[]> rows, int totals, boolean checked) {

    /** The names of the columns that say where a row is printed. */
    static final String PAGE = "Page";

    static final String PLACE = "Row on page";

    private static final String MARK = "Mark";

    /** An amount of nothing, as a spreadsheet prints it: such a line is no row. */
    private static final String NOTHING = "$-";

    private static final String HEADING = "Heading";

    /** A heading with a number and words: {@code FUND - 101 - GENERAL FUND}. */
    private static final Pattern GROUP =
            Pattern.compile("([A-Za-z][A-Za-z /]{1,30}?)\\s*(?:\\s-|:)\\s*([A-Za-z]{0,3}\\d[\\w.]*)\\s+-\\s+(\\S.*)");

    private static final Pattern FOOT = Pattern.compile("(?i).*\\bpages?\\b.*\\d.*");
    private static final int FEWEST_ROWS = 3;
    /** For each row below a head; a third of it where there is none. */
    private static final int OTHER_LINES = 12;

    private static final int OTHER_HEADS = 3;
    /** Of those that a row usually fills; a line with fewer is a note. */
    private static final double FEWEST_CELLS = 0.34;

    private static final int QUOTED_LETTERS = 80;

    /** Finds the table. */
    static PdfTable of(PdfPages pages) {
        requireText(pages);
        return new Search(pages).table();
    }

    private static void requireText(PdfPages pages) {
        if (pages.lines().isEmpty() || !pages.pictures().isEmpty()) {
            boolean all = pages.lines().isEmpty();
            throw new UnreadableFile(
                    "picture",
                    (all
                                    ? "The pages of this PDF are pictures, such as scans: they hold no text that can be read."
                                    : "Page " + pages.pictures().getFirst()
                                            + " of this PDF is a picture, so its rows would be missing.")
                            + " Ask for the PDF that the accounting system prints, or for Excel or CSV, and upload that.");
        }
    }

    /** What is known while the lines are read. For one document. */
    private static final class Search {

        private final PdfPages pages;
        private final Edges edges;
        private final Set<String> furniture = new HashSet<>();
        private final List<PdfRow> rows = new ArrayList<>();
        private final List<PrintedTotal> totals = new ArrayList<>();
        private final List<Map<String, String>> headings = new ArrayList<>(List.of(Map.of()));
        private final List<PrintedLine> unplaced = new ArrayList<>();
        private Columns columns = new Columns(List.of());
        private double usual;
        private NavigableSet<Integer> amountColumns = new TreeSet<>();
        /** The row that was read last, or its last line; null where a total or a heading stands below it. */
        private @Nullable PrintedLine above;

        private boolean underHeading;

        Search(PdfPages pages) {
            this.pages = pages;
            this.edges = Edges.of(pages.lines());
        }

        PdfTable table() {
            List<PrintedLine> candidates = pages.lines().stream()
                    .filter(line -> line.words().stream().anyMatch(edges::has))
                    .filter(line -> !PrintedTotal.is(PrintedTotal.label(line), 1, 2))
                    .toList();
            if (candidates.isEmpty()) {
                throw noTable();
            }
            PrintedLine head = Heads.above(candidates.getFirst(), pages.lines(), edges);
            List<Word> headWords = head == null ? List.of() : head.words();
            columns = Columns.of(candidates, headWords);
            List<String> names = Heads.names(headWords, columns);
            if (head != null) {
                columns = columns.named(names);
                names = Heads.names(headWords, columns);
            }
            if (columns.size() < 2 || !isTable(candidates, head != null)) {
                throw noTable();
            }
            usual = candidates.stream().mapToInt(this::filled).average().orElse(0);
            amountColumns = amountColumns(candidates);
            noteFurniture(head == null ? candidates.getFirst() : head);
            requireOneTable(head, candidates.size());
            pages.lines().stream()
                    .filter(line -> head == null || !line.text().equals(head.text()))
                    .forEach(this::read);
            return finished(names);
        }

        /** The columns in which most rows have an amount. */
        private NavigableSet<Integer> amountColumns(List<PrintedLine> candidates) {
            Map<Integer, Integer> counts = new HashMap<>();
            candidates.stream()
                    .flatMap(line -> line.words().stream())
                    .filter(edges::has)
                    .forEach(word -> counts.merge(columns.of(word), 1, Integer::sum));
            int most = counts.values().stream().mapToInt(count -> count).max().orElse(0);
            NavigableSet<Integer> found = new TreeSet<>(counts.keySet());
            found.removeIf(column -> counts.getOrDefault(column, 0) < Edges.FEWEST * most);
            return found;
        }

        /** Whether so many of the lines are rows that the text between them is not the matter of the document. */
        private boolean isTable(List<PrintedLine> candidates, boolean headed) {
            int few = headed ? FEWEST_ROWS - 1 : FEWEST_ROWS;
            int share = headed ? OTHER_LINES : OTHER_LINES / 3;
            return candidates.size() >= few
                    && candidates.size() * share >= pages.lines().size();
        }

        private int filled(PrintedLine line) {
            return (int) Arrays.stream(columns.cells(line))
                    .filter(cell -> !cell.isEmpty())
                    .count();
        }

        /** What is printed above the table, and what stands at the same height of half of the pages, is no row. */
        private void noteFurniture(PrintedLine first) {
            pages.lines().stream().takeWhile(line -> !line.equals(first)).forEach(line -> furniture.add(masked(line)));
            Map<String, Set<Integer>> seen = new HashMap<>();
            for (PrintedLine line : pages.lines()) {
                String at = masked(line) + "@" + Math.round(line.base() / 3);
                Set<Integer> on = seen.computeIfAbsent(at, any -> new HashSet<>());
                on.add(line.page());
                if (on.size() >= Math.max(2, pages.pages() / 2)) {
                    furniture.add(masked(line));
                }
            }
        }

        /** Many other heads are those of other tables, whose columns would be mixed up. */
        private void requireOneTable(@Nullable PrintedLine head, int count) {
            List<PrintedLine> others = pages.lines().stream()
                    .filter(line -> !furniture.contains(masked(line))
                            && (head == null || !line.text().equals(head.text())))
                    .filter(line -> Heads.isHead(line, edges))
                    .toList();
            if (others.size() > Math.max(OTHER_HEADS, count / 20)) {
                throw new UnreadableFile(
                        "no_table",
                        "This PDF holds many small tables with different columns, such as \""
                                + shortened(others.getFirst().text())
                                + "\" on page " + others.getFirst().page()
                                + ". Export what it shows as Excel or CSV and upload that.");
            }
        }

        private static String masked(PrintedLine line) {
            return line.text().replaceAll("\\d+", "#");
        }

        private void read(PrintedLine line) {
            String label = PrintedTotal.label(line);
            boolean amount = line.words().stream().anyMatch(word -> Money.of(word.text()) != null);
            int filled = filled(line);
            if (amount && (PrintedTotal.is(label, filled, usual) || onlyAmounts(line))) {
                totals.add(new PrintedTotal(line, label, rows.size(), amounts(line)));
                above = null;
                underHeading = false;
            } else if (line.words().stream().anyMatch(edges::has) && filled >= FEWEST_CELLS * usual) {
                rows.add(new PdfRow(line, completed(columns.cells(line)), amounts(line), headings.size() - 1));
                above = line;
                underHeading = false;
            } else if (amount) {
                unplaced.add(line);
            } else {
                readWords(line);
            }
        }

        /** A line of nothing but amounts is a total that has no name. */
        private boolean onlyAmounts(PrintedLine line) {
            return line.words().stream().allMatch(word -> Money.of(word.text()) != null) && rows.size() > 1;
        }

        /** What is printed once for several rows, such as a check and its vendor, is of each: the first cells of a row. */
        private String[] completed(String[] cells) {
            if (above != null) {
                String[] before = rows.getLast().cells();
                for (int i = 0; i < cells.length && cells[i].isEmpty(); i++) {
                    cells[i] = before[i];
                }
            }
            return cells;
        }

        private Map<Integer, BigDecimal> amounts(PrintedLine line) {
            Map<Integer, BigDecimal> amounts = new TreeMap<>();
            BigDecimal last = null;
            for (Word word : line.words()) {
                BigDecimal amount = Money.of(word.text());
                last = amount == null ? last : amount;
                if (amount != null && edges.has(word) && amountColumns.contains(columns.of(word))) {
                    amounts.put(columns.of(word), amount);
                }
            }
            if (amounts.isEmpty() && last != null) {
                amounts.put(amountColumns.last(), last);
            }
            return amounts;
        }

        /** A line without an amount: a heading, the rest of the row above, or what stands around the table. */
        private void readWords(PrintedLine line) {
            Matcher group = GROUP.matcher(line.text());
            if (group.matches()) {
                head(
                        group.group(1).strip(),
                        group.group(2) + " - " + group.group(3).strip());
            } else if (line.words().stream().anyMatch(word -> word.text().equals(NOTHING))
                    || furniture.contains(masked(line))) {
                return;
            } else if (continues(line)) {
                add(line);
                above = line;
            } else if (!FOOT.matcher(line.text()).matches()) {
                String before = underHeading ? headings.getLast().getOrDefault(HEADING, "") : "";
                head(HEADING, before.isEmpty() ? line.text() : before + " / " + line.text());
                underHeading = true;
                above = null;
            }
        }

        private boolean continues(PrintedLine line) {
            return above != null
                    && above.page() == line.page()
                    && line.base() - above.base()
                            < 2.2f * line.words().getFirst().size()
                    && line.words().stream().allMatch(word -> columns.of(word) > 0);
        }

        /** Adds the words of a line to the cells of the row above. */
        private void add(PrintedLine line) {
            String[] cells = rows.getLast().cells();
            String[] more = columns.cells(line);
            for (int i = 0; i < cells.length; i++) {
                cells[i] = more[i].isEmpty() ? cells[i] : (cells[i] + " " + more[i]).strip();
            }
        }

        private void head(String name, String value) {
            if (!value.equals(headings.getLast().get(name))) {
                Map<String, String> next = new LinkedHashMap<>(headings.getLast());
                next.put(name, value);
                headings.add(next);
            }
        }

        private PdfTable finished(List<String> names) {
            List<String> marks = Marks.taken(rows);
            boolean checked = new Totals(rows, totals).require();
            requirePlaced(checked);
            List<String> headed = List.copyOf(headings.stream()
                    .flatMap(map -> map.keySet().stream())
                    .collect(Collectors.toCollection(LinkedHashSet::new)));
            List<String> head = new ArrayList<>(Heads.whole(
                    numbered(names), rows.stream().map(PdfRow::cells).toList()));
            if (!marks.isEmpty()) {
                head.add(MARK);
            }
            head.addAll(headed);
            head.add(PAGE);
            head.add(PLACE);
            List<String[]> all = new ArrayList<>();
            for (PdfRow row : rows) {
                List<String> cells = new ArrayList<>(List.of(row.cells()));
                if (!marks.isEmpty()) {
                    cells.add(marks.get(all.size()));
                }
                headed.forEach(name -> cells.add(headings.get(row.group()).getOrDefault(name, "")));
                cells.add(Integer.toString(row.line().page()));
                cells.add(Integer.toString(row.line().place()));
                all.add(cells.toArray(String[]::new));
            }
            return new PdfTable(List.copyOf(head), all, totals.size(), checked);
        }

        private static List<String> numbered(List<String> names) {
            List<String> numbered = new ArrayList<>();
            names.forEach(name -> numbered.add(name.isEmpty() ? "column " + (numbered.size() + 1) : name));
            return numbered;
        }

        /** Amounts that stand in no column would be missing, unless a total counts all rows without them. */
        private void requirePlaced(boolean checked) {
            for (PrintedLine line : unplaced) {
                boolean inside = !rows.isEmpty()
                        && (line.page() < rows.getLast().line().page()
                                || line.page() == rows.getLast().line().page()
                                        && line.place() < rows.getLast().line().place());
                if (inside && !checked) {
                    throw new UnreadableFile(
                            "no_table",
                            "Page " + line.page() + " of this PDF has amounts that stand in no column of its table: \""
                                    + shortened(line.text())
                                    + "\". Nothing is taken from it. Export the register as Excel or CSV and upload"
                                    + " that.");
                }
            }
        }

        private UnreadableFile noTable() {
            boolean amounts = pages.lines().stream()
                    .flatMap(line -> line.words().stream())
                    .anyMatch(word -> word.text().matches(".*[$,].*") && Money.of(word.text()) != null);
            return new UnreadableFile(
                    "no_table",
                    amounts
                            ? "This PDF is a letter or a memo: it holds sentences and single amounts, and no table of"
                                    + " them. Ask for the register itself, as PDF, Excel or CSV, and upload that."
                            : "This PDF has no amounts of money, so it is a list or a text and no register of payments."
                                    + " Upload the register as PDF, Excel or CSV.");
        }
    }

    static String shortened(String text) {
        return text.length() <= QUOTED_LETTERS ? text : text.substring(0, QUOTED_LETTERS) + "…";
    }
}
