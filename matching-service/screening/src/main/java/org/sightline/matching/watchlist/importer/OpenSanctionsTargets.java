package org.sightline.matching.watchlist.importer;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code targets.simple.csv} of OpenSanctions: one target a line, other names between semicolons. */
public final class OpenSanctionsTargets {

    static final String SOURCE = "OpenSanctions targets.simple.csv";

    private OpenSanctionsTargets() {}

    /**
     * Reads the file: columns {@code id, schema, name, aliases, countries, dataset, first_seen, ...}. Vessels, aircraft and securities are
     * left out, since no purchase line names them as a maker.
     *
     * @throws IllegalArgumentException if a needed column is missing
     */
    public static Listing csv(Reader in) throws IOException {
        Listing.Collector rows = new Listing.Collector(SOURCE);
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder()
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofNamedCsvRecord(in)) {
            for (NamedCsvRecord record : csv) {
                if (record.findField("name").isEmpty()
                        || record.findField("schema").isEmpty()) {
                    throw new IllegalArgumentException(
                            "Not targets.simple.csv: it needs the columns id, schema and name, and has "
                                    + record.getHeader());
                }
                String schema = field(record, "schema");
                if (!schema.equals("Vessel") && !schema.equals("Airplane") && !schema.equals("Security")) {
                    List<String> names = new ArrayList<>(List.of(field(record, "name")));
                    names.addAll(List.of(field(record, "aliases").split(";")));
                    rows.add(
                            "line " + record.getStartingLineNumber(),
                            Listing.id("os", field(record, "id")),
                            schema.equals("Person"),
                            "opensanctions: " + field(record, "dataset"),
                            field(record, "countries"),
                            names,
                            Listing.day(field(record, "first_seen")),
                            null);
                }
            }
        }
        return rows.done();
    }

    private static String field(NamedCsvRecord record, String column) {
        return record.findField(column).orElse("");
    }
}
