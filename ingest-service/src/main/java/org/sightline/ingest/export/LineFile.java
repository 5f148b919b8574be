package org.sightline.ingest.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.line.Code;
import org.sightline.ingest.line.ContractLine;
import org.sightline.ingest.reject.RejectFile;

/** Lines as comma-separated values (RFC 4180, UTF-8). Cells that a spreadsheet would run get an apostrophe in front. */
final class LineFile {

    /** A column of the file and what a line has in it. */
    private record Column(String name, Function<ContractLine, @Nullable Object> value) {}

    private static final List<Column> COLUMNS = List.of(
            new Column("line_id", ContractLine::id),
            new Column("source", line -> line.origin().sourceId()),
            new Column("import_id", line -> line.origin().importId()),
            new Column("row", line -> line.origin().row()),
            new Column("agency_id", ContractLine::agencyId),
            new Column("buyer", line -> line.content().buyerName()),
            new Column("state", line -> line.content().state()),
            new Column("document_type", line -> line.content().document().type().word()),
            new Column("document_number", line -> line.content().document().number()),
            new Column("order_number", line -> line.content().document().order()),
            new Column("line_number", line -> line.content().document().line()),
            new Column("source_key", line -> line.content().sourceKey()),
            new Column("obligation_date", line -> line.content().document().obligationDate()),
            new Column("payment_date", line -> line.content().document().paymentDate()),
            new Column("end_date", line -> line.content().document().endDate()),
            new Column("vendor", line -> line.content().vendor().name()),
            new Column("vendor_uei", line -> line.content().vendor().uei()),
            new Column("vendor_cage", line -> line.content().vendor().cage()),
            new Column("description", line -> line.content().item().description()),
            new Column("manufacturer", line -> line.content().item().manufacturer()),
            new Column("model", line -> line.content().item().model()),
            new Column("quantity", line -> line.content().price().quantity()),
            new Column("unit", line -> line.content().price().unit()),
            new Column("unit_price", line -> line.content().price().unitPrice()),
            new Column("amount", line -> line.content().price().amount()),
            new Column("currency", line -> line.content().price().currency()),
            new Column("fund", line -> line.content().fund()),
            new Column("codes", line -> codes(line.content().item().codes())),
            new Column("recorded_at", ContractLine::recordedAt));

    private LineFile() {}

    /** Writes lines, as they are given. */
    static void write(Consumer<Consumer<ContractLine>> lines, OutputStream out) throws IOException {
        CsvWriter csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.CRLF)
                .build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        csv.writeRecord(COLUMNS.stream().map(Column::name).toList());
        lines.accept(line -> csv.writeRecord(
                COLUMNS.stream().map(column -> cell(column.value().apply(line))).toList()));
        csv.flush();
    }

    private static String cell(@Nullable Object value) {
        return value == null ? "" : RejectFile.escaped(value.toString());
    }

    private static String codes(List<Code> codes) {
        return codes.stream().map(code -> code.scheme() + ":" + code.code()).collect(Collectors.joining(" "));
    }
}
