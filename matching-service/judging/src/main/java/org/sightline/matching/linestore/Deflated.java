package org.sightline.matching.linestore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Bytes that are deflated, with their length before them. */
final class Deflated {

    private static final int SIZE = Integer.BYTES;

    private Deflated() {}

    static byte[] of(byte[] bytes) {
        try (Deflater deflater = new Deflater()) {
            deflater.setInput(bytes);
            deflater.finish();
            byte[] small = ByteBuffer.allocate(SIZE + bytes.length / 2 + 64)
                    .putInt(bytes.length)
                    .array();
            int size = SIZE;
            while (!deflater.finished()) {
                if (size == small.length) {
                    small = Arrays.copyOf(small, 2 * small.length);
                }
                size += deflater.deflate(small, size, small.length - size);
            }
            return Arrays.copyOf(small, size);
        }
    }

    /** What was deflated into these bytes. */
    static byte[] open(byte[] small) {
        try (Inflater inflater = new Inflater()) {
            byte[] bytes = new byte[ByteBuffer.wrap(small).getInt()];
            inflater.setInput(small, SIZE, small.length - SIZE);
            int size = 0;
            int more = 1;
            while (size < bytes.length && more > 0) {
                more = inflater.inflate(bytes, size, bytes.length - size);
                size += more;
            }
            // Only who asks for more has the checksum compared, which stands at the end.
            if (size < bytes.length || inflater.inflate(new byte[1]) > 0 || !inflater.finished()) {
                throw new UncheckedIOException(new IOException("A bundle of lines is cut off or damaged"));
            }
            return bytes;
        } catch (DataFormatException damaged) {
            throw new UncheckedIOException(new IOException("A bundle of lines is damaged", damaged));
        }
    }
}
