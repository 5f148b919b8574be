package org.sightline.matching.verdict.facts;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the data files that ship beside the classes. */
public final class DataFiles {

    private DataFiles() {}

    public static String text(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the data file " + name + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the data file " + name + " cannot be read", unreadable);
        }
    }

    public static List<NamedCsvRecord> rows(Class<?> beside, String name) {
        try (var csv = CsvReader.builder().ofNamedCsvRecord(text(beside, name))) {
            return csv.stream().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the data file " + name + " cannot be read", unreadable);
        }
    }

    /** A day that every row has. */
    public static LocalDate requiredDay(NamedCsvRecord row, String field) {
        return LocalDate.parse(row.getField(field));
    }

    /** A day, or null where the row has none. */
    public static @Nullable LocalDate day(NamedCsvRecord row, String field) {
        String value = row.getField(field);
        return value.isEmpty() ? null : LocalDate.parse(value);
    }

    public static boolean yes(NamedCsvRecord row, String field) {
        return row.getField(field).equals("yes");
    }
}
