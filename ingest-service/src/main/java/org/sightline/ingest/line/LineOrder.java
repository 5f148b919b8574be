package org.sightline.ingest.line;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.request.Values;
import org.sightline.kit.sql.Row;

/**
 * In which order lines are listed. Lines of one day follow in the order in which they were stored first, or against it where
 * the latest come first; lines of one amount by id. A line without a date is older than all others, and one without an
 * amount counts as 0.
 */
enum LineOrder {
    NEWEST(
            "-date",
            "and (%1$s, load_order) < (cast(:place as date), cast(:among as bigint))",
            "order by %1$s desc, load_order desc limit :most"),
    OLDEST(
            "date",
            "and (%1$s, load_order) > (cast(:place as date), cast(:among as bigint))",
            "order by %1$s, load_order limit :most"),
    LARGEST(
            "-amount",
            "and (coalesce(amount, 0) < cast(:place as numeric)"
                    + " or (coalesce(amount, 0) = cast(:place as numeric) and id > cast(:among as uuid)))",
            "order by coalesce(amount, 0) desc, id limit :most"),
    SMALLEST(
            "amount",
            "and (coalesce(amount, 0) > cast(:place as numeric)"
                    + " or (coalesce(amount, 0) = cast(:place as numeric) and id > cast(:among as uuid)))",
            "order by coalesce(amount, 0), id limit :most");

    /** More digits than any amount has; numbers of a million digits are short to write and long to read. */
    private static final int MOST_DIGITS = 30;

    private final String word;
    private final String after;
    private final String order;

    LineOrder(String word, String after, String order) {
        this.word = word;
        this.after = after;
        this.order = order;
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

    /**
     * The end of a statement that lists the first lines, with {@code :most}; {@code %1$s} stands for the day.
     */
    String first() {
        return order;
    }

    /** The same for the lines after a place, with {@code :place} and {@code :among} besides. */
    String next() {
        return after + "\n" + order;
    }

    /** What a row is sorted by. */
    String value(Row row) {
        return isByDay()
                ? Objects.requireNonNull(row.day("day")).toString()
                : Objects.requireNonNullElse(row.plainDecimal("amount"), "0");
    }

    /** Where a row stands among those that are sorted by the same value. */
    String among(Row row) {
        return isByDay()
                ? Long.toString(row.number("load_order"))
                : row.requiredUuid("id").toString();
    }

    /**
     * What a cursor says of the place.
     *
     * @throws IllegalArgumentException or {@link java.time.DateTimeException} where it is no value of this order
     */
    String read(String text) {
        return isByDay() ? LocalDate.parse(text).toString() : number(new BigDecimal(text));
    }

    /**
     * What a cursor says of the place among lines that are sorted by the same value.
     *
     * @throws IllegalArgumentException where this order has no such place
     */
    String readAmong(String text) {
        return isByDay()
                ? Long.toString(Long.parseLong(text))
                : UUID.fromString(text).toString();
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
