package org.sightline.gateway.view;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.paging.BoundCursor;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.sql.Row;

/**
 * The order of a list, and where in it the next page begins. Rows with the same value are ordered by their id.
 *
 * @param asked as the client says it, such as {@code -date}
 * @param down whether the column's largest value comes first
 */
public record Sorting(String asked, Column column, boolean down) {

    /** What a column holds, and how a cursor writes it. */
    public enum Type {
        TEXT(row -> row.requiredText("sort_value"), text -> text),
        DAY(row -> row.requiredText("sort_value"), LocalDate::parse),
        INSTANT(row -> row.requiredInstant("sort_value").toString(), Instant::parse),
        DECIMAL(row -> String.valueOf(row.plainDecimal("sort_value")), BigDecimal::new),
        INTEGER(row -> row.requiredText("sort_value"), Integer::valueOf);

        private final Row.Reader<String> written;
        private final Function<String, Object> read;

        Type(Row.Reader<String> written, Function<String, Object> read) {
            this.written = written;
            this.read = read;
        }
    }

    /**
     * A column that a list can be sorted by.
     *
     * @param name for clients
     * @param sql for the statement
     * @param largestFirst whether its usual order begins with the largest value
     */
    public record Column(String name, String sql, Type type, boolean largestFirst) {

        public Column(String name, String sql, Type type) {
            this(name, sql, type, false);
        }
    }

    /**
     * The order that is asked for.
     *
     * @param asked null or blank for the usual one
     * @throws Problem 422 where it is none of the columns
     */
    public static Sorting of(@Nullable String asked, String usual, List<Column> columns) {
        String order = asked == null || asked.isBlank() ? usual : asked;
        String name = order.startsWith("-") ? order.substring(1) : order;
        return columns.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .map(column -> new Sorting(order, column, order.startsWith("-") != column.largestFirst()))
                .orElseThrow(() -> Problem.invalid(
                        "sort",
                        "unknown-sort",
                        "Sort by "
                                + columns.stream().map(Column::name).collect(Collectors.joining(", "))
                                + "; a minus sign in front turns the order around."));
    }

    /** The columns of {@code order by}. */
    public String order(String id) {
        String direction = down ? " desc" : "";
        return column.sql() + direction + ", " + id + direction;
    }

    /** The sort value of a row, for the cursor; the statement gives it as {@code sort_value}. */
    public String value(Row row) {
        return column.type().written.read(row);
    }

    /**
     * The cursors of a list in this order.
     *
     * @param list its name
     * @param filter what it holds
     */
    public BoundCursor cursors(String list, Conditions... filter) {
        return BoundCursor.to(list, asked, List.of(filter));
    }

    /**
     * Leaves out the rows of the pages before.
     *
     * @param cursors those of the list
     * @param cursor null on the first page
     * @throws Problem 400 where the cursor is not one of this list with this filter in this order
     */
    public void after(BoundCursor cursors, @Nullable String cursor, String id, Conditions conditions) {
        BoundCursor.Place place = cursors.read(cursor, 2);
        if (place != null) {
            conditions
                    .and("(" + column.sql() + ", " + id + ") " + (down ? "<" : ">") + " (:afterValue, :afterId)")
                    .with("afterValue", place.value(0, column.type().read))
                    .with("afterId", place.uuid(1));
        }
    }
}
