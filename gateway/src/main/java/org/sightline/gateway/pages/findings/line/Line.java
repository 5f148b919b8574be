package org.sightline.gateway.pages.findings.line;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.shell.Formats;
import org.sightline.kit.message.TakenBack;

/**
 * A purchase line at one version, as ingest-service shows it. What is null is not known.
 *
 * @param row the record's number in the file of its import
 * @param funding what was said about the money, oldest first
 * @param withdrawn whether no import says it any more
 */
public record Line(
        UUID id,
        int version,
        String sourceId,
        UUID importId,
        long row,
        UUID agencyId,
        @Nullable String sourceKey,
        String buyerName,
        String state,
        String documentType,
        @Nullable String documentNumber,
        @Nullable String orderNumber,
        @Nullable String lineNumber,
        @Nullable String obligationDate,
        @Nullable String paymentDate,
        @Nullable String endDate,
        @Nullable String vendorName,
        @Nullable String vendorUei,
        @Nullable String vendorCage,
        @Nullable String description,
        @Nullable String manufacturer,
        @Nullable String model,
        @Nullable String quantity,
        @Nullable String unit,
        @Nullable String unitPrice,
        @Nullable String amount,
        String currency,
        List<Code> codes,
        List<Funding> funding,
        boolean withdrawn,
        Instant recordedAt) {

    /** What a line says, by the names that columns of a file have, in the order of the page. */
    private static final List<Reader> READERS = List.of(
            new Reader("buyer", Line::buyerName),
            new Reader("state", Line::state),
            new Reader("document_type", Line::documentType),
            new Reader("document_number", Line::documentNumber),
            new Reader("order_number", Line::orderNumber),
            new Reader("line_number", Line::lineNumber),
            new Reader("source_key", Line::sourceKey),
            new Reader("order_date", Line::obligationDate),
            new Reader("payment_date", Line::paymentDate),
            new Reader("end_date", Line::endDate),
            new Reader("vendor", Line::vendorName),
            new Reader("vendor_uei", Line::vendorUei),
            new Reader("vendor_cage", Line::vendorCage),
            new Reader("description", Line::description),
            new Reader("manufacturer", Line::manufacturer),
            new Reader("model", Line::model),
            new Reader("quantity", Line::quantity),
            new Reader("unit", Line::unit),
            new Reader("unit_price", Line::unitPrice),
            new Reader("amount", Line::amount),
            new Reader("code", Line::codesInText),
            new Reader("fund", Line::fund));

    private record Reader(String name, Function<Line, @Nullable String> value) {}

    /** A classification code that the source gives it. */
    public record Code(String scheme, String code) {}

    /**
     * Something that was said about the money.
     *
     * @param recordedBy the word import and an import's id, or a person's name
     * @param takesBack the number of the entry that it takes back, the first being 1
     */
    public record Funding(
            String text,
            Instant recordedAt,
            String recordedBy,
            boolean afterNotice,
            @Nullable String note,
            @Nullable Integer takesBack) {

        private static final String IMPORT = "import ";

        /** Whether a file says it. */
        public boolean published() {
            return recordedBy.startsWith(IMPORT);
        }

        /** The import whose file says it. */
        public String importId() {
            return recordedBy.substring(IMPORT.length());
        }
    }

    /** An entry about the money, and whether it still counts. */
    public record Said(Funding entry, boolean counts) {}

    /** A field that says something. */
    public record Field(String name, String value) {

        /** The value as people say it. */
        public String said() {
            return Line.said(name, value);
        }
    }

    /** A field that said something else before; null where it said nothing. */
    public record Change(
            String name, @Nullable String before, @Nullable String now) {

        /** The value before as people say it; null where there was none. */
        public @Nullable String saidBefore() {
            return before == null ? null : Line.said(name, before);
        }

        /** The value now as people say it; null where there is none. */
        public @Nullable String saidNow() {
            return now == null ? null : Line.said(name, now);
        }
    }

    private static String said(String name, String value) {
        return switch (name) {
            case "document_type" -> Formats.words(value);
            case "order_date", "payment_date", "end_date" -> Formats.day(value);
            default -> value;
        };
    }

    /** When the buyer committed itself, or else when it paid. */
    public @Nullable String date() {
        return obligationDate == null ? paymentDate : obligationDate;
    }

    /** What was said about the money, with what still counts. */
    public List<Said> said() {
        List<Integer> counting = TakenBack.counting(funding, Funding::takesBack);
        return IntStream.range(0, funding.size())
                .mapToObj(place -> new Said(funding.get(place), counting.contains(place)))
                .toList();
    }

    /** The newest word about the money that still counts. */
    public @Nullable String fund() {
        return counting().reduce((first, second) -> second).map(Funding::text).orElse(null);
    }

    /** Whether a person said something about the money that can be taken back. */
    public boolean mayTakeBack() {
        return counting().anyMatch(entry -> !entry.published());
    }

    private Stream<Funding> counting() {
        return said().stream().filter(Said::counts).map(Said::entry);
    }

    private @Nullable String codesInText() {
        return codes.isEmpty()
                ? null
                : codes.stream().map(code -> code.scheme() + " " + code.code()).collect(Collectors.joining(", "));
    }

    /** All that it says. */
    public List<Field> fields() {
        return READERS.stream()
                .flatMap(reader ->
                        Stream.ofNullable(reader.value().apply(this)).map(value -> new Field(reader.name(), value)))
                .toList();
    }

    /** What it says otherwise than a version before. */
    List<Change> since(Line before) {
        return READERS.stream()
                .map(reader -> new Change(
                        reader.name(),
                        reader.value().apply(before),
                        reader.value().apply(this)))
                .filter(change -> !Objects.equals(change.before(), change.now()))
                .toList();
    }
}
