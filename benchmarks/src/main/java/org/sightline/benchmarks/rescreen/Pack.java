package org.sightline.benchmarks.rescreen;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What matching-service stores of a line beside the columns that it screens by, in form 1 of its {@code LinePack}. The service
 * reads it of each line that a changed list touches: were it written wrong, such a change would end with an error there.
 */
final class Pack {

    private static final int FORM = 1;
    private static final int PURCHASE_ORDER = 2;
    private static final int NOTHING = 0;
    private static final int AS_TEXT = 2;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(128);

    Pack() {}

    byte[] bytes() {
        return out.toByteArray();
    }

    void form() {
        out.write(FORM);
    }

    void block(byte[] block) {
        number(block.length);
        out.writeBytes(block);
    }

    static byte[] of(StoredLine.Numbered line) {
        Pack pack = new Pack();
        pack.form();
        pack.out.writeBytes(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(Store.IMPORT.getMostSignificantBits())
                .putLong(Store.IMPORT.getLeastSignificantBits())
                .array());
        pack.signed(line.number() + 2L);
        pack.text("bench");
        pack.text(null);
        pack.text("CITY OF NOWHERE (INVENTED)");
        pack.text("XF");
        pack.number(PURCHASE_ORDER);
        pack.text("PO-" + line.number());
        pack.text(null);
        pack.text("1");
        pack.number(NOTHING);
        pack.text("2");
        pack.text(null);
        pack.text(null);
        pack.text("240.00");
        pack.text(null);
        Instant recorded = Instant.parse(Store.RECORDED);
        pack.signed(recorded.getEpochSecond());
        pack.number(recorded.getNano());
        pack.number(AS_TEXT);
        pack.text("c-bench");
        pack.number(NOTHING);
        pack.number(NOTHING);
        return pack.bytes();
    }

    void text(@Nullable String text) {
        byte[] utf8 = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
        number(text == null ? NOTHING : utf8.length + 1L);
        out.writeBytes(utf8);
    }

    private void signed(long value) {
        number(value << 1 ^ value >> 63);
    }

    void number(long value) {
        long left = value;
        while ((left & ~0x7fL) != 0) {
            out.write((int) (left | 0x80));
            left >>>= 7;
        }
        out.write((int) left);
    }
}
