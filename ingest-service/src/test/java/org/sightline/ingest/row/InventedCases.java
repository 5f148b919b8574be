package org.sightline.ingest.row;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.sightline.ingest.column.Profile;
import org.sightline.ingest.column.Reading;
import org.sightline.tabular.TableFile;

/** Small invented files that a hand wrote which did not see the reader of columns: a header and some rows each. */
record InventedCases(List<NamedCsvRecord> cases) {

    private static final long MOST = 1L << 24;
    private static final ObjectMapper JSON = new ObjectMapper();

    static InventedCases of(String name) {
        InputStream file = Objects.requireNonNull(Reading.class.getResourceAsStream(name), name);
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return new InventedCases(rows.stream().toList());
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    static List<List<String>> rows(NamedCsvRecord one) throws IOException {
        return JSON.readValue(one.getField("rows"), new TypeReference<>() {});
    }

    static List<Integer> places(String json) throws IOException {
        return JSON.readValue(json, new TypeReference<>() {});
    }

    /** A file of one case. */
    static TableFile file(NamedCsvRecord one, Path directory) throws IOException {
        StringWriter text = new StringWriter();
        text.write(one.getField("header") + "\n");
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            rows(one).forEach(csv::writeRecord);
        }
        return TableFile.of(Files.writeString(directory.resolve("case.csv"), text.toString()));
    }

    static Reading read(TableFile file) throws IOException {
        return Reading.of(file, Profile.EMPTY.withBuyer("City of Marrowbone"), "XF", null, MOST);
    }

    /** The lines of a file that was read. */
    static List<Batch.Candidate> lines(Reading reading, TableFile file, Path directory) throws IOException {
        List<Batch.Candidate> lines = new ArrayList<>();
        Rehearsal.of(
                new ImportJob(
                        new java.util.UUID(0, 0),
                        "invented",
                        "invented",
                        "",
                        reading.layout(),
                        reading.mapping(),
                        0,
                        false,
                        null),
                file,
                directory,
                MOST,
                lines::add);
        return lines;
    }
}
