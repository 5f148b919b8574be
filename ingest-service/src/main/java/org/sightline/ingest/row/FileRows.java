package org.sightline.ingest.row;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.column.JoinedCells;
import org.sightline.ingest.column.RowMask;
import org.sightline.ingest.line.LineContent;
import org.sightline.ingest.reject.Reject;
import org.sightline.tabular.Layout;
import org.sightline.tabular.Row;
import org.sightline.tabular.TableFile;

/** The rows of a file, read in the calling thread as an import would read them. */
public final class FileRows {

    private static final int ROW_BYTES = 200;

    private FileRows() {}

    /** What is done with a row. */
    @FunctionalInterface
    public interface Taker {

        /**
         * Takes a row that is not blank.
         *
         * @param row without what is not kept
         * @param line what it becomes; null where it is rejected, or says again what a row above says
         * @param wrong why it is rejected; empty where it is not
         */
        void take(Row row, Batch.@Nullable Candidate line, List<Reject> wrong) throws IOException;
    }

    /**
     * Reads a file from its first row on.
     *
     * @param scratch a folder for what does not fit into memory
     * @param most how many bytes the file may have, unpacked
     * @param lastRow the number of the last row that is read
     * @throws org.sightline.tabular.UnreadableFile where it cannot be read that far
     */
    public static void each(ImportJob job, TableFile file, Path scratch, long most, long lastRow, Taker taker)
            throws IOException {
        RowReader reader = new RowReader(job.layout(), job.mapping());
        RowMask mask = RowMask.of(job.mapping());
        try (RowKeys keys = new RowKeys(scratch, file.size() / ROW_BYTES);
                Layout.Rows records = job.layout().open(file, most)) {
            LineKeys lineKeys = new LineKeys(job, keys);
            records.skipTo(job.layout().headerRow());
            JoinedCells joined = JoinedCells.of(job.mapping());
            for (Row found = records.next(); found != null && found.number() <= lastRow; found = records.next()) {
                Row row = JoinedCells.joined(joined, found);
                if (!row.isBlank()) {
                    List<Reject> wrong = new ArrayList<>();
                    Row masked = mask.masked(row);
                    LineContent content = reader.read(masked, wrong);
                    taker.take(masked, content == null ? null : lineKeys.candidate(row, masked, content), wrong);
                }
            }
        }
    }
}
