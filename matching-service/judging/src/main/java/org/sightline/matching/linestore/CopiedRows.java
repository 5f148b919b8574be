package org.sightline.matching.linestore;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rows of lines that PostgreSQL gives by COPY in its binary format, one after the other. Each message of the server has
 * whole rows; the first one begins with the header, the last one says that there are no more. For one thread.
 */
final class CopiedRows {

    /** Signature, flags, and the length of an extension, which is empty. */
    private static final int HEADER = 19;

    private static final int DAY_LENGTH = 10;
    private static final long EPOCH = LocalDate.of(2000, 1, 1).toEpochDay();

    /** Before the elements of an array with one dimension, each of which has its length before it. */
    private static final int ARRAY_HEADER = 5 * Integer.BYTES;

    private final int[] starts;
    private final int[] lengths;
    private byte[] bytes = {};
    private int at;
    private boolean begun;

    /** @param fields how many each row has */
    CopiedRows(int fields) {
        starts = new int[fields];
        lengths = new int[fields];
    }

    /** Goes on to the rows of this message. */
    void begin(byte[] message) {
        bytes = message;
        at = begun ? 0 : HEADER;
        begun = true;
    }

    /** Goes on to the next row; says whether there is one in this message. */
    boolean next() {
        if (at + Short.BYTES > bytes.length) {
            return false;
        }
        int fields = (short) ((bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff);
        at += Short.BYTES;
        if (fields < 0) {
            // The end of all rows.
            return false;
        }
        if (fields != starts.length) {
            throw new IllegalStateException("A row has " + fields + " fields, not " + starts.length);
        }
        for (int i = 0; i < fields; i++) {
            lengths[i] = int4(at);
            at += Integer.BYTES;
            starts[i] = at;
            at += Math.max(0, lengths[i]);
        }
        return true;
    }

    private int int4(int from) {
        return bytes[from] << 24
                | (bytes[from + 1] & 0xff) << 16
                | (bytes[from + 2] & 0xff) << 8
                | bytes[from + 3] & 0xff;
    }

    private long int8(int from) {
        return (long) int4(from) << 32 | int4(from + Integer.BYTES) & 0xffff_ffffL;
    }

    boolean isNull(int field) {
        return lengths[field] < 0;
    }

    /** A uuid. */
    UUID id(int field) {
        return new UUID(int8(starts[field]), int8(starts[field] + Long.BYTES));
    }

    /** An array of uuid. */
    List<UUID> ids(int field) {
        List<UUID> ids = new ArrayList<>();
        int end = starts[field] + lengths[field];
        for (int next = starts[field] + ARRAY_HEADER; next < end; next += Integer.BYTES + 2 * Long.BYTES) {
            ids.add(new UUID(int8(next + Integer.BYTES), int8(next + Integer.BYTES + Long.BYTES)));
        }
        return ids;
    }

    /** An array of smallint that are not negative. */
    List<Integer> smallNumbers(int field) {
        List<Integer> numbers = new ArrayList<>();
        int end = starts[field] + lengths[field];
        for (int next = starts[field] + ARRAY_HEADER; next < end; next += Integer.BYTES + Short.BYTES) {
            numbers.add((bytes[next + Integer.BYTES] & 0xff) << 8 | bytes[next + Integer.BYTES + 1] & 0xff);
        }
        return numbers;
    }

    /** A bytea. */
    byte[] bytes(int field) {
        return Arrays.copyOfRange(bytes, starts[field], starts[field] + lengths[field]);
    }

    /** A text; null where there is none. */
    @Nullable
    String text(int field) {
        return isNull(field) ? null : new String(bytes, starts[field], lengths[field], StandardCharsets.UTF_8);
    }

    /** A date; null where there is none. */
    @Nullable
    LocalDate day(int field) {
        return isNull(field) ? null : LocalDate.ofEpochDay(EPOCH + int4(starts[field]));
    }

    /** The day that a text says, as 2021-05-20; null where it says a longer time. */
    @Nullable
    LocalDate writtenDay(int field) {
        int start = starts[field];
        return lengths[field] == DAY_LENGTH
                ? LocalDate.of(number(start, 4), number(start + 5, 2), number(start + 8, 2))
                : null;
    }

    private int number(int from, int digits) {
        int number = 0;
        for (int i = from; i < from + digits; i++) {
            number = number * 10 + bytes[i] - '0';
        }
        return number;
    }
}
