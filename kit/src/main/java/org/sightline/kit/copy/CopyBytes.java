package org.sightline.kit.copy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The bytes of a binary COPY, as PostgreSQL's manual describes them under COPY, "Binary Format". */
final class CopyBytes {

    private static final byte[] HEADER = "PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int LAST_ASCII = 0x7f;

    private byte[] bytes;
    private int size;

    CopyBytes(int expected) {
        bytes = new byte[Math.max(expected, HEADER.length)];
        bytes(HEADER);
    }

    void beginRow(int columns) {
        int2(columns);
    }

    /** A value with its length before it; null is a length of -1. */
    void value(CopyType type, @Nullable Object value) {
        if (value == null) {
            int4(-1);
            return;
        }
        int start = size;
        int4(0);
        type.write(this, value);
        put(start, size - start - Integer.BYTES);
    }

    void end() {
        int2(-1);
    }

    InputStream asStream() {
        return new ByteArrayInputStream(bytes, 0, size);
    }

    void int1(int value) {
        room(1);
        bytes[size++] = (byte) value;
    }

    void int2(int value) {
        room(Short.BYTES);
        bytes[size++] = (byte) (value >> 8);
        bytes[size++] = (byte) value;
    }

    void int4(int value) {
        room(Integer.BYTES);
        put(size, value);
        size += Integer.BYTES;
    }

    void int8(long value) {
        int4((int) (value >> 32));
        int4((int) value);
    }

    void bytes(byte[] value) {
        room(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
    }

    /**
     * Text in UTF-8.
     *
     * @throws IllegalArgumentException where it has a NUL character
     */
    void text(String text) {
        if (text.indexOf(0) >= 0) {
            throw new IllegalArgumentException("A field holds a NUL character, which the database cannot keep");
        }
        if (!ascii(text)) {
            bytes(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Most texts are ASCII, and need no copy of their own. */
    private boolean ascii(String text) {
        int length = text.length();
        room(length);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c > LAST_ASCII) {
                return false;
            }
            bytes[size + i] = (byte) c;
        }
        size += length;
        return true;
    }

    private void put(int at, int value) {
        bytes[at] = (byte) (value >> 24);
        bytes[at + 1] = (byte) (value >> 16);
        bytes[at + 2] = (byte) (value >> 8);
        bytes[at + 3] = (byte) value;
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
