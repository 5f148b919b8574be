package org.sightline.kit.paging;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.digest.Sha256;
import org.sightline.kit.problem.Problem;

/** Cursors of one list with one filter and order: a cursor of another list, or with another filter, is refused. */
public final class BoundCursor {

    private static final int MARK_LENGTH = 12;

    private final String mark;

    private BoundCursor(String mark) {
        this.mark = mark;
    }

    /**
     * The cursors of a list.
     *
     * @param list its name
     * @param filter whatever decides what the list holds and how it is sorted; each needs a {@code toString} that says it
     *     whole, as records have
     */
    public static BoundCursor to(String list, @Nullable Object... filter) {
        return new BoundCursor(Sha256.hex(list + Arrays.toString(filter)).substring(0, MARK_LENGTH));
    }

    /** What to give the client: the place after the row with these sort values. */
    public String after(Object... values) {
        Object[] marked = new Object[values.length + 1];
        marked[0] = mark;
        System.arraycopy(values, 0, marked, 1, values.length);
        return Cursor.of(marked);
    }

    /**
     * What the client gave back.
     *
     * @param parts how many values the list sorts by
     * @return null where there is no cursor
     * @throws Problem 400 where it is not one of this list with this filter
     */
    public @Nullable Place read(@Nullable String cursor, int parts) {
        List<String> values = Cursor.read(cursor, parts + 1);
        if (values == null) {
            return null;
        }
        if (!values.get(0).equals(mark)) {
            throw Cursor.foreign();
        }
        return new Place(values.subList(1, values.size()));
    }

    /** The sort values of the last row given. Each is read from 0; what cannot be read is a damaged cursor (400). */
    public record Place(List<String> values) {

        public String text(int part) {
            return values.get(part);
        }

        public UUID uuid(int part) {
            return value(part, UUID::fromString);
        }

        public long number(int part) {
            return value(part, Long::parseLong);
        }

        public LocalDate day(int part) {
            return value(part, LocalDate::parse);
        }

        public Instant instant(int part) {
            return value(part, Instant::parse);
        }

        /** A value of another kind; the reader throws where the text is none. */
        public <T> T value(int part, Function<String, T> reader) {
            try {
                return reader.apply(values.get(part));
            } catch (IllegalArgumentException | DateTimeException damaged) {
                throw Cursor.foreign();
            }
        }
    }
}
