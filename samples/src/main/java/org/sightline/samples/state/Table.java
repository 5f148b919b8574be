package org.sightline.samples.state;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads one of the hand-written tables that lie beside the classes. */
public final class Table {

    private Table() {}

    public static List<NamedCsvRecord> read(String name) {
        InputStream file = Table.class.getResourceAsStream("/org/sightline/samples/" + name);
        if (file == null) {
            throw new IllegalStateException("The table " + name + " is missing from the samples");
        }
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return rows.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The table " + name + " cannot be read", e);
        }
    }
}
