package org.sightline.ingest.column;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.listed.ListedMakers;
import org.sightline.ingest.personal.PersonalText;
import org.sightline.tabular.Row;

/**
 * Listed makers in columns in which nobody would find them: those that are left out, and those that are read as something
 * else than the purchase. A maker that is found in what is read of the same row is not lost, and not counted. For one thread.
 */
public final class UnreadColumns {

    /** In these matching-service looks itself. */
    private static final Set<Field> SCREENED =
            EnumSet.of(Field.VENDOR, Field.DESCRIPTION, Field.DESCRIPTION2, Field.MANUFACTURER, Field.MODEL);

    /** Numbers of papers, and days, look like models at times: in these only what is a sure match counts. */
    private static final Set<Field> NUMBERS = EnumSet.of(
            Field.SOURCE_KEY,
            Field.DOCUMENT_NUMBER,
            Field.ORDER_NUMBER,
            Field.LINE_NUMBER,
            Field.ORDER_DATE,
            Field.PAYMENT_DATE,
            Field.END_DATE);

    private static final int EXAMPLES = 3;
    private static final int LONGEST_EXAMPLE = 80;

    /** Rows of a column in which names are counted; that there are so many is enough to ask. */
    private static final int MOST_ROWS = 1_000;

    /** Characters of a cell that are looked at. */
    private static final int LONGEST_CELL = 2_000;

    private static final int FEWEST_LETTERS = 2;
    private static final int REMEMBERED = 20_000;
    private static final int LONGEST_REMEMBERED = 60;

    private final List<String> headers;
    private final List<@Nullable Field> fields;
    private final List<Integer> looked = new ArrayList<>();
    private final Map<Integer, Listed> found = new TreeMap<>();
    private final Map<String, Set<String>> known = new HashMap<>();

    /**
     * Listed makers in a column of which nothing is screened.
     *
     * @param rows that name one and say it nowhere else
     * @param makers their short names
     * @param examples cells, the first of the file
     */
    @Schema(name = "ListedInColumn", description = "Listed makers in a column of which nothing would be found.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Listed(
            @Schema(required = true, description = "Rows that name one and say it nowhere else; counted to 1,000")
            int rows,

            @Schema(required = true, description = "Short names of the makers")
            List<String> makers,

            @Schema(required = true, description = "Up to three cells")
            List<String> examples) {

        private static final Listed NONE = new Listed(0, List.of(), List.of());

        private Listed with(String cell, Set<String> named) {
            Set<String> both = new LinkedHashSet<>(makers);
            both.addAll(named);
            Set<String> shown = new LinkedHashSet<>(examples);
            if (shown.size() < EXAMPLES) {
                String masked = PersonalText.withoutNames(cell);
                shown.add(masked.length() <= LONGEST_EXAMPLE ? masked : masked.substring(0, LONGEST_EXAMPLE) + "…");
            }
            return new Listed(rows + 1, List.copyOf(both), List.copyOf(shown));
        }
    }

    private UnreadColumns(List<String> headers, List<@Nullable Field> fields) {
        this.headers = headers;
        this.fields = fields;
    }

    /**
     * Those of a file, but for columns that a person has settled.
     *
     * @param fields for each column its field; null where it is left out
     */
    static UnreadColumns of(List<String> headers, List<@Nullable Field> fields, Profile profile) {
        UnreadColumns columns = new UnreadColumns(headers, fields);
        for (int i = 0; i < headers.size(); i++) {
            Field field = i < fields.size() ? fields.get(i) : null;
            boolean screened = field != null && SCREENED.contains(field);
            if (!screened && !ColumnGuess.isOurOwn(headers.get(i)) && !profile.settles(headers.get(i))) {
                columns.looked.add(i);
            }
        }
        return columns;
    }

    /** Those of a file that is loaded as this mapping says. */
    public static UnreadColumns of(List<String> headers, Mapping mapping) {
        List<Integer> settled = mapping.settled() == null ? List.of() : mapping.settled();
        return of(
                headers,
                mapping.fields(),
                Profile.EMPTY.withSettled(settled.stream().map(headers::get).collect(Collectors.toSet())));
    }

    /** Looks at a row as it stands in the file. */
    public void see(Row row) {
        for (int column : looked) {
            String cell = row.cell(column);
            if (hasLetters(cell) && found.getOrDefault(column, Listed.NONE).rows() < MOST_ROWS) {
                look(row, column, cell.length() <= LONGEST_CELL ? cell : cell.substring(0, LONGEST_CELL));
            }
        }
    }

    private void look(Row row, int column, String cell) {
        String beside = text(row, Field.DESCRIPTION);
        Set<String> named = isNumber(column) ? ListedMakers.surelyIn(cell) : named(cell, beside);
        if (named.isEmpty()) {
            return;
        }
        Set<String> lost = new LinkedHashSet<>(named);
        lost.removeAll(ListedMakers.ofLine(
                text(row, Field.VENDOR), texts(row), text(row, Field.MANUFACTURER), text(row, Field.MODEL)));
        if (!lost.isEmpty()) {
            found.merge(column, Listed.NONE.with(cell, lost), (before, one) -> before.with(cell, lost));
        }
    }

    private boolean isNumber(int column) {
        Field field = column < fields.size() ? fields.get(column) : null;
        return field != null && NUMBERS.contains(field);
    }

    private Set<String> named(String cell, @Nullable String beside) {
        Set<String> named = cell.length() <= LONGEST_REMEMBERED ? remembered(cell) : ListedMakers.in(cell);
        return named.isEmpty() ? ListedMakers.asModel(cell, beside) : named;
    }

    /** What a cell says by itself: what stands beside it is another thing in each row. */
    private Set<String> remembered(String cell) {
        if (known.size() >= REMEMBERED) {
            known.clear();
        }
        return known.computeIfAbsent(cell, ListedMakers::in);
    }

    private @Nullable String text(Row row, Field field) {
        int place = fields.indexOf(field);
        return place < 0 || row.cell(place).isEmpty() ? null : row.cell(place);
    }

    /** All that is read as the description. */
    private @Nullable String texts(Row row) {
        StringBuilder texts = new StringBuilder();
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i) == Field.DESCRIPTION || fields.get(i) == Field.DESCRIPTION2) {
                texts.append(row.cell(i)).append(" / ");
            }
        }
        return texts.isEmpty() ? null : texts.toString();
    }

    private static boolean hasLetters(String cell) {
        int letters = 0;
        for (int i = 0; i < cell.length() && letters < FEWEST_LETTERS; i++) {
            letters += Character.isLetter(cell.charAt(i)) ? 1 : 0;
        }
        return letters >= FEWEST_LETTERS;
    }

    /** What was found, by the columns' places from 0. */
    Map<Integer, Listed> found() {
        return found;
    }

    /** What a person must say before the file is read, one sentence part a column. */
    List<String> questions() {
        return found.entrySet().stream()
                .map(entry -> "what the column \"" + headers.get(entry.getKey()) + "\" is (" + said(entry.getKey())
                        + "): it names " + described(entry.getValue()))
                .toList();
    }

    /** What people are told where names came up behind the rows that were asked about; empty where none did. */
    public String words() {
        return found.entrySet().stream()
                .map(entry -> "The column \"" + headers.get(entry.getKey()) + "\" (" + said(entry.getKey()) + ") names "
                        + described(entry.getValue())
                        + ". None of it is found so: take the import back, say what the column is, and load it again.")
                .collect(Collectors.joining(" "));
    }

    private String said(int column) {
        Field field = column < fields.size() ? fields.get(column) : null;
        return field == null || field == Field.IGNORE ? "it is left out" : "it is read as the " + field.words();
    }

    private static String described(Listed listed) {
        return String.join(", ", listed.makers()) + " in " + (listed.rows() >= MOST_ROWS ? "at least " : "")
                + (listed.rows() == 1 ? "one row" : listed.rows() + " rows") + ", such as "
                + listed.examples().stream()
                        .map(example -> "\"" + example + "\"")
                        .collect(Collectors.joining(", "));
    }
}
