package org.sightline.ingest.upload;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.column.PrintedRows;
import org.sightline.ingest.column.RowMask;
import org.sightline.ingest.file.ImportSettings;
import org.sightline.ingest.file.RawFiles;
import org.sightline.kit.file.KeptFiles;
import org.sightline.kit.file.UnfitFile;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.tabular.Layout;
import org.sightline.tabular.Row;
import org.sightline.tabular.TableFile;
import org.sightline.tabular.UnreadableFile;
import org.sightline.tabular.pdf.PrintedPage;
import org.sightline.tabular.pdf.PrintedTable;

/** Reads records back from the kept files: some milliseconds for most, seconds far inside a file of gigabytes. */
@ApplicationScoped
public class PublishedRecords {

    private final ImportRepository imports;
    private final Sql sql;
    private final RawFiles files;
    private final long mostBytes;

    PublishedRecords(ImportRepository imports, Sql sql, RawFiles files, ImportSettings settings) {
        this.imports = imports;
        this.sql = sql;
        this.files = files;
        this.mostBytes = settings.maxBytes();
    }

    /**
     * One record of a file, as it was published.
     *
     * @param filename as it was uploaded
     * @param row the record's number in the file, the first being 1
     * @param raw the record as comma-separated values, as far as it is kept; null where the file is not on this machine
     * @param cells for each column that is kept what it held, in the file's order; null where {@code raw} is
     * @param leftOut the names of the columns that are not kept, in the file's order
     * @param printed where it is printed; null where the file has no pages
     */
    public record PublishedRecord(
            String filename,
            String sha256,
            long row,
            @Nullable String raw,
            @Nullable Map<String, String> cells,
            List<String> leftOut,
            PrintedTable.@Nullable Place printed) {}

    /**
     * The record in this row of an import's file, for those who may read the line that was made of it. The import
     * itself is the office's.
     *
     * @throws Problem 404 where there is no such import, 503 where the file is not what was sent
     */
    public PublishedRecord at(UUID importId, long row) throws IOException {
        Import published = published(importId);
        if (!files.isKept(published.sha256)) {
            return record(published, row, null);
        }
        try (Layout.Rows rows = published.layout.open(files.file(published.sha256), mostBytes)) {
            rows.skipTo(row - 1);
            return record(published, row, rows.next());
        } catch (UnfitFile unfit) {
            throw KeptFiles.notGiven(published.sha256, unfit);
        }
    }

    /**
     * The printed page of a record as a picture, with the record marked. Of no row it shows more than the records say
     * that {@link #at} answers.
     *
     * @param png a picture
     */
    public record PrintedRecord(PrintedTable.Place place, byte[] png) {}

    /**
     * The page on which this row of an import's file is printed, for those who may read the line that was made of it.
     *
     * @param all whether whoever asks may read all rows of the file; else the words of this row alone are shown
     * @return empty where the file has no pages or is not on this machine
     * @throws Problem 404 where there is no such import, 503 where the file is not what was sent
     * @throws UnreadableFile where the file cannot be drawn, or not in time
     */
    public Optional<PrintedRecord> printed(UUID importId, long row, boolean all) throws IOException {
        Import published = published(importId);
        if (!files.isKept(published.sha256)) {
            return Optional.empty();
        }
        TableFile file = files.file(published.sha256);
        try {
            return PrintedPage.inTime(() -> printed(published, file, row, all));
        } catch (UnfitFile unfit) {
            throw KeptFiles.notGiven(published.sha256, unfit);
        }
    }

    private Optional<PrintedRecord> printed(Import published, TableFile file, long row, boolean all)
            throws IOException {
        PrintedTable.Place place;
        try (Layout.Rows rows = published.layout.open(file, mostBytes)) {
            rows.skipTo(row - 1);
            Row record = rows.next();
            place = record == null ? null : PrintedTable.place(published.layout, record);
        }
        if (place == null) {
            return Optional.empty();
        }
        RowMask mask = RowMask.of(published.mapping);
        PrintedRows kept = all ? PrintedRows.ofAll(mask) : PrintedRows.ofOne(mask, place.line());
        addRows(kept, place.page(), published, file);
        return Optional.of(new PrintedRecord(place, PrintedPage.picture(file, mostBytes, place, kept::on)));
    }

    /** All rows of the file: the mask may take from any of them what is printed on the page. */
    private void addRows(PrintedRows kept, int page, Import published, TableFile file) throws IOException {
        try (Layout.Rows rows = published.layout.open(file, mostBytes)) {
            rows.skipTo(published.layout.headerRow());
            for (Row row = rows.next(); row != null; row = rows.next()) {
                PrintedTable.Place place = PrintedTable.place(published.layout, row);
                Row printed = withoutPlace(published.layout, row);
                if (place != null && place.page() == page) {
                    kept.add(place.line(), printed);
                } else {
                    kept.addElsewhere(printed);
                }
            }
        }
    }

    /** What says where a row is printed is not printed itself. */
    private static Row withoutPlace(Layout layout, Row row) {
        String[] cells = row.cells().clone();
        List<String> headers = layout.headers();
        for (int i = 0; i < Math.min(cells.length, headers.size()); i++) {
            cells[i] = PrintedTable.isPlace(layout, headers.get(i)) ? "" : cells[i];
        }
        return new Row(row.number(), cells);
    }

    /** The import itself is the office's. */
    private Import published(UUID importId) {
        return sql.as(
                RowScope.job("published record"),
                () -> QuarkusTransaction.requiringNew().call(() -> imports.require(importId)));
    }

    private static PublishedRecord record(Import published, long row, @Nullable Row record) {
        RowMask mask = RowMask.of(published.mapping);
        List<String> headers = published.layout.headers();
        List<String> leftOut = IntStream.range(0, headers.size())
                .filter(column -> !mask.keeps(column) && !PrintedTable.isPlace(published.layout, headers.get(column)))
                .mapToObj(headers::get)
                .toList();
        if (record == null) {
            return new PublishedRecord(published.filename, published.sha256, row, null, null, leftOut, null);
        }
        Row kept = mask.masked(record);
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < headers.size(); i++) {
            if (mask.keeps(i)) {
                cells.put(headers.get(i), kept.cell(i));
            }
        }
        PrintedTable.Place printed = PrintedTable.place(published.layout, record);
        return new PublishedRecord(published.filename, published.sha256, row, kept.asText(), cells, leftOut, printed);
    }
}
