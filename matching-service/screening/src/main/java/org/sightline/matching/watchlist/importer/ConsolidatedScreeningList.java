package org.sightline.matching.watchlist.importer;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads the US Consolidated Screening List as the International Trade Administration publishes it, as CSV ({@code consolidated.csv}) or
 * JSON ({@code consolidated.json}).
 */
public final class ConsolidatedScreeningList {

    private static final String SOURCE = "US Consolidated Screening List";

    private ConsolidatedScreeningList() {}

    /**
     * Reads the CSV form: columns {@code _id, source, type, name, alt_names, start_date, end_date, ...}; several alternative names
     * stand in one cell between semicolons.
     *
     * @throws IllegalArgumentException if a needed column is missing
     */
    public static Listing csv(Reader in) throws IOException {
        Listing.Collector rows = new Listing.Collector(SOURCE);
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder()
                .detectBomHeader(false)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofNamedCsvRecord(in)) {
            for (NamedCsvRecord record : csv) {
                require(record);
                List<String> names = new ArrayList<>(List.of(field(record, "name")));
                names.addAll(List.of(field(record, "alt_names").split(";")));
                add(
                        rows,
                        "line " + record.getStartingLineNumber(),
                        first(field(record, "_id"), field(record, "entity_number")),
                        field(record, "type"),
                        field(record, "source"),
                        field(record, "citizenships"),
                        names,
                        field(record, "start_date"),
                        field(record, "end_date"));
            }
        }
        return rows.done();
    }

    private static void require(NamedCsvRecord record) {
        if (record.findField("name").isEmpty() || record.findField("source").isEmpty()) {
            throw new IllegalArgumentException(
                    "Not the Consolidated Screening List: it needs the columns name and source, and has "
                            + record.getHeader());
        }
    }

    private static String field(NamedCsvRecord record, String column) {
        return record.findField(column).orElse("");
    }

    /**
     * Reads the JSON form: an object with an array {@code results}.
     *
     * @throws IllegalArgumentException if the text is not JSON or has no results
     */
    public static Listing json(Reader in) throws IOException {
        Listing.Collector rows = new Listing.Collector(SOURCE);
        if (!(Json.read(in) instanceof Map<?, ?> top) || !(top.get("results") instanceof List<?> results)) {
            throw new IllegalArgumentException(
                    "Not the Consolidated Screening List: it needs an object with an array \"results\"");
        }
        int n = 0;
        for (Object result : results) {
            n++;
            if (result instanceof Map<?, ?> record) {
                List<String> names = new ArrayList<>(List.of(text(record, "name")));
                if (record.get("alt_names") instanceof List<?> alternatives) {
                    alternatives.forEach(a -> names.add(String.valueOf(a)));
                }
                add(
                        rows,
                        "result " + n,
                        first(text(record, "id"), text(record, "entity_number")),
                        text(record, "type"),
                        text(record, "source"),
                        text(record, "country"),
                        names,
                        text(record, "start_date"),
                        text(record, "end_date"));
            } else {
                rows.problem("result " + n + ": not an object");
            }
        }
        return rows.done();
    }

    private static String text(Map<?, ?> record, String key) {
        Object value = record.get(key);
        return value == null ? "" : String.valueOf(value);
    }

    private static String first(String a, String b) {
        return a.isBlank() ? b : a;
    }

    private static void add(
            Listing.Collector rows,
            String place,
            String key,
            String type,
            String source,
            String country,
            List<String> names,
            String from,
            String to) {
        rows.add(
                place,
                Listing.id("csl", key),
                type.strip().equalsIgnoreCase("individual"),
                "csl: " + shortName(source),
                country,
                names,
                Listing.day(from),
                Listing.day(to));
    }

    /** "Entity List (EL) - Bureau of Industry and Security" is the list EL. */
    private static String shortName(String source) {
        int open = source.indexOf('(');
        int close = source.indexOf(')', open + 1);
        return (open >= 0 && close > open ? source.substring(open + 1, close) : source)
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
