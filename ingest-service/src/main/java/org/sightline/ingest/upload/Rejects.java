package org.sightline.ingest.upload;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.StringArrayHandler;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** The rejected rows of imports. */
@ApplicationScoped
class Rejects {

    private static final int FETCH = 500;
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\$?[\\d.,]+");

    private final DataSource database;

    Rejects(DataSource database) {
        this.database = database;
    }

    /** The place in the list after which to go on. */
    record Place(long row, int place) {}

    /** A fault with its place in the list. */
    record Listed(RejectView view, int place) {}

    List<Listed> list(UUID importId, Place behind, int most) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select row_no, column_name, code, reason, value, raw, place from reject
                        where import_id = ? and (row_no, place) > (?, ?) order by row_no, place limit ?""")) {
            select.setObject(1, importId);
            select.setLong(2, behind == null ? -1 : behind.row());
            select.setInt(3, behind == null ? -1 : behind.place());
            select.setInt(4, most);
            List<Listed> rejects = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rejects.add(new Listed(
                            new RejectView(
                                    row.getLong(1),
                                    row.getString(2),
                                    row.getString(3),
                                    row.getString(4),
                                    row.getString(5),
                                    row.getString(6)),
                            row.getInt(7)));
                }
            }
            return rejects;
        }
    }

    /**
     * Writes each rejected row once, with its own columns first so that it can be corrected and uploaded again, and with
     * its row number and all that is wrong after them. Cells that a spreadsheet would run as a formula get an
     * apostrophe in front, which is taken off again when the file is uploaded.
     */
    void write(UUID importId, List<String> headers, OutputStream out) throws IOException, SQLException {
        try (Connection connection = database.getConnection();
                Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                CsvWriter csv =
                        CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            csv.writeRecord(header(headers));
            connection.setAutoCommit(false);
            try (PreparedStatement select = connection.prepareStatement("""
                    select row_no, raw, string_agg(coalesce(column_name, ''), '; ' order by place),
                        string_agg(code, '; ' order by place), string_agg(reason, ' ' order by place)
                    from reject where import_id = ? group by row_no, raw order by row_no""")) {
                select.setFetchSize(FETCH);
                select.setObject(1, importId);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        csv.writeRecord(record(headers.size(), row));
                    }
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private static List<String> header(List<String> headers) {
        List<String> all = new ArrayList<>();
        headers.forEach(name -> all.add(escaped(name)));
        all.addAll(List.of("reject_row", "reject_column", "reject_code", "reject_reason"));
        return all;
    }

    private static List<String> record(int columns, ResultSet row) throws SQLException {
        List<String> cells = new ArrayList<>();
        for (String cell : cells(row.getString(2))) {
            cells.add(escaped(cell));
        }
        // A row with too many cells keeps them all; then the last columns are not where their names stand.
        while (cells.size() < columns) {
            cells.add("");
        }
        cells.add(row.getString(1));
        for (int i = 3; i <= 5; i++) {
            cells.add(escaped(row.getString(i)));
        }
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
    static String escaped(String cell) {
        boolean formula = !cell.isEmpty()
                && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0
                && !NUMBER.matcher(cell.strip()).matches();
        return formula ? "'" + cell : cell;
    }
}
