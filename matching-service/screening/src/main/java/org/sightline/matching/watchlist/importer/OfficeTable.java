package org.sightline.matching.watchlist.importer;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sightline.matching.watchlist.Identifier;
import org.sightline.matching.watchlist.Membership;

/**
 * Reads the table that an office keeps of a list that its authority publishes as prose or PDF. The FCC's Covered List is a
 * web page of sentences, and the list of section 1260H a notice in the Federal Register: no program reads names out of
 * them reliably, so a person writes them down, one party a line.
 */
public final class OfficeTable {

    private OfficeTable() {}

    /** Which lists are kept so. */
    public enum Kept {
        FCC_COVERED("fcc-covered", "fcc", "FCC Covered List, table of an office"),
        DOD_1260H("dod-1260h", "dod1260h", "DoD section 1260H, table of an office");

        private final String list;
        private final String prefix;
        private final String source;

        Kept(String list, String prefix, String source) {
            this.list = list;
            this.prefix = prefix;
            this.source = source;
        }

        String source() {
            return source;
        }
    }

    /**
     * Reads the table: columns {@code name} and {@code from}, and where they are there {@code to, aliases, country, entity,
     * citation, uei, cage}. Several aliases stand in one cell between semicolons. {@code entity} is the id of a maker that the
     * watchlist has already: then the line says only that it is on the list.
     *
     * @throws IllegalArgumentException if a needed column is missing
     */
    static Listing csv(Reader in, Kept kept) throws IOException {
        Listing.Collector rows = new Listing.Collector(kept.source);
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder()
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofNamedCsvRecord(in)) {
            for (NamedCsvRecord record : csv) {
                if (record.findField("name").isEmpty()
                        || record.findField("from").isEmpty()) {
                    throw new IllegalArgumentException(
                            "Not the table of a list: it needs the columns name and from, and has "
                                    + record.getHeader());
                }
                add(rows, kept, record);
            }
        }
        return rows.done();
    }

    private static void add(Listing.Collector rows, Kept kept, NamedCsvRecord record) {
        String place = "line " + record.getStartingLineNumber();
        String name = field(record, "name");
        LocalDate from = Listing.day(field(record, "from"));
        String known = field(record, "entity").toLowerCase(Locale.ROOT);
        if (from == null) {
            rows.problem(place + ": \"from\" is no day as YYYY-MM-DD");
            return;
        }
        LocalDate to = Listing.day(field(record, "to"));
        if (!known.isEmpty()) {
            rows.add(new Membership(known, kept.list, from, to, field(record, "citation"), rows.fact()));
            identifiers(rows, known, record);
            return;
        }
        String id = Listing.id(kept.prefix, name);
        List<String> names = new ArrayList<>(List.of(name));
        names.addAll(List.of(field(record, "aliases").split(";")));
        rows.add(place, id, false, kept.list, field(record, "country"), names, from, to);
        if (!id.isBlank()) {
            identifiers(rows, id, record);
        }
    }

    private static void identifiers(Listing.Collector rows, String id, NamedCsvRecord record) {
        for (Identifier.Scheme scheme : List.of(Identifier.Scheme.UEI, Identifier.Scheme.CAGE)) {
            String value = field(record, scheme.name().toLowerCase(Locale.ROOT))
                    .toUpperCase(Locale.ROOT)
                    .replaceAll("[^A-Z0-9]", "");
            if (!value.isEmpty()) {
                rows.add(new Identifier(scheme, value, id, rows.fact()));
            }
        }
    }

    private static String field(NamedCsvRecord record, String column) {
        return record.findField(column).orElse("").strip();
    }
}
