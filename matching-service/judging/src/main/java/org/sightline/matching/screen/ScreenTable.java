package org.sightline.matching.screen;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.problem.NearestName;
import org.sightline.kit.problem.Problem;
import org.sightline.matching.screening.Screener;
import org.sightline.matching.screening.match.Match;

/**
 * A CSV of lines to screen. A row with too few or too many cells is screened for what it has, because the middle of a
 * stream cannot be refused.
 */
final class ScreenTable {

    private static final int MOST_CELLS = 100;
    private static final int LONGEST_ROW = 64 * 1024;

    private static final String TOO_LONG = "A row has at most " + MOST_CELLS + " cells and " + LONGEST_ROW
            + " characters. Nothing after the longer row was read. Shorten it, or close its quotation mark.";

    private static final List<String> COLUMNS =
            List.of("id", "vendor_name", "item_description", "manufacturer", "model", "date", "mac", "fcc_id");

    private final Map<String, Integer> places;
    private final Iterator<CsvRecord> rows;

    private ScreenTable(Map<String, Integer> places, Iterator<CsvRecord> rows) {
        this.places = places;
        this.rows = rows;
    }

    /**
     * Reads the header.
     *
     * @throws Problem 422 where a column is unknown or there is no header
     */
    static ScreenTable of(InputStream body) {
        Iterator<CsvRecord> rows = CsvReader.builder()
                .detectBomHeader(true)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(LONGEST_ROW)
                .build(
                        CsvRecordHandler.of(limits -> limits.maxFields(MOST_CELLS)
                                .maxFieldSize(LONGEST_ROW)
                                .maxRecordSize(LONGEST_ROW)),
                        body)
                .iterator();
        List<String> header = header(rows);
        Map<String, Integer> places = new HashMap<>();
        List<Problem.Fault> unknown = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i).strip().toLowerCase(Locale.ROOT);
            if (COLUMNS.contains(name)) {
                places.put(name, i);
            } else {
                unknown.add(new Problem.Fault(
                        "column " + (i + 1),
                        "unknown-column",
                        "There is no column \"" + header.get(i) + "\" here. " + NearestName.hint(name, COLUMNS)));
            }
        }
        if (!unknown.isEmpty()) {
            throw Problem.invalid(unknown.getFirst().message(), unknown);
        }
        return new ScreenTable(places, rows);
    }

    private static List<String> header(Iterator<CsvRecord> rows) {
        try {
            if (rows.hasNext()) {
                return rows.next().getFields();
            }
        } catch (CsvParseException tooLong) {
            throw Problem.invalid("", "too-long", TOO_LONG);
        }
        throw Problem.invalid("", "no-header", "The first row names the columns: " + COLUMNS + ".");
    }

    /** Screens row after row, and writes an answer for each. A row that is too long ends it, and the last answer says so. */
    void screen(Screener screener, OutputStream out) throws IOException {
        try (CsvWriter answers = CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
            answers.writeRecord("id", "entity", "role", "score", "band", "relation", "explanation");
            try {
                while (rows.hasNext()) {
                    ScreenRequest request = request(rows.next());
                    answers.writeRecord(cells(request.id(), screener.screen(request.subject())));
                }
            } catch (CsvParseException tooLong) {
                answers.writeRecord("", "", "", "", "", "", TOO_LONG);
            }
        }
    }

    private ScreenRequest request(CsvRecord row) {
        return new ScreenRequest(
                cell(row, "id"),
                cell(row, "vendor_name"),
                cell(row, "item_description"),
                cell(row, "manufacturer"),
                cell(row, "model"),
                cell(row, "date"),
                cell(row, "mac"),
                cell(row, "fcc_id"),
                null,
                null,
                null);
    }

    private @Nullable String cell(CsvRecord row, String column) {
        Integer place = places.get(column);
        if (place == null || place >= row.getFieldCount()) {
            return null;
        }
        String text = row.getField(place);
        return text.isBlank() ? null : text;
    }

    private static List<String> cells(@Nullable String id, List<Match> matches) {
        if (matches.isEmpty()) {
            return List.of(safe(id), "", "", "", "", "", "");
        }
        Match best = matches.get(0);
        return List.of(
                safe(id),
                safe(best.makerId() == null ? best.entityId() : best.makerId()),
                best.role().name(),
                String.format(Locale.ROOT, "%.3f", best.score()),
                best.band().name(),
                best.basis().name(),
                safe(best.explanation()));
    }

    /** A cell that a spreadsheet does not take for a formula. */
    private static String safe(@Nullable String text) {
        if (text == null) {
            return "";
        }
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
