package org.sightline.matching.watchlist.importer;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads OFAC's list of specially designated nationals: {@code SDN.CSV}, and {@code ALT.CSV} with the other names. Neither has a header;
 * {@code -0-} stands for nothing.
 */
public final class OfacSdnList {

    static final String SOURCE = "OFAC SDN list";

    private OfacSdnList() {}

    /**
     * Reads both files.
     *
     * @param sdn number, name, type, programme, ...
     * @param alternatives number, number of the alternative, kind, name, remarks; null if there is none
     */
    public static Listing csv(Reader sdn, @Nullable Reader alternatives) throws IOException {
        Listing.Collector rows = new Listing.Collector(SOURCE);
        Map<String, List<String>> others = alternatives == null ? Map.of() : others(alternatives);
        Map<String, CsvRecord> seen = new LinkedHashMap<>();
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(sdn)) {
            for (CsvRecord record : csv) {
                String number = cell(record, 0);
                if (number.equals("\u001a")) {
                    continue;
                }
                List<String> names = new ArrayList<>(List.of(cell(record, 1)));
                names.addAll(others.getOrDefault(number, List.of()));
                if (seen.putIfAbsent(number, record) != null) {
                    rows.problem("line " + record.getStartingLineNumber() + ": number " + number + " stands twice");
                } else {
                    add(
                            rows,
                            "line " + record.getStartingLineNumber(),
                            number,
                            cell(record, 2).equalsIgnoreCase("individual"),
                            names);
                }
            }
        }
        return rows.done();
    }

    /** One party, the same from every form of the list. */
    static void add(Listing.Collector rows, String place, String number, boolean person, List<String> names) {
        rows.add(place, Listing.id("ofac", number), person, "ofac-sdn", "", names, null, null);
    }

    private static Map<String, List<String>> others(Reader alternatives) throws IOException {
        Map<String, List<String>> names = new HashMap<>();
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(alternatives)) {
            for (CsvRecord record : csv) {
                names.computeIfAbsent(cell(record, 0), k -> new ArrayList<>()).add(cell(record, 3));
            }
        }
        return names;
    }

    private static String cell(CsvRecord record, int column) {
        String text = column < record.getFieldCount() ? record.getField(column).strip() : "";
        return text.equals("-0-") ? "" : text;
    }
}
