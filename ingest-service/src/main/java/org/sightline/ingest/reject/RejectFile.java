package org.sightline.ingest.reject;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.StringArrayHandler;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.sightline.ingest.reject.RejectRepository.RejectedRow;
import org.sightline.tabular.Text;

/**
 * The rejected rows as a file: each once, with its own columns first so that it can be corrected and uploaded again,
 * and then its row number and all that is wrong with it. Cells that a spreadsheet would run as a formula get an
 * apostrophe in front, which is taken off when the file is uploaded.
 */
public final class RejectFile {

    private static final Pattern NUMBER = Pattern.compile("[-+]?\\$?[\\d.,]+");

    private final List<String> headers;

    RejectFile(List<String> headers) {
        this.headers = headers;
    }

    /** Writes all rejected rows of an import whose file has these columns. */
    public static void write(RejectRepository rejects, UUID importId, List<String> headers, OutputStream out)
            throws IOException {
        try (CsvWriter csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.CRLF)
                .build(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
            RejectFile file = new RejectFile(headers);
            csv.writeRecord(file.header());
            rejects.each(importId, row -> csv.writeRecord(file.record(row)));
        }
    }

    private List<String> header() {
        List<String> all = new ArrayList<>();
        headers.forEach(name -> all.add(escaped(name)));
        all.addAll(List.of("reject_rest", "reject_row", "reject_column", "reject_code", "reject_reason"));
        return all;
    }

    List<String> record(RejectedRow row) {
        List<String> cells = new ArrayList<>();
        for (String cell : cells(row.raw())) {
            cells.add(escaped(cell));
        }
        while (cells.size() < headers.size()) {
            cells.add("");
        }
        // What is beyond the header stands in a column of its own, so that ours are where their names are.
        List<String> beyond = cells.subList(headers.size(), cells.size());
        String rest = Text.csv(beyond.toArray(String[]::new));
        beyond.clear();
        cells.add(escaped(rest));
        cells.add(String.valueOf(row.row()));
        cells.add(escaped(row.columns()));
        cells.add(escaped(row.codes()));
        cells.add(escaped(row.reasons()));
        return cells;
    }

    private static String[] cells(String raw) {
        Iterator<String[]> record = CsvReader.builder()
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(StringArrayHandler.of(), raw)
                .iterator();
        return record.hasNext() ? record.next() : new String[0];
    }

    /** The cell, harmless in a spreadsheet (OWASP, CSV injection). Plain numbers stay as they are. */
    public static String escaped(String cell) {
        boolean formula = !cell.isEmpty()
                && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0
                && !NUMBER.matcher(cell.strip()).matches();
        return formula ? "'" + cell : cell;
    }
}
