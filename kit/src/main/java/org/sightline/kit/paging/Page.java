package org.sightline.kit.paging;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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

    /** A limit that is asked for, brought into 1..{@value #MOST}; 50 where none is asked for. */
    public static int limit(@Nullable Integer asked) {
        return asked == null ? 50 : Math.max(1, Math.min(MOST, asked));
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
