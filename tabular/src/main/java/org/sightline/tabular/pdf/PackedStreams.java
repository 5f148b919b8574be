package org.sightline.tabular.pdf;

import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.sightline.tabular.UnreadableFile;

/** The packed parts of a PDF, looked at before a library unpacks them into memory. */
final class PackedStreams {

    /** Of all parts together, unpacked; a register of 57 pages has 1 MB. */
    static final long MOST_BYTES = 256L << 20;

    private static final byte[] STREAM = "stream".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "endstream".getBytes(StandardCharsets.US_ASCII);
    /** So many bytes before the word are its description. */
    private static final int DESCRIPTION = 512;

    private PackedStreams() {}

    /**
     * Lets a file pass whose parts are small, unpacked.
     *
     * @throws UnreadableFile where they are not, or are packed twice
     */
    static void requireSmall(byte[] file) {
        long all = 0;
        for (int at = indexOf(file, STREAM, 0); at >= 0; at = indexOf(file, STREAM, at + 1)) {
            if (at >= 3 && file[at - 1] == 'd' && file[at - 2] == 'n' && file[at - 3] == 'e') {
                continue;
            }
            int start = Math.max(0, at - DESCRIPTION);
            String description = new String(file, start, at - start, StandardCharsets.ISO_8859_1);
            description = description.substring(Math.max(0, description.lastIndexOf("obj")));
            int flate = description.indexOf("FlateDecode");
            if (flate >= 0 && description.indexOf("FlateDecode", flate + 1) >= 0) {
                throw tooLarge();
            }
            int end = indexOf(file, END, at);
            all += unpacked(file, at + STREAM.length, end < 0 ? file.length : end, MOST_BYTES - all);
            if (all >= MOST_BYTES) {
                throw tooLarge();
            }
        }
    }

    /** How many bytes a part has, unpacked, at most so many; 0 where it is not packed. */
    private static long unpacked(byte[] file, int from, int to, long most) {
        int start = from;
        while (start < to && (file[start] == '\r' || file[start] == '\n')) {
            start++;
        }
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(file, start, to - start);
            byte[] buffer = new byte[1 << 16];
            long all = 0;
            int some = inflater.inflate(buffer);
            while (some > 0 && all < most) {
                all += some;
                some = inflater.inflate(buffer);
            }
            return all;
        } catch (DataFormatException notPacked) {
            return 0;
        } finally {
            inflater.end();
        }
    }

    private static int indexOf(byte[] bytes, byte[] word, int from) {
        for (int at = from; at <= bytes.length - word.length; at++) {
            int same = 0;
            while (same < word.length && bytes[at + same] == word[same]) {
                same++;
            }
            if (same == word.length) {
                return at;
            }
        }
        return -1;
    }

    private static UnreadableFile tooLarge() {
        return new UnreadableFile(
                "too_large",
                "The PDF unpacks to more than " + (MOST_BYTES >> 20)
                        + " MB, or is packed twice, which no register is. Save it again and upload that.");
    }
}
