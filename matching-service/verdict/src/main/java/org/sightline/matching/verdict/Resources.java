package org.sightline.matching.verdict;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/** Reads the data files that ship beside the classes. */
final class Resources {

    private Resources() {}

    static String text(String name) {
        try (InputStream in = Resources.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the data file " + name + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the data file " + name + " cannot be read", unreadable);
        }
    }

    static List<NamedCsvRecord> rows(String name) {
        try (var csv = CsvReader.builder().ofNamedCsvRecord(text(name))) {
            return csv.stream().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the data file " + name + " cannot be read", unreadable);
        }
    }

    static LocalDate day(NamedCsvRecord row, String field) {
        String value = row.getField(field);
        return value.isEmpty() ? null : LocalDate.parse(value);
    }

    static boolean yes(NamedCsvRecord row, String field) {
        return row.getField(field).equals("yes");
    }
}
