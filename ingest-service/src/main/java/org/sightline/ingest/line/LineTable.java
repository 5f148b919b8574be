package org.sightline.ingest.line;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.column.Dates;
import org.sightline.ingest.column.DocumentType;
import org.sightline.ingest.line.LineContent.Document;
import org.sightline.kit.sql.Row;

/** The columns of the table {@code contract_line}. Writing, updating, reading and the hash of a line follow from here. */
final class LineTable {

    /** The day of lines that say none; see the migration. */
    static final LocalDate NO_DAY = LocalDate.of(1900, 1, 1);

    /** A column and the value that a line has in it. */
    record Column<T>(String name, Function<T, @Nullable Object> value) {

        <S> Column<S> of(Function<S, T> part) {
            return new Column<>(name, whole -> value.apply(part.apply(whole)));
        }
    }

    /** What a row says, without its codes. The order is that of the hash: it never changes. */
    static final List<Column<LineContent>> CONTENT = List.of(
            new Column<>("source_key", LineContent::sourceKey),
            new Column<>("buyer_name", LineContent::buyerName),
            new Column<>("state", LineContent::state),
            new Column<>("document_type", c -> c.document().type().word()),
            new Column<>("document_number", c -> c.document().number()),
            new Column<>("line_number", c -> c.document().line()),
            new Column<>("obligation_date", c -> c.document().obligationDate()),
            new Column<>("payment_date", c -> c.document().paymentDate()),
            new Column<>("vendor_name", c -> c.vendor().name()),
            new Column<>("vendor_uei", c -> c.vendor().uei()),
            new Column<>("vendor_cage", c -> c.vendor().cage()),
            new Column<>("description", c -> c.item().description()),
            new Column<>("manufacturer", c -> c.item().manufacturer()),
            new Column<>("model", c -> c.item().model()),
            new Column<>("quantity", c -> c.price().quantity()),
            new Column<>("unit", c -> c.price().unit()),
            new Column<>("unit_price", c -> c.price().unitPrice()),
            new Column<>("amount", c -> c.price().amount()),
            new Column<>("fund_text", LineContent::fund));

    private static final List<Column<ContractLine>> LINE = List.of(
            new Column<>("id", ContractLine::id),
            new Column<>("version", ContractLine::version),
            new Column<>("content", ContractLine::hash),
            new Column<>("import_id", line -> line.origin().importId()),
            new Column<>("row_no", line -> line.origin().row()),
            new Column<>("source_id", line -> line.origin().sourceId()),
            new Column<>("agency_id", ContractLine::agencyId),
            new Column<>("day", line -> day(line.content().document())),
            new Column<>("codes", line -> Code.json(line.content().item().codes())),
            new Column<>("funding", line -> line.funding().json()),
            new Column<>("recorded_at", ContractLine::recordedAt),
            new Column<>("correlation_id", ContractLine::correlationId));

    /** All columns. */
    static final List<Column<ContractLine>> COLUMNS = Stream.concat(
                    LINE.stream(), CONTENT.stream().map(column -> column.of(ContractLine::content)))
            .toList();

    private static final char SEPARATOR = '\u001f';
    private static final ThreadLocal<MessageDigest> MD5 = ThreadLocal.withInitial(LineTable::md5);

    private LineTable() {}

    /** The columns' names for a statement, each with this before it. */
    static String names(String prefix) {
        return COLUMNS.stream().map(column -> prefix + column.name()).collect(Collectors.joining(", "));
    }

    /** A 128-bit hash of all that a row says; equal for two rows only if they say the same. It protects nothing. */
    static UUID hash(LineContent content) {
        StringBuilder text = new StringBuilder(256);
        for (Column<LineContent> column : CONTENT) {
            add(text, column.value().apply(content));
        }
        for (Code code : content.item().codes()) {
            add(text, code.scheme());
            add(text, code.code());
        }
        ByteBuffer hash = ByteBuffer.wrap(MD5.get().digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        return new UUID(hash.getLong(), hash.getLong());
    }

    private static void add(StringBuilder text, @Nullable Object value) {
        if (value != null) {
            text.append(value);
        }
        text.append(SEPARATOR);
    }

    /** The last day of the obligation's period, or else the payment's day. */
    private static LocalDate day(Document document) {
        if (document.obligationDate() != null) {
            return Dates.lastDay(document.obligationDate());
        }
        return document.paymentDate() == null ? NO_DAY : LocalDate.parse(document.paymentDate());
    }

    /** The line that a row of the table holds. */
    static ContractLine read(Row row) {
        return new ContractLine(
                row.requiredUuid("id"),
                row.integer("version"),
                row.requiredUuid("content"),
                new ContractLine.Origin(
                        row.requiredText("source_id"), row.requiredUuid("import_id"), row.number("row_no")),
                row.requiredUuid("agency_id"),
                content(row),
                new FundingHistory(row.requiredText("funding")),
                row.requiredInstant("recorded_at"),
                row.text("correlation_id"));
    }

    private static LineContent content(Row row) {
        return new LineContent(
                row.text("source_key"),
                row.requiredText("buyer_name"),
                row.requiredText("state"),
                new Document(
                        DocumentType.of(row.requiredText("document_type")),
                        row.text("document_number"),
                        row.text("line_number"),
                        row.text("obligation_date"),
                        row.text("payment_date")),
                new LineContent.Vendor(row.text("vendor_name"), row.text("vendor_uei"), row.text("vendor_cage")),
                new LineContent.Item(
                        row.text("description"),
                        row.text("manufacturer"),
                        row.text("model"),
                        Code.list(row.requiredText("codes"))),
                new LineContent.Price(
                        row.plainDecimal("quantity"),
                        row.text("unit"),
                        row.plainDecimal("unit_price"),
                        row.plainDecimal("amount")),
                row.text("fund_text"));
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("Every Java platform has MD5", never);
        }
    }
}
