package org.sightline.tabular;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the bytes of a file become letters.
 *
 * @param name as a person would call it: {@code UTF-8}, {@code windows-1252}, {@code UTF-16LE}
 * @param mark how many bytes of byte order mark stand before the text
 */
public record Encoding(String name, int mark) {

    static final Charset WINDOWS = Charset.forName("windows-1252");

    /** Western charsets that windows-1252 contains, and charsets that icu4j guesses wrongly for a few Western bytes. */
    private static final Set<String> NOT_WESTERN = Set.of(
            "Shift_JIS",
            "GB18030",
            "EUC-JP",
            "EUC-KR",
            "Big5",
            "KOI8-R",
            "windows-1251",
            "ISO-8859-5",
            "ISO-8859-7",
            "windows-1253");

    private static final String IN_TEXTS = "\u0001\t\n\u000b\f\r\u001a\u001b\u001c\u001d\u001e\u001f";
    private static final int SURE = 60;
    private static final double MANY_FOREIGN_BYTES = 0.05;

    /** What the first 64 KiB (or all) of a text say. */
    public static Encoding detect(byte[] head) {
        if (starts(head, 0xef, 0xbb, 0xbf)) {
            return new Encoding("UTF-8", 3);
        }
        if (starts(head, 0xff, 0xfe)) {
            return new Encoding("UTF-16LE", 2);
        }
        if (starts(head, 0xfe, 0xff)) {
            return new Encoding("UTF-16BE", 2);
        }
        String unmarked = unmarkedUtf16(head);
        if (unmarked != null) {
            return new Encoding(unmarked, 0);
        }
        return isUtf8(head) ? new Encoding("UTF-8", 0) : new Encoding(eightBit(head), 0);
    }

    /** The letters of a stream that stands at its first byte. */
    public Reader reader(InputStream in) throws IOException {
        in.skipNBytes(mark);
        return name.equals("UTF-8") ? new Utf8OrWindows(in) : new InputStreamReader(in, Charset.forName(name));
    }

    /**
     * Whether there are more than a few bytes that no text has: zeros that are not UTF-16, and control characters other
     * than line ends, tabs, page breaks, escapes and the separators that some exports use.
     */
    static boolean looksBinary(byte[] start) {
        boolean marked = starts(start, 0xff, 0xfe) || starts(start, 0xfe, 0xff);
        if (marked || unmarkedUtf16(start) != null) {
            return false;
        }
        int strange = 0;
        for (byte b : start) {
            strange += b >= 0 && b < ' ' && IN_TEXTS.indexOf(b) < 0 ? 1 : 0;
        }
        return strange > start.length / 100 + 1;
    }

    private static @Nullable String unmarkedUtf16(byte[] head) {
        int even = 0;
        int odd = 0;
        for (int i = 0; i + 1 < head.length; i += 2) {
            even += head[i] == 0 ? 1 : 0;
            odd += head[i + 1] == 0 ? 1 : 0;
        }
        int pairs = head.length / 2;
        if (pairs > 0 && odd > pairs * 0.7 && even < pairs * 0.1) {
            return "UTF-16LE";
        }
        return pairs > 0 && even > pairs * 0.7 && odd < pairs * 0.1 ? "UTF-16BE" : null;
    }

    private static boolean isUtf8(byte[] head) {
        // The last letter may be cut in two.
        int end = head.length;
        for (int back = 1; back <= 3 && back <= head.length; back++) {
            if ((head[head.length - back] & 0xc0) == 0xc0) {
                end = head.length - back;
                break;
            }
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(head, 0, end));
            return true;
        } catch (CharacterCodingException not) {
            return false;
        }
    }

    private static String eightBit(byte[] head) {
        int high = 0;
        for (byte b : head) {
            high += b < 0 ? 1 : 0;
        }
        CharsetMatch match = new CharsetDetector().setText(head).detect();
        boolean foreign = match != null
                && match.getConfidence() >= SURE
                && NOT_WESTERN.contains(match.getName())
                && high > head.length * MANY_FOREIGN_BYTES
                && Charset.isSupported(match.getName());
        return foreign ? match.getName() : WINDOWS.name();
    }

    private static boolean starts(byte[] bytes, int... with) {
        for (int i = 0; i < with.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xff) != with[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * UTF-8 in which bytes that cannot be UTF-8 are read as windows-1252: files that were glued together from both are
     * common, and the first such byte may come a gigabyte after the head that was looked at.
     */
    static final class Utf8OrWindows extends Reader {

        private final InputStream in;
        private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).limit(0);
        private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        private boolean ended;

        Utf8OrWindows(InputStream in) {
            this.in = in;
        }

        @Override
        public int read(char[] target, int offset, int length) throws IOException {
            CharBuffer chars = CharBuffer.wrap(target, offset, length).slice();
            while (chars.position() == 0 && length > 0) {
                if (!bytes.hasRemaining() && ended) {
                    return -1;
                }
                CoderResult result = decoder.decode(bytes, chars, ended);
                if (result.isMalformed() || result.isUnmappable()) {
                    takeAsWindows(result.length(), chars);
                } else if (result.isUnderflow() && chars.position() == 0) {
                    refill();
                }
            }
            return chars.position();
        }

        private void takeAsWindows(int length, CharBuffer chars) {
            for (int i = 0; i < length && chars.hasRemaining(); i++) {
                chars.put(WINDOWS.decode(ByteBuffer.wrap(new byte[] {bytes.get()})));
            }
        }

        private void refill() throws IOException {
            bytes.compact();
            int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
            ended = read < 0;
            bytes.position(bytes.position() + Math.max(0, read));
            bytes.flip();
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
