package org.sightline.gateway.finding;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.paging.Page;

/** Writes a list of findings as CSV (RFC 4180, UTF-8), a page at a time. */
@ApplicationScoped
public class FindingExport {

    private static final String[] HEADER = {
        "finding_id",
        "agency_id",
        "agency",
        "agency_kind",
        "subject",
        "maker",
        "named",
        "basis",
        "vendor",
        "description",
        "document_number",
        "date",
        "quantity",
        "amount",
        "currency",
        "item_class",
        "funding",
        "verdict",
        "role",
        "band",
        "score",
        "status",
        "outcome",
        "decision",
        "withdrawn",
        "updated_at"
    };

    private final FindingRepository findings;

    FindingExport(FindingRepository findings) {
        this.findings = findings;
    }

    /** Writes all rows of the filter, in its order. */
    public void write(Caller caller, FindingFilter filter, OutputStream out) throws IOException {
        CsvWriter csv = CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        csv.writeRecord(HEADER);
        filter.limit = Page.MOST;
        do {
            Page<FindingRow> page = findings.uncounted(caller, filter);
            for (FindingRow row : page.items()) {
                csv.writeRecord(cells(row));
            }
            filter.cursor = page.nextCursor();
        } while (filter.cursor != null);
        csv.flush();
    }

    private static List<String> cells(FindingRow row) {
        return Stream.of(
                        row.id(),
                        row.agencyId(),
                        row.agencyName(),
                        row.agencyKind(),
                        row.subject(),
                        row.makerName(),
                        row.entityName(),
                        row.basis(),
                        row.vendorName(),
                        row.description(),
                        row.documentNumber(),
                        row.date(),
                        row.quantity(),
                        row.amount(),
                        row.currency(),
                        row.itemClass(),
                        String.join(";", row.funding()),
                        row.verdict(),
                        row.role(),
                        row.band(),
                        row.score(),
                        row.status(),
                        row.outcome(),
                        row.decision(),
                        row.withdrawn(),
                        row.updatedAt())
                .map(FindingExport::harmless)
                .toList();
    }

    /** A spreadsheet runs a cell that begins with one of these as a formula; an apostrophe in front keeps it text. */
    static String harmless(Object value) {
        String text = value == null ? "" : value.toString();
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
