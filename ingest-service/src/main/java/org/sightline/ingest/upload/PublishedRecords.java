package org.sightline.ingest.upload;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.tabular.Layout;
import org.sightline.tabular.Row;

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
     * @param raw the record as comma-separated values; null where the file is not on this machine
     * @param cells for each column of the file what it held, in the file's order; null where {@code raw} is
     */
    public record PublishedRecord(
            String filename,
            String sha256,
            long row,
            @Nullable String raw,
            @Nullable Map<String, String> cells) {}

    /**
     * The record in this row of an import's file, for those who may read the line that was made of it. The import
     * itself is the office's.
     *
     * @throws Problem 404 where there is no such import
     */
    public PublishedRecord at(UUID importId, long row) throws IOException {
        Import published = sql.as(
                RowScope.job("published record"),
                () -> QuarkusTransaction.requiringNew().call(() -> imports.require(importId)));
        Path path = files.path(published.sha256);
        if (!Files.exists(path)) {
            return record(published, row, null);
        }
        try (Layout.Rows rows = published.layout.open(path, mostBytes)) {
            rows.skipTo(row - 1);
            return record(published, row, rows.next());
        }
    }

    private static PublishedRecord record(Import published, long row, @Nullable Row record) {
        return new PublishedRecord(
                published.filename,
                published.sha256,
                row,
                record == null ? null : record.asText(),
                record == null ? null : cells(published.layout.headers(), record));
    }

    private static Map<String, String> cells(List<String> headers, Row row) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < headers.size(); i++) {
            cells.put(headers.get(i), row.cell(i));
        }
        return cells;
    }
}
