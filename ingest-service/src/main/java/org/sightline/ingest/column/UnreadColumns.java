package org.sightline.ingest.column;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.EnumSet;
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
    private static final char LAST_OF_ASCII = 0x7F;

    /** Two to the power of so many different cells are remembered: categories, funds and names of bodies come again. */
    private static final int REMEMBERED_BITS = 12;

    /** Spreads hashes of texts that differ little. */
    private static final int SPREAD = 0x9E3779B9;

    private final List<String> headers;
    private final List<@Nullable Field> fields;
    private final List<Integer> looked = new ArrayList<>();
    private final Map<Integer, Listed> found = new TreeMap<>();
    private int seenBefore;
    private final @Nullable Seen[] seen = new Seen[1 << REMEMBERED_BITS];

    /**
     * What a cell says by itself.
     *
     * @param isPlain whether it names no maker, whatever stands beside it
     */
    private record Seen(String cell, Set<String> named, boolean isPlain) {}

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

    /**
     * Those of a file that is loaded as this mapping says. Rows that were looked at before it was loaded, by the watchlist that is
     * in use now, are not looked at again.
     */
    public static UnreadColumns of(List<String> headers, Mapping mapping) {
        List<Integer> settled = mapping.settled() == null ? List.of() : mapping.settled();
        UnreadColumns columns = of(
                headers,
                mapping.fields(),
                Profile.EMPTY.withSettled(settled.stream().map(headers::get).collect(Collectors.toSet())));
        if (mapping.screened() != null && ListedMakers.version().equals(mapping.watchlist())) {
            columns.seenBefore = mapping.screened();
        }
        return columns;
    }

    /** Looks at the next row as it stands in the file; it is not blank. */
    public void see(Row row) {
        if (seenBefore > 0) {
            seenBefore--;
            return;
        }
        for (int column : looked) {
            String cell = row.cell(column);
            if (hasLetters(cell) && found.getOrDefault(column, Listed.NONE).rows() < MOST_ROWS) {
                Seen said = seen(cell.length() <= LONGEST_CELL ? cell : cell.substring(0, LONGEST_CELL));
                if (!said.isPlain()) {
                    look(row, column, said);
                }
            }
        }
    }

    private void look(Row row, int column, Seen said) {
        Set<String> named = isNumber(column) ? surely(said) : named(said, text(row, Field.DESCRIPTION));
        if (named.isEmpty()) {
            return;
        }
        Set<String> lost = new LinkedHashSet<>(named);
        lost.removeAll(ListedMakers.ofLine(
                text(row, Field.VENDOR), texts(row), text(row, Field.MANUFACTURER), text(row, Field.MODEL)));
        if (!lost.isEmpty()) {
            found.merge(column, Listed.NONE.with(said.cell(), lost), (before, one) -> before.with(said.cell(), lost));
        }
    }

    private boolean isNumber(int column) {
        return isNumber(column, fields);
    }

    private static boolean isNumber(int column, List<@Nullable Field> fields) {
        Field field = column < fields.size() ? fields.get(column) : null;
        return field != null && NUMBERS.contains(field);
    }

    private static Set<String> surely(Seen said) {
        return said.named().isEmpty() ? Set.of() : ListedMakers.surelyIn(said.cell());
    }

    private static Set<String> named(Seen said, @Nullable String beside) {
        return said.named().isEmpty() ? ListedMakers.asModel(said.cell(), beside) : said.named();
    }

    /** What a cell says by itself: what stands beside it is another thing in each row. */
    private Seen seen(String cell) {
        int place = cell.hashCode() * SPREAD >>> Integer.SIZE - REMEMBERED_BITS;
        Seen before = seen[place];
        if (before != null && before.cell().equals(cell)) {
            return before;
        }
        Set<String> named = ListedMakers.in(cell);
        Seen now = new Seen(cell, named, named.isEmpty() && !ListedMakers.isLikeAModel(cell));
        seen[place] = now;
        return now;
    }

    /** Whether a file that is loaded with these fields is looked at as it was here, so that no row need be looked at twice. */
    boolean looksAs(List<@Nullable Field> later) {
        return looked.stream().allMatch(column -> isNumber(column) == isNumber(column, later));
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
            char c = cell.charAt(i);
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            letters += plain || c > LAST_OF_ASCII && Character.isLetter(c) ? 1 : 0;
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
