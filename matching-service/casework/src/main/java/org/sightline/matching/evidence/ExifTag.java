package org.sightline.matching.evidence;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a camera writes into a photo (EXIF), of which two facts are kept: how the photo is turned, without which it is shown
 * on its side, and when it was taken. They are written anew; nothing of the rest is copied.
 */
final class ExifTag {

    private static final byte[] NAME = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NOTHING = {};
    private static final short TIFF = 42;
    private static final int ENTRY_BYTES = 12;

    private static final int ORIENTATION = 0x0112;
    private static final int FURTHER = 0x8769;
    private static final int TAKEN_AT = 0x9003;
    private static final short TEXT = 2;
    private static final short SHORT = 3;
    private static final short LONG = 4;

    /** The form that the standard has for times, with the byte that ends it. */
    private static final Pattern TIME = Pattern.compile("\\d{4}:\\d{2}:\\d{2} \\d{2}:\\d{2}:\\d{2}");

    private static final int TIME_BYTES = 20;

    private final ByteBuffer tiff;

    private ExifTag(ByteBuffer tiff) {
        this.tiff = tiff;
    }

    /** A segment with what is kept; empty where that is nothing, or the segment cannot be read. */
    static byte[] reduced(byte[] segment) {
        if (segment.length < NAME.length + 8 || !Arrays.equals(NAME, 0, 6, segment, 0, 6)) {
            return NOTHING;
        }
        ByteBuffer tiff = ByteBuffer.wrap(segment, NAME.length, segment.length - NAME.length)
                .slice();
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        if (tiff.getShort(2) != TIFF) {
            return NOTHING;
        }
        try {
            ExifTag tag = new ExifTag(tiff);
            int first = tiff.getInt(4);
            return written(tag.orientation(first), tag.takenAt(first));
        } catch (IndexOutOfBoundsException broken) {
            return NOTHING;
        }
    }

    /** 1 to 8; 0 where it does not say. */
    private int orientation(int directory) {
        OptionalInt entry = entry(directory, ORIENTATION);
        int turned = entry.isPresent() ? tiff.getShort(entry.getAsInt() + 8) : 0;
        return turned >= 1 && turned <= 8 ? turned : 0;
    }

    private @Nullable String takenAt(int directory) {
        OptionalInt further = entry(directory, FURTHER);
        OptionalInt entry =
                further.isEmpty() ? OptionalInt.empty() : entry(tiff.getInt(further.getAsInt() + 8), TAKEN_AT);
        if (entry.isEmpty() || tiff.getInt(entry.getAsInt() + 4) != TIME_BYTES) {
            return null;
        }
        byte[] text = new byte[TIME_BYTES - 1];
        tiff.get(tiff.getInt(entry.getAsInt() + 8), text);
        String time = new String(text, StandardCharsets.ISO_8859_1);
        return TIME.matcher(time).matches() ? time : null;
    }

    /** Where the entry of a directory begins that has this tag. */
    private OptionalInt entry(int directory, int tag) {
        int entries = Short.toUnsignedInt(tiff.getShort(directory));
        for (int i = 0; i < entries; i++) {
            int at = directory + 2 + i * ENTRY_BYTES;
            if (Short.toUnsignedInt(tiff.getShort(at)) == tag) {
                return OptionalInt.of(at);
            }
        }
        return OptionalInt.empty();
    }

    private static byte[] written(int orientation, @Nullable String takenAt) {
        int entries = (orientation == 0 ? 0 : 1) + (takenAt == null ? 0 : 1);
        if (entries == 0) {
            return NOTHING;
        }
        int further = 8 + 2 + entries * ENTRY_BYTES + 4;
        int text = further + 2 + ENTRY_BYTES + 4;
        int bytes = takenAt == null ? further : text + TIME_BYTES;
        ByteBuffer out = ByteBuffer.allocate(NAME.length + bytes).put(NAME);
        out.put((byte) 'M').put((byte) 'M').putShort(TIFF).putInt(8).putShort((short) entries);
        if (orientation != 0) {
            entry(out, ORIENTATION, SHORT, 1).putShort((short) orientation).putShort((short) 0);
        }
        if (takenAt == null) {
            return out.putInt(0).array();
        }
        entry(out, FURTHER, LONG, 1).putInt(further).putInt(0).putShort((short) 1);
        entry(out, TAKEN_AT, TEXT, TIME_BYTES).putInt(text).putInt(0);
        return out.put(takenAt.getBytes(StandardCharsets.US_ASCII)).array();
    }

    private static ByteBuffer entry(ByteBuffer out, int tag, short type, int count) {
        return out.putShort((short) tag).putShort(type).putInt(count);
    }
}
