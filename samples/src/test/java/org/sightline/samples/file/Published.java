package org.sightline.samples.file;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.sightline.samples.planted.Place;
import org.sightline.samples.state.Body;
import org.sightline.samples.state.SampleState;
import org.sightline.samples.truth.FileTruth;

/** A sample file as a patient reader sees it. Records are numbered from 1, the header being 1. */
public record Published(List<String> header, List<List<String>> records) {

    public static Published read(Path directory, FileTruth file) throws IOException {
        return read(directory.resolve(file.file()), file.place());
    }

    public static Published read(Path file, Place place) throws IOException {
        return read(Files.readAllBytes(file), place);
    }

    public static Published read(byte[] bytes, Place place) throws IOException {
        Quoting quoting = layout(place).quoting();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(quoting.separator())
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .detectBomHeader(true)
                .ofCsvRecord(new ByteArrayInputStream(bytes), quoting.charset())) {
            List<List<String>> all = reader.stream().map(CsvRecord::getFields).toList();
            return new Published(all.get(0), all);
        }
    }

    static Layout layout(Place place) {
        List<Body> bodies = SampleState.franklin().bodies();
        return switch (place) {
            case PURCHASE_ORDERS -> new PurchaseOrderLayout(bodies, PurchaseOrderLayout.STATE_SERIES, false);
            case PAYMENTS -> new CheckbookLayout(bodies);
            case SCHOOL_PURCHASES -> new SchoolPurchaseLayout(bodies);
        };
    }

    public long rows() {
        return records.size() - 1;
    }

    public String field(long row, String column) {
        return records.get(Math.toIntExact(row) - 1).get(header.indexOf(column));
    }

    public List<String> row(long row) {
        return records.get(Math.toIntExact(row) - 1);
    }
}
