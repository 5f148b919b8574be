package org.sightline.gateway.pages.office.overview;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Reads a table that comes with the program. */
final class DataTable {

    private DataTable() {}

    /** Its rows. Lines that begin with # are remarks. */
    static <T> List<T> rows(String name, Function<NamedCsvRecord, T> reader) {
        try (Reader text = new InputStreamReader(
                        Objects.requireNonNull(DataTable.class.getResourceAsStream(name)), StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> rows = CsvReader.builder()
                        .commentStrategy(CommentStrategy.SKIP)
                        .ofNamedCsvRecord(text)) {
            return rows.stream().map(reader).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
