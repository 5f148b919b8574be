package org.sightline.matching.linestore;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.sql.Row;
import org.sightline.matching.held.ContractLine;
import org.sightline.matching.held.ContractLine.Code;
import org.sightline.matching.held.ContractLine.Funding;

/**
 * What of a line only those read who judge it, in one value: all but whose line it is, its version, and what it is screened
 * by. It is written for every line and read for one in a thousand. What nearly all lines say alike takes a bit or a byte.
 *
 * <p>The first byte is the number of the form. A pack that was written once is read for ever: another form gets another number.
 */
final class LinePack {

    private static final byte FORM = 1;
    private static final String USUAL_CURRENCY = "USD";
    private static final String IMPORT = "import ";

    /** Their places are in the packs: words are added at the end. */
    private static final List<String> TYPES = List.of(
            "contract",
            "purchase_order",
            "purchase_card",
            "payment",
            "award",
            "requisition",
            "receipt",
            "credit",
            "cancellation",
            "offer");

    private static final int NO_TEXT = 0;
    private static final int NOTHING = 0;
    private static final int AS_ID = 1;
    private static final int AS_TEXT = 2;

    /** What a funding entry is, in bits. */
    private static final int AT_THAT_TIME = 1;

    private static final int BY_THAT_IMPORT = 2;
    private static final int AFTER_NOTICE = 4;
    private static final int TAKES_BACK = 8;

    private LinePack() {}

    /** What of a line stands in columns, beside the pack. */
    record Open(
            UUID id,
            long version,
            UUID agencyId,
            @Nullable String obligationDate,
            @Nullable LocalDate paymentDate,
            @Nullable String vendorName,
            @Nullable String vendorUei,
            @Nullable String vendorCage,
            @Nullable String description,
            @Nullable String manufacturer,
            @Nullable String model,
            boolean withdrawn) {

        static Open read(Row row) {
            return new Open(
                    row.requiredUuid("id"),
                    row.number("version"),
                    row.requiredUuid("agency_id"),
                    row.text("obligation_date"),
                    row.day("payment_date"),
                    row.text("vendor_name"),
                    row.text("vendor_uei"),
                    row.text("vendor_cage"),
                    row.text("description"),
                    row.text("manufacturer"),
                    row.text("model"),
                    row.flag("withdrawn"));
        }
    }

    /** Whether a line can be packed: offers are listed by their columns, and a message may lack what its schema asks for. */
    static boolean fits(ContractLine line) {
        return !ContractLine.OFFER.equals(line.documentType())
                && line.codes().stream().allMatch(code -> code.scheme() != null && code.code() != null)
                && line.funding().stream().allMatch(entry -> entry.text() != null && entry.recordedAt() != null);
    }

    static byte[] of(ContractLine line) {
        Out out = new Out();
        out.form(FORM);
        out.id(line.importId());
        out.signed(line.row());
        out.text(line.sourceId());
        out.text(line.sourceKey());
        out.text(line.buyerName());
        out.text(line.state());
        out.word(line.documentType());
        out.text(line.documentNumber());
        out.text(line.orderNumber());
        out.text(line.lineNumber());
        out.day(line.endDate());
        out.text(line.quantity());
        out.text(line.unit());
        out.text(line.unitPrice());
        out.text(line.amount());
        out.text(line.currency().equals(USUAL_CURRENCY) ? null : line.currency());
        out.instant(line.recordedAt());
        out.textOrId(line.correlationId());
        out.number(line.codes().size());
        line.codes().forEach(out::code);
        out.number(line.funding().size());
        line.funding().forEach(entry -> out.funding(entry, line));
        return out.bytes();
    }

    /** The line again. */
    static ContractLine line(Open open, byte[] pack) {
        In in = In.of(pack);
        in.requireForm(FORM);
        UUID importId = in.id();
        int row = (int) in.signed();
        String sourceId = in.word();
        String sourceKey = in.text();
        String buyerName = in.word();
        String state = in.word();
        String documentType = in.type();
        String documentNumber = in.text();
        String orderNumber = in.text();
        String lineNumber = in.text();
        LocalDate endDate = in.day();
        String quantity = in.text();
        String unit = in.text();
        String unitPrice = in.text();
        String amount = in.text();
        String currency = Objects.requireNonNullElse(in.text(), USUAL_CURRENCY);
        Instant recordedAt = in.instant();
        String correlationId = in.textOrId();
        List<Code> codes = in.codes();
        return new ContractLine(
                open.id(),
                open.version(),
                sourceId,
                sourceKey,
                importId,
                row,
                open.agencyId(),
                buyerName,
                state,
                documentType,
                documentNumber,
                orderNumber,
                lineNumber,
                open.obligationDate(),
                open.paymentDate(),
                endDate,
                open.vendorName(),
                open.vendorUei(),
                open.vendorCage(),
                open.description(),
                open.manufacturer(),
                open.model(),
                quantity,
                unit,
                unitPrice,
                amount,
                currency,
                codes,
                in.funding(importId, recordedAt),
                open.withdrawn(),
                recordedAt,
                correlationId);
    }

    /** Writes packs. */
    static final class Out {

        private byte[] bytes = new byte[256];
        private int size;

        void form(byte form) {
            room(1);
            bytes[size++] = form;
        }

        byte[] bytes() {
            return Arrays.copyOf(bytes, size);
        }

        private void put(byte[] more) {
            room(more.length);
            System.arraycopy(more, 0, bytes, size, more.length);
            size += more.length;
        }

        /** Bytes with their length before them. */
        void block(byte[] block) {
            number(block.length);
            put(block);
        }

        private void room(int more) {
            if (bytes.length - size < more) {
                bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
            }
        }

        /** Seven bits a byte, the lowest first; the highest bit says that there is another byte. */
        void number(long value) {
            room(Long.BYTES + 2);
            long left = value;
            while ((left & ~0x7fL) != 0) {
                bytes[size++] = (byte) (left | 0x80);
                left >>>= 7;
            }
            bytes[size++] = (byte) left;
        }

        void signed(long value) {
            number(value << 1 ^ value >> 63);
        }

        void id(UUID id) {
            put(ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(id.getMostSignificantBits())
                    .putLong(id.getLeastSignificantBits())
                    .array());
        }

        void instant(Instant time) {
            signed(time.getEpochSecond());
            number(time.getNano());
        }

        void day(@Nullable LocalDate day) {
            number(day == null ? NOTHING : 1);
            if (day != null) {
                signed(day.toEpochDay());
            }
        }

        /**
         * A text, or none.
         *
         * @throws IllegalArgumentException where it has a NUL character, which no column could keep once the line matches
         */
        void text(@Nullable String text) {
            if (text == null) {
                number(NO_TEXT);
                return;
            }
            if (text.indexOf(0) >= 0) {
                throw new IllegalArgumentException("A field holds a NUL character, which the database cannot keep");
            }
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            number(utf8.length + 1L);
            put(utf8);
        }

        /** A document type by its place; one that is not known by its word. */
        void word(String type) {
            int place = TYPES.indexOf(type);
            number(place + 1L);
            if (place < 0) {
                text(type);
            }
        }

        /** A text that is nearly always an id as it prints. */
        void textOrId(@Nullable String text) {
            UUID id = text == null ? null : idOf(text);
            if (id != null) {
                number(AS_ID);
                id(id);
            } else {
                number(text == null ? NOTHING : AS_TEXT);
                if (text != null) {
                    text(text);
                }
            }
        }

        private static @Nullable UUID idOf(String text) {
            if (text.length() != 36 || text.charAt(8) != '-') {
                return null;
            }
            try {
                UUID id = UUID.fromString(text);
                return id.toString().equals(text) ? id : null;
            } catch (IllegalArgumentException none) {
                return null;
            }
        }

        void code(Code code) {
            text(code.scheme());
            text(code.code());
        }

        void funding(Funding entry, ContractLine line) {
            boolean sameTime = entry.recordedAt().equals(line.recordedAt());
            boolean sameImport = (IMPORT + line.importId()).equals(entry.recordedBy());
            number((sameTime ? AT_THAT_TIME : 0)
                    | (sameImport ? BY_THAT_IMPORT : 0)
                    | (entry.afterNotice() ? AFTER_NOTICE : 0)
                    | (entry.takesBack() == null ? 0 : TAKES_BACK));
            text(entry.text());
            if (!sameTime) {
                instant(entry.recordedAt());
            }
            if (!sameImport) {
                text(entry.recordedBy());
            }
            text(entry.note());
            if (entry.takesBack() != null) {
                signed(entry.takesBack());
            }
        }
    }

    /** Reads packs. */
    record In(ByteBuffer bytes) {

        static In of(byte[] packs) {
            return new In(ByteBuffer.wrap(packs));
        }

        void requireForm(byte known) {
            byte form = bytes.get();
            if (form != known) {
                throw new IllegalStateException("A stored line has the form " + form + ", which is not known here");
            }
        }

        /** What was written as a block. */
        byte[] block() {
            byte[] block = new byte[(int) number()];
            bytes.get(block);
            return block;
        }

        /** Goes on behind a block. */
        void skip() {
            int length = (int) number();
            bytes.position(bytes.position() + length);
        }

        long number() {
            long value = 0;
            for (int shift = 0; ; shift += 7) {
                byte next = bytes.get();
                value |= (next & 0x7fL) << shift;
                if (next >= 0) {
                    return value;
                }
            }
        }

        long signed() {
            long value = number();
            return value >>> 1 ^ -(value & 1);
        }

        UUID id() {
            return new UUID(bytes.getLong(), bytes.getLong());
        }

        Instant instant() {
            long seconds = signed();
            return Instant.ofEpochSecond(seconds, number());
        }

        @Nullable
        LocalDate day() {
            return number() == NOTHING ? null : LocalDate.ofEpochDay(signed());
        }

        @Nullable
        String text() {
            int length = (int) number() - 1;
            if (length < 0) {
                return null;
            }
            byte[] utf8 = new byte[length];
            bytes.get(utf8);
            return new String(utf8, StandardCharsets.UTF_8);
        }

        /** A text that every line has. */
        String word() {
            return Objects.requireNonNullElse(text(), "");
        }

        String type() {
            int place = (int) number() - 1;
            return place < 0 ? word() : TYPES.get(place);
        }

        @Nullable
        String textOrId() {
            return switch ((int) number()) {
                case AS_ID -> id().toString();
                case AS_TEXT -> text();
                default -> null;
            };
        }

        List<Code> codes() {
            int count = (int) number();
            List<Code> codes = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                codes.add(new Code(word(), word()));
            }
            return codes;
        }

        List<Funding> funding(UUID importId, Instant recordedAt) {
            int count = (int) number();
            List<Funding> entries = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                entries.add(entry(importId, recordedAt));
            }
            return entries;
        }

        private Funding entry(UUID importId, Instant recordedAt) {
            long bits = number();
            String text = word();
            Instant time = (bits & AT_THAT_TIME) != 0 ? recordedAt : instant();
            String by = (bits & BY_THAT_IMPORT) != 0 ? IMPORT + importId : text();
            String note = text();
            Integer takesBack = (bits & TAKES_BACK) != 0 ? (int) signed() : null;
            return new Funding(text, time, by, (bits & AFTER_NOTICE) != 0, note, takesBack);
        }
    }
}
