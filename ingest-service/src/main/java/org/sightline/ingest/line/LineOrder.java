package org.sightline.ingest.line;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.request.Values;
import org.sightline.kit.sql.Row;

/**
 * In which order lines are listed; lines that are equal in it follow by id. A line without a date is older than all others,
 * and one without an amount counts as 0.
 */
enum LineOrder {
    NEWEST("-date", """
              and (cast(:place as date) is null or day < cast(:place as date)
                or (day = cast(:place as date) and id > :id))
            order by day desc, id limit :most"""),
    OLDEST("date", """
              and (cast(:place as date) is null or day > cast(:place as date)
                or (day = cast(:place as date) and id > :id))
            order by day, id limit :most"""),
    LARGEST("-amount", """
              and (cast(:place as numeric) is null or coalesce(amount, 0) < cast(:place as numeric)
                or (coalesce(amount, 0) = cast(:place as numeric) and id > :id))
            order by coalesce(amount, 0) desc, id limit :most"""),
    SMALLEST("amount", """
              and (cast(:place as numeric) is null or coalesce(amount, 0) > cast(:place as numeric)
                or (coalesce(amount, 0) = cast(:place as numeric) and id > :id))
            order by coalesce(amount, 0), id limit :most""");

    /** More digits than any amount has; numbers of a million digits are short to write and long to read. */
    private static final int MOST_DIGITS = 30;

    private final String word;
    private final String sql;

    LineOrder(String word, String sql) {
        this.word = word;
        this.sql = sql;
    }

    /**
     * The order of this name.
     *
     * @param word as in the address; null for the newest first
     * @throws org.sightline.kit.problem.Problem 422 where it is none
     */
    static LineOrder of(@Nullable String word) {
        List<String> words = Arrays.stream(values()).map(order -> order.word).toList();
        Values.require("sort", word, words);
        return word == null ? NEWEST : values()[words.indexOf(word)];
    }

    /** Where to go on, and the order: the end of a statement, with {@code :place}, {@code :id} and {@code :most}. */
    String sql() {
        return sql;
    }

    /** What a row is sorted by. */
    String value(Row row) {
        return isByDay()
                ? Objects.requireNonNull(row.day("day")).toString()
                : Objects.requireNonNullElse(row.plainDecimal("amount"), "0");
    }

    /**
     * What a cursor says of the place.
     *
     * @throws IllegalArgumentException or {@link java.time.DateTimeException} where it is no value of this order
     */
    String read(String text) {
        return isByDay() ? LocalDate.parse(text).toString() : number(new BigDecimal(text));
    }

    private boolean isByDay() {
        return this == NEWEST || this == OLDEST;
    }

    /** The number in full. */
    private static String number(BigDecimal number) {
        if (!isShort(number)) {
            throw new IllegalArgumentException("No amount has so many digits");
        }
        return number.toPlainString();
    }

    /** Whether a number has no more digits than an amount can have. */
    static boolean isShort(BigDecimal number) {
        return Math.abs((long) number.scale()) <= MOST_DIGITS && number.precision() <= MOST_DIGITS;
    }
}
