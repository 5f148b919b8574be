package org.sightline.matching.evidence;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Copies a JPEG photo without what it tells of its maker: position, serial numbers, names, and images inside or behind it.
 * What is needed to show it stays, and of the rest only how it is turned and when it was taken. The picture itself is copied
 * as it is, bit by bit.
 */
final class JpegPhoto {

    private static final int START = 0xD8;
    private static final int END = 0xD9;
    private static final int SCAN = 0xDA;
    private static final int FIRST_RESTART = 0xD0;
    private static final int LAST_RESTART = 0xD7;
    private static final int EXIF = 0xE1;
    private static final int COLORS = 0xE2;
    private static final int ADOBE = 0xEE;
    private static final int FIRST_APPLICATION = 0xE0;
    private static final int LAST_APPLICATION = 0xEF;
    private static final int COMMENT = 0xFE;

    private final DataInputStream in;
    private final DataOutputStream out;

    private JpegPhoto(InputStream in, OutputStream out) {
        this.in = new DataInputStream(new BufferedInputStream(in));
        this.out = new DataOutputStream(out);
    }

    /**
     * Copies it.
     *
     * @throws IOException where it is no whole JPEG photo
     */
    static void copyReduced(InputStream in, OutputStream out) throws IOException {
        new JpegPhoto(in, out).copy();
    }

    private void copy() throws IOException {
        if (marker() != START) {
            throw new EOFException("It does not begin as a JPEG photo");
        }
        write(START);
        int marker = marker();
        while (marker != END) {
            marker = part(marker);
        }
        write(END);
        out.flush();
    }

    /** Copies what belongs to a marker, and gives the next one. */
    private int part(int marker) throws IOException {
        byte[] segment = in.readNBytes(length());
        if (marker == EXIF) {
            byte[] kept = ExifTag.reduced(segment);
            if (kept.length > 0) {
                write(EXIF, kept);
            }
        } else if (isKept(marker, segment)) {
            write(marker, segment);
        }
        return marker == SCAN ? picture() : marker();
    }

    /** Only what a viewer needs for the colors, of all that programs put in for themselves. */
    private static boolean isKept(int marker, byte[] segment) {
        if (marker == COLORS) {
            return new String(segment, StandardCharsets.ISO_8859_1).startsWith("ICC_PROFILE\0");
        }
        boolean ofPrograms = marker > FIRST_APPLICATION && marker <= LAST_APPLICATION && marker != ADOBE;
        return !ofPrograms && marker != COMMENT;
    }

    private int length() throws IOException {
        int length = in.readUnsignedShort() - 2;
        if (length < 0) {
            throw new EOFException("A segment has no length");
        }
        return length;
    }

    /** The next marker, which begins with as many 0xFF as it likes. */
    private int marker() throws IOException {
        if (in.readUnsignedByte() != 0xFF) {
            throw new EOFException("A marker is missing");
        }
        return filled();
    }

    private int filled() throws IOException {
        int code = in.readUnsignedByte();
        while (code == 0xFF) {
            code = in.readUnsignedByte();
        }
        return code;
    }

    /** Copies the picture up to the next marker, and gives that. */
    private int picture() throws IOException {
        while (true) {
            int one = in.readUnsignedByte();
            if (one != 0xFF) {
                out.write(one);
                continue;
            }
            int code = filled();
            boolean inside = code == 0 || code >= FIRST_RESTART && code <= LAST_RESTART;
            if (!inside) {
                return code;
            }
            write(code);
        }
    }

    private void write(int marker) throws IOException {
        out.write(0xFF);
        out.write(marker);
    }

    private void write(int marker, byte[] segment) throws IOException {
        write(marker);
        out.writeShort(segment.length + 2);
        out.write(segment);
    }
}
