package org.sightline.ingest.column;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.column.value.Amounts;
import org.sightline.ingest.column.value.Dates;
import org.sightline.tabular.Layout;
import org.sightline.tabular.Row;
import org.sightline.tabular.TableFile;
import org.sightline.tabular.TotalRow;

/**
 * What only more rows than the sample show: whether a column that is called a key repeats, which of 4/5/2021 is the month,
 * and what parts the cents. All of it is seen in one pass, because a person waits for it.
 */
final class DeepLook {

    /** Read in about a second where rows are short. */
    static final int ROWS = 200_000;

    private static final int FEWEST_FOR_A_KEY = 2;
    private static final int NO_COLUMN = -1;

    private static final long BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;
    private static final char END = '\uffff';

    private final List<Integer> dates = new ArrayList<>();
    private final List<Integer> numbers = new ArrayList<>();
    private final Map<Long, Long> seen = new HashMap<>();
    private final int key;
    private final @Nullable UnreadColumns unread;
    private int rows;
    private int repeats;
    private int dayFirst;
    private int monthFirst;
    private int commas;
    private int points;

    private DeepLook(List<ColumnGuess.Guess> guesses, int key, @Nullable UnreadColumns unread) {
        this.key = key;
        this.unread = unread;
        for (int i = 0; i < guesses.size(); i++) {
            Field field = guesses.get(i).field();
            if (field != null && field.isDate()) {
                dates.add(i);
            } else if (field != null && field.isNumber()) {
                numbers.add(i);
            }
        }
    }

    /**
     * Looks.
     *
     * @param key the column whose repeats are counted; negative for none
     * @param unread sees each row too; null where none does
     * @param most see {@link org.sightline.tabular.Content#open}
     */
    static DeepLook at(
            TableFile file,
            Layout layout,
            List<ColumnGuess.Guess> guesses,
            int key,
            @Nullable UnreadColumns unread,
            long most)
            throws IOException {
        DeepLook look = new DeepLook(guesses, key, unread);
        layout.sample(file, most, ROWS, look::see);
        return look;
    }

    /** Whether the key repeats at most in this share of the rows; a row that is there twice, word for word, is no repeat. */
    boolean repeatsAtMost(double share) {
        return rows >= FEWEST_FOR_A_KEY && repeats <= share * rows;
    }

    Dates.Order dateOrder() {
        return dayFirst > monthFirst ? Dates.Order.DMY : Dates.Order.MDY;
    }

    boolean decimalComma() {
        return commas > points;
    }

    private void see(Row row) {
        rows++;
        if (key > NO_COLUMN) {
            seeKey(row);
        }
        if (unread != null) {
            unread.see(row);
        }
        each(row, dates, value -> {
            Dates.Order order = Dates.order(value);
            dayFirst += order == Dates.Order.DMY ? 1 : 0;
            monthFirst += order == Dates.Order.MDY ? 1 : 0;
        });
        each(row, numbers, value -> {
            Boolean comma = Amounts.decimalComma(value);
            commas += Boolean.TRUE.equals(comma) ? 1 : 0;
            points += Boolean.FALSE.equals(comma) ? 1 : 0;
        });
    }

    private void seeKey(Row row) {
        String value = row.cell(key);
        if (value.isEmpty() && TotalRow.is(row)) {
            return;
        }
        long content = BASIS;
        for (String cell : row.cells()) {
            content = hash(content, cell);
        }
        Long before = value.isEmpty() ? null : seen.putIfAbsent(hash(BASIS, value), content);
        repeats += value.isEmpty() || (before != null && before != content) ? 1 : 0;
    }

    private static void each(Row row, List<Integer> columns, Consumer<String> look) {
        for (int column : columns) {
            String value = row.cell(column);
            if (!value.isEmpty()) {
                look.accept(value);
            }
        }
    }

    /** FNV-1a of a text and of an end, after what came before. */
    private static long hash(long before, String text) {
        long hash = before;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        return (hash ^ END) * PRIME;
    }
}
