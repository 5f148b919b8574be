package org.sightline.gateway.pages.findings.finding;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.spreadsheet.Cells;
import org.sightline.gateway.spreadsheet.Spreadsheet;
import org.sightline.gateway.spreadsheet.Spreadsheet.Kind;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.paging.Page;

/** Writes a list of findings as CSV (RFC 4180, UTF-8) or as a workbook, a page at a time. */
@ApplicationScoped
public class FindingExport {

    /** A column of the file: its name, what it holds, and where that is found. */
    private record Column(String name, Kind kind, Function<FindingRow, @Nullable Object> value) {}

    private static final List<Column> COLUMNS = List.of(
            new Column("finding_id", Kind.TEXT, FindingRow::id),
            new Column("agency_id", Kind.TEXT, FindingRow::agencyId),
            new Column("agency", Kind.TEXT, FindingRow::agencyName),
            new Column("agency_kind", Kind.TEXT, FindingRow::agencyKind),
            new Column("subject", Kind.TEXT, FindingRow::subject),
            new Column("maker", Kind.TEXT, FindingRow::makerName),
            new Column("named", Kind.TEXT, FindingRow::entityName),
            new Column("basis", Kind.TEXT, FindingRow::basis),
            new Column("vendor", Kind.TEXT, FindingRow::vendorName),
            new Column("description", Kind.TEXT, FindingRow::description),
            new Column("document_number", Kind.TEXT, FindingRow::documentNumber),
            new Column("date", Kind.DAY, FindingRow::date),
            new Column("quantity", Kind.DECIMAL, FindingRow::quantity),
            new Column("amount", Kind.MONEY, FindingRow::amount),
            new Column("currency", Kind.TEXT, FindingRow::currency),
            new Column("item_class", Kind.TEXT, FindingRow::itemClass),
            new Column("funding", Kind.TEXT, row -> String.join(";", row.funding())),
            new Column("verdict", Kind.TEXT, FindingRow::verdict),
            new Column("role", Kind.TEXT, FindingRow::role),
            new Column("band", Kind.TEXT, FindingRow::band),
            new Column("score", Kind.DECIMAL, FindingRow::score),
            new Column("status", Kind.TEXT, FindingRow::status),
            new Column("outcome", Kind.TEXT, FindingRow::outcome),
            new Column("decision", Kind.TEXT, FindingRow::decision),
            new Column("withdrawn", Kind.TEXT, FindingRow::withdrawn),
            new Column("updated_at", Kind.MOMENT, FindingRow::updatedAt));

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final String SHEET = "Findings";

    /** Takes rows one after the other. */
    @FunctionalInterface
    private interface Rows {
        void take(FindingRow row) throws IOException;
    }

    private final FindingRepository findings;

    FindingExport(FindingRepository findings) {
        this.findings = findings;
    }

    /** Writes all rows of the filter, in its order, as CSV. */
    public void csv(Caller caller, FindingFilter filter, OutputStream out) throws IOException {
        CsvWriter csv = CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        csv.writeRecord(COLUMNS.stream().map(Column::name).toList());
        each(
                caller,
                filter,
                row -> csv.writeRecord(COLUMNS.stream()
                        .map(column -> Cells.harmless(column.value().apply(row)))
                        .toList()));
        csv.flush();
    }

    /** Writes the same rows as a workbook, with real numbers and days. */
    public void workbook(Caller caller, FindingFilter filter, OutputStream out) throws IOException {
        try (Spreadsheet file = Spreadsheet.to(out)) {
            Spreadsheet.Sheet sheet = file.sheet(
                    SHEET,
                    COLUMNS.stream()
                            .map(column -> new Spreadsheet.Column(column.name(), column.kind()))
                            .toList());
            each(caller, filter, row -> sheet.row(typed(row)));
            sheet.done();
        }
    }

    private void each(Caller caller, FindingFilter filter, Rows rows) throws IOException {
        filter.limit = Page.MOST;
        do {
            Page<FindingRow> page = findings.uncounted(caller, filter);
            for (FindingRow row : page.items()) {
                rows.take(row);
            }
            filter.cursor = page.nextCursor();
        } while (filter.cursor != null);
    }

    private static List<@Nullable Object> typed(FindingRow row) {
        List<@Nullable Object> cells = new ArrayList<>();
        COLUMNS.forEach(column -> cells.add(typed(column.kind(), column.value().apply(row))));
        return cells;
    }

    /** A day that is only a year, or a quarter, stays a text. */
    private static @Nullable Object typed(Kind kind, @Nullable Object value) {
        return switch (value) {
            case String text when kind == Kind.DAY && DAY.matcher(text).matches() -> LocalDate.parse(text);
            case String text when kind == Kind.DECIMAL || kind == Kind.MONEY -> new BigDecimal(text);
            case null, default -> value;
        };
    }
}
