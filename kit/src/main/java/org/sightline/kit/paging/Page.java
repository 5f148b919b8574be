package org.sightline.kit.paging;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.problem.Problem;

/**
 * Some rows of a list, and how to get the next ones.
 *
 * @param items never null
 * @param nextCursor null on the last page
 * @param total how many rows the whole filtered list has; null where it was not counted
 */
public record Page<T>(
        List<T> items,
        @Nullable String nextCursor,
        @Nullable Long total) {

    /** The most rows that one page holds. */
    public static final int MOST = 1000;

    /**
     * A limit that is asked for, and no more than {@value #MOST}; 50 where none is asked for.
     *
     * @throws Problem 422 where it is less than one
     */
    public static int limit(@Nullable Integer asked) {
        if (asked != null && asked < 1) {
            throw Problem.invalid("limit", "too-small", "Give limit as a whole number from 1 to " + MOST + ".");
        }
        return asked == null ? 50 : Math.min(MOST, asked);
    }

    /** Reads a list from the newest on. */
    public interface Newest<T> {

        /**
         * Rows in their order.
         *
         * @param before the moment of the row after which they come, and {@code after} its id; null from the start
         */
        List<T> read(@Nullable Instant before, @Nullable UUID after, int most);
    }

    /**
     * A page of a list that is sorted by a moment, the newest first, and then by id.
     *
     * @param asked how many rows, null for 50
     * @param at a row's moment
     * @param id a row's id
     */
    public static <T> Page<T> newest(
            BoundCursor cursors,
            @Nullable String cursor,
            @Nullable Integer asked,
            Newest<T> list,
            Function<T, Instant> at,
            Function<T, UUID> id) {
        int limit = limit(asked);
        BoundCursor.Place from = cursors.read(cursor, 2);
        List<T> read =
                from == null ? list.read(null, null, limit + 1) : list.read(from.instant(0), from.uuid(1), limit + 1);
        return cut(read, limit, last -> cursors.after(at.apply(last), id.apply(last)), null);
    }

    /**
     * Cuts what was read (one row more than the limit, to know whether there is more) into a page.
     *
     * @param cursor makes the cursor from the last row shown
     */
    public static <T> Page<T> cut(List<T> read, int limit, Function<T, String> cursor, @Nullable Long total) {
        if (read.size() <= limit) {
            return new Page<>(List.copyOf(read), null, total);
        }
        List<T> shown = List.copyOf(read.subList(0, limit));
        return new Page<>(shown, cursor.apply(shown.get(limit - 1)), total);
    }
}
