package org.sightline.kit.bounds;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a UTF-8 stream, of which none is ever longer in memory than it may be. What a longer line has more is
 * read and forgotten. For one thread.
 */
public final class BoundedLines implements AutoCloseable {

    private static final int BUFFER = 8 * 1024;
    private static final int END = -1;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private final byte[] line;
    private int at;
    private int filled;

    /** @param mostBytes of one line, without its end */
    public BoundedLines(InputStream in, int mostBytes) {
        this.in = in;
        this.line = new byte[mostBytes];
    }

    /**
     * A line.
     *
     * @param text null where the line is too long
     */
    public record Line(@Nullable String text) {}

    /** The next line; null after the last. */
    public @Nullable Line next() throws IOException {
        int length = 0;
        int read = read();
        if (read == END) {
            return null;
        }
        boolean tooLong = false;
        while (read != END && read != '\n') {
            if (length == line.length) {
                tooLong = true;
            } else {
                line[length++] = (byte) read;
            }
            read = read();
        }
        return new Line(tooLong ? null : text(length));
    }

    private String text(int length) {
        int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        return new String(line, 0, end, StandardCharsets.UTF_8);
    }

    private int read() throws IOException {
        if (at == filled) {
            filled = in.read(buffer, 0, buffer.length);
            at = 0;
            if (filled <= 0) {
                filled = 0;
                return END;
            }
        }
        return buffer[at++] & 0xFF;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
