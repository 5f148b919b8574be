package org.sightline.matching.sheet;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.problem.Problem;
import org.sightline.matching.sheet.GoodsReading.WrongRow;

/**
 * A list of approved goods as a table, CSV or XLSX: {@code maker, goods} and, where they are there, {@code from} (first day on
 * the list) and {@code until} (first day off it) or {@code to} (last day on it).
 *
 * @param rows that say which goods, from when and until when
 * @param wrong rows that do not
 */
record GoodsFile(List<Goods> rows, List<WrongRow> wrong) {

    /** The most rows of a list that are read at once. */
    static final int MOST_GOODS = 500;

    /** The most bytes of a list, once it is unpacked. */
    static final int MOST_LIST_BYTES = 4 * 1024 * 1024;

    /** The most characters of a maker's name, and of that of its goods. */
    private static final int LONGEST_NAME = 200;

    /** What other words a list may have at the head of a column; without spaces. */
    private static final Map<String, String> CALLED = Map.ofEntries(
            Map.entry("manufacturer", "maker"),
            Map.entry("company", "maker"),
            Map.entry("vendor", "maker"),
            Map.entry("model", "goods"),
            Map.entry("product", "goods"),
            Map.entry("system", "goods"),
            Map.entry("platform", "goods"),
            Map.entry("firstday", "from"),
            Map.entry("lastday", "to"));

    private static final Set<String> COLUMNS = Set.of("maker", "goods", "from", "until", "to");

    /** With these a spreadsheet begins a formula, and no maker its name. */
    private static final Pattern FORMULA = Pattern.compile("[=+@\\-\\t\\r].*", Pattern.DOTALL);

    /** Purchases are searched for these alone. */
    private static final Pattern SEARCHED = Pattern.compile(".*[A-Za-z0-9].*", Pattern.DOTALL);

    /**
     * Goods of a maker, as purchases name both.
     *
     * @param row of the file, from 1
     * @param from first day on the list; null where the row does not say it
     * @param until first day off the list; null where it does not say that they leave it
     */
    record Goods(
            long row,
            String maker,
            String goods,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {

        /** The same for the same goods, however they are written. */
        String key() {
            return key(maker, goods);
        }

        static String key(String maker, String goods) {
            return (maker + "\n" + goods).toUpperCase(Locale.ROOT);
        }
    }

    /**
     * Reads a file.
     *
     * @throws Problem 422 where it is no such table, has no row below its header, or too many
     */
    static GoodsFile read(Path file) {
        GoodsFile read = new GoodsFile(new ArrayList<>(), new ArrayList<>());
        Set<String> named = new HashSet<>();
        new NamedTable(COLUMNS, GoodsFile::column)
                .read(file, MOST_LIST_BYTES, GoodsFile::requireColumns, cells -> read.add(cells, named));
        if (read.rows.isEmpty() && read.wrong.isEmpty()) {
            throw Problem.invalid("file", "no-rows", "The list has no rows below its header.");
        }
        return read;
    }

    private static String column(String header) {
        String name = header.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        return CALLED.getOrDefault(name, name);
    }

    private static void requireColumns(Set<String> columns) {
        if (!columns.contains("maker") || !columns.contains("goods")) {
            throw Problem.invalid(
                    "file",
                    "no-header",
                    "The first rows name no columns for the maker and the goods. Write maker and goods above them, and"
                            + " where the list has days from and until.");
        }
        if (columns.contains("until") && columns.contains("to")) {
            throw Problem.invalid(
                    "file",
                    "two-ends",
                    "The list has a first day off it (until) and a last day on it (to). Leave one of the columns out.");
        }
    }

    private void add(NamedTable.Cells cells, Set<String> named) {
        if (rows.size() + wrong.size() >= MOST_GOODS) {
            throw Problem.invalid(
                    "file", "too-many-rows", "At most " + MOST_GOODS + " goods are read at once. Split the list.");
        }
        List<String> faults = new ArrayList<>();
        String maker = name(cells, "maker", faults);
        String goods = name(cells, "goods", faults);
        LocalDate from = cells.day("from", faults::add);
        LocalDate last = cells.day("to", faults::add);
        LocalDate until = last == null ? cells.day("until", faults::add) : last.plusDays(1);
        if (from != null && until != null && !until.isAfter(from)) {
            faults.add("It leaves the list before it comes onto it.");
        }
        Goods row = new Goods(cells.number(), maker, goods, from, until);
        if (faults.isEmpty() && !named.add(row.key())) {
            faults.add("An earlier row names the same goods. Leave one of them out.");
        }
        if (faults.isEmpty()) {
            rows.add(row);
        } else {
            wrong.add(new WrongRow(row.row(), String.join(" ", faults)));
        }
    }

    private static String name(NamedTable.Cells cells, String column, List<String> faults) {
        String text = cells.orElse(column, "").strip();
        if (text.isEmpty()) {
            faults.add("The column " + column + " is empty.");
        } else if (FORMULA.matcher(text).matches()) {
            faults.add("The column " + column + " begins as a formula of a spreadsheet does. Write the name.");
        } else if (!SEARCHED.matcher(text).matches()) {
            faults.add("The column " + column
                    + " has no letter from A to Z and no digit, which purchases are searched for.");
        } else if (text.length() > LONGEST_NAME) {
            faults.add("The column " + column + " has more than " + LONGEST_NAME + " characters.");
        }
        return text;
    }
}
