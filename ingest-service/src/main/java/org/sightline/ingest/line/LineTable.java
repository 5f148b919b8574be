package org.sightline.ingest.line;

import static org.sightline.kit.copy.CopyType.BOOLEAN;
import static org.sightline.kit.copy.CopyType.DATE;
import static org.sightline.kit.copy.CopyType.INT4;
import static org.sightline.kit.copy.CopyType.INT8;
import static org.sightline.kit.copy.CopyType.JSONB;
import static org.sightline.kit.copy.CopyType.NUMERIC;
import static org.sightline.kit.copy.CopyType.TEXT;
import static org.sightline.kit.copy.CopyType.TIMESTAMPTZ;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.column.DocumentType;
import org.sightline.ingest.column.value.Dates;
import org.sightline.ingest.funding.FundingHistory;
import org.sightline.ingest.line.LineContent.Document;
import org.sightline.kit.copy.BinaryCopy;
import org.sightline.kit.copy.BinaryCopy.Column;
import org.sightline.kit.copy.CopyType;
import org.sightline.kit.sql.Row;

/** The columns of the table {@code contract_line}. Writing, updating, reading and the hash of a line follow from here. */
final class LineTable {

    /** The day of lines that say none; see the migration. */
    static final LocalDate NO_DAY = LocalDate.of(1900, 1, 1);

    /** What a row says, without its codes. The order is that of the hash: it never changes. */
    static final List<Column<LineContent>> CONTENT = List.of(
            new Column<>("source_key", TEXT, LineContent::sourceKey),
            new Column<>("buyer_name", TEXT, LineContent::buyerName),
            new Column<>("state", TEXT, LineContent::state),
            new Column<>("document_type", TEXT, c -> c.document().type().word()),
            new Column<>("document_number", TEXT, c -> c.document().number()),
            new Column<>("line_number", TEXT, c -> c.document().line()),
            new Column<>("obligation_date", TEXT, c -> c.document().obligationDate()),
            new Column<>("payment_date", DATE, c -> c.document().paymentDate()),
            new Column<>("vendor_name", TEXT, c -> c.vendor().name()),
            new Column<>("vendor_uei", TEXT, c -> c.vendor().uei()),
            new Column<>("vendor_cage", TEXT, c -> c.vendor().cage()),
            new Column<>("description", TEXT, c -> c.item().description()),
            new Column<>("manufacturer", TEXT, c -> c.item().manufacturer()),
            new Column<>("model", TEXT, c -> c.item().model()),
            new Column<>("quantity", NUMERIC, c -> c.price().quantity()),
            new Column<>("unit", TEXT, c -> c.price().unit()),
            new Column<>("unit_price", NUMERIC, c -> c.price().unitPrice()),
            new Column<>("amount", NUMERIC, c -> c.price().amount()),
            new Column<>("fund_text", TEXT, LineContent::fund));

    /** What came later. Where a row does not say it, its hash is as it was. */
    static final List<Column<LineContent>> ADDED = List.of(
            new Column<>("end_date", DATE, c -> c.document().endDate()),
            new Column<>("order_number", TEXT, c -> c.document().order()));

    private static final List<Column<ContractLine>> LINE = List.of(
            new Column<>("id", CopyType.UUID, ContractLine::id),
            new Column<>("version", INT4, ContractLine::version),
            new Column<>("content", CopyType.UUID, ContractLine::hash),
            new Column<>("import_id", CopyType.UUID, line -> line.origin().importId()),
            new Column<>("row_no", INT8, line -> line.origin().row()),
            new Column<>("source_id", TEXT, line -> line.origin().sourceId()),
            new Column<>("agency_id", CopyType.UUID, ContractLine::agencyId),
            new Column<>("day", DATE, line -> day(line.content().document())),
            new Column<>("codes", JSONB, line -> Code.json(line.content().item().codes())),
            new Column<>("funding", JSONB, LineTable::funding),
            new Column<>("withdrawn", BOOLEAN, ContractLine::withdrawn),
            new Column<>("recorded_at", TIMESTAMPTZ, ContractLine::recordedAt),
            new Column<>("correlation_id", TEXT, ContractLine::correlationId));

    static final BinaryCopy<ContractLine> COLUMNS = new BinaryCopy<>(Stream.concat(
                    LINE.stream(),
                    Stream.concat(CONTENT.stream(), ADDED.stream())
                            .map(column -> column.<ContractLine>of(ContractLine::content)))
            .toList());

    private static final char SEPARATOR = '\u001f';
    private static final ThreadLocal<MessageDigest> MD5 = ThreadLocal.withInitial(LineTable::md5);

    private LineTable() {}

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
        for (Column<LineContent> column : ADDED) {
            Object value = column.value().apply(content);
            if (value != null) {
                add(text, column.name() + "=" + value);
            }
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
                funding(row),
                row.flag("withdrawn"),
                row.requiredInstant("recorded_at"),
                row.text("correlation_id"));
    }

    /** Null where no more is known than what the file said, which other columns have. */
    private static @Nullable String funding(ContractLine line) {
        FundingHistory history = line.funding();
        return history.isPublished(
                        line.content().fund(), line.recordedAt(), line.origin().importId())
                ? null
                : history.json();
    }

    /** The funding history of a row that has the columns {@code funding}, {@code fund_text}, {@code recorded_at} and {@code import_id}. */
    static FundingHistory funding(Row row) {
        String kept = row.text("funding");
        return kept == null
                ? FundingHistory.published(
                        row.text("fund_text"), row.requiredInstant("recorded_at"), row.requiredUuid("import_id"))
                : FundingHistory.of(kept);
    }

    private static LineContent content(Row row) {
        return new LineContent(
                row.text("source_key"),
                row.requiredText("buyer_name"),
                row.requiredText("state"),
                new Document(
                        DocumentType.of(row.requiredText("document_type")),
                        row.text("document_number"),
                        row.text("order_number"),
                        row.text("line_number"),
                        row.text("obligation_date"),
                        row.text("payment_date"),
                        row.text("end_date")),
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
