package org.sightline.matching.watchlist.importer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads the US Consolidated Screening List as the International Trade Administration publishes it, as CSV ({@code consolidated.csv}) or
 * JSON ({@code consolidated.json}).
 */
public final class ConsolidatedScreeningList {

    private static final JsonFactory JSON = new JsonFactory();
    static final String SOURCE = "US Consolidated Screening List";

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
     * Reads the JSON form: an object with an array {@code results}. One result is held at a time.
     *
     * @throws IllegalArgumentException if the text is not JSON or has no results
     */
    public static Listing json(Reader in) throws IOException {
        Listing.Collector rows = new Listing.Collector(SOURCE);
        try (JsonParser json = JSON.createParser(withoutByteOrderMark(in))) {
            if (!results(json, rows)) {
                throw new IllegalArgumentException(
                        "Not the Consolidated Screening List: it needs an object with an array \"results\"");
            }
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException(
                    "Not JSON: " + wrong.getOriginalMessage() + ", at character "
                            + (wrong.getLocation() == null
                                    ? 0
                                    : wrong.getLocation().getCharOffset()),
                    wrong);
        }
        return rows.done();
    }

    private static Reader withoutByteOrderMark(Reader in) throws IOException {
        PushbackReader text = new PushbackReader(in);
        int first = text.read();
        if (first >= 0 && first != '\ufeff') {
            text.unread(first);
        }
        return text;
    }

    private static boolean results(JsonParser json, Listing.Collector rows) throws IOException {
        boolean found = false;
        if (json.nextToken() == null) {
            throw new JsonEOFException(json, null, "the text is empty");
        }
        if (json.currentToken() != JsonToken.START_OBJECT) {
            return false;
        }
        while (json.nextToken() != JsonToken.END_OBJECT) {
            boolean results = json.currentName().equals("results");
            if (json.nextToken() == JsonToken.START_ARRAY && results) {
                found = true;
                for (int n = 1; json.nextToken() != JsonToken.END_ARRAY; n++) {
                    result(json, "result " + n, rows);
                }
            } else {
                json.skipChildren();
            }
        }
        if (json.nextToken() != null) {
            throw new JsonParseException(json, "there is more after the object");
        }
        return found;
    }

    private static void result(JsonParser json, String place, Listing.Collector rows) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            rows.problem(place + ": not an object");
            return;
        }
        Map<String, List<String>> record = new HashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String field = json.currentName();
            json.nextToken();
            record.put(field, texts(json));
        }
        List<String> names = new ArrayList<>(List.of(text(record, "name")));
        names.addAll(record.getOrDefault("alt_names", List.of()));
        add(
                rows,
                place,
                first(text(record, "id"), text(record, "entity_number")),
                text(record, "type"),
                text(record, "source"),
                text(record, "country"),
                names,
                text(record, "start_date"),
                text(record, "end_date"));
    }

    /** A value, or the values of an array, as text; objects and null say nothing. */
    private static List<String> texts(JsonParser json) throws IOException {
        List<String> texts = new ArrayList<>();
        if (json.currentToken() == JsonToken.START_ARRAY) {
            while (json.nextToken() != JsonToken.END_ARRAY) {
                texts.addAll(texts(json));
            }
        } else if (json.currentToken() == JsonToken.START_OBJECT) {
            json.skipChildren();
        } else if (json.currentToken() != JsonToken.VALUE_NULL) {
            texts.add(json.getText());
        }
        return texts;
    }

    private static String text(Map<String, List<String>> record, String key) {
        List<String> texts = record.getOrDefault(key, List.of());
        return texts.isEmpty() ? "" : texts.getFirst();
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
