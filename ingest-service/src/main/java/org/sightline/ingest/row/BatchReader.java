package org.sightline.ingest.row;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.column.JoinedCells;
import org.sightline.ingest.column.RowMask;
import org.sightline.ingest.column.UnreadColumns;
import org.sightline.ingest.file.ImportSettings;
import org.sightline.ingest.line.LineContent;
import org.sightline.ingest.reject.Reject;
import org.sightline.tabular.Layout;
import org.sightline.tabular.Row;
import org.sightline.tabular.TableFile;

/**
 * Reads a file into batches, one ahead of the one that is stored. Rows before the checkpoint are read too, because
 * they say which keys the file had, but they are in no batch.
 */
public final class BatchReader implements Runnable {

    private final ImportJob job;
    private final TableFile file;
    private final ImportSettings settings;
    private final BlockingQueue<Batch> batches;
    private final RowMask mask;
    private final RowReader reader;
    private final LineKeys keys;
    private final UnreadColumns unread;
    private final @Nullable JoinedCells joined;

    private List<Batch.Candidate> candidates = new ArrayList<>();
    private List<Reject> rejects = new ArrayList<>();
    private int read;
    private int rejected;
    private int repeated;
    private long lastRow;

    /** Reads this file; the batches go into the queue, the last of them says that it is. */
    public BatchReader(
            ImportJob job, TableFile file, ImportSettings settings, RowKeys keys, BlockingQueue<Batch> batches) {
        this.job = job;
        this.file = file;
        this.settings = settings;
        this.batches = batches;
        this.mask = RowMask.of(job.mapping());
        this.reader = new RowReader(job.layout(), job.mapping());
        this.keys = new LineKeys(job, keys);
        this.unread = UnreadColumns.of(job.layout().headers(), job.mapping());
        this.joined = JoinedCells.of(job.mapping());
    }

    /** What people are told of listed makers in columns that are left out, once all is read; empty where there are none. */
    public String unreadWords() {
        return unread.words();
    }

    /** Ends when the file is read or when its thread is interrupted. */
    @Override
    public void run() {
        try {
            readAll();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void readAll() throws InterruptedException {
        long bytes = 0;
        RuntimeException failure = null;
        lastRow = Math.max(job.checkpoint(), job.layout().headerRow());
        try (Layout.Rows rows = job.layout().open(file, settings.maxBytes())) {
            rows.skipTo(job.layout().headerRow());
            readAll(rows);
            bytes = rows.bytesRead();
        } catch (IOException failed) {
            failure = new UncheckedIOException(failed);
        } catch (RuntimeException failed) {
            failure = failed;
        }
        hand(new Batch.End(lastRow, bytes, true, failure));
    }

    private void readAll(Layout.Rows rows) throws IOException, InterruptedException {
        for (Row row = rows.next(); row != null; row = rows.next()) {
            take(row);
            if (read >= settings.batchRows()) {
                hand(new Batch.End(lastRow, rows.bytesRead(), false, null));
            }
        }
    }

    private void hand(Batch.End end) throws InterruptedException {
        batches.put(new Batch(candidates, rejects, new Batch.Rows(read, rejected, repeated), end));
        candidates = new ArrayList<>(settings.batchRows());
        rejects = new ArrayList<>();
        read = 0;
        rejected = 0;
        repeated = 0;
    }

    private void take(Row found) throws IOException {
        Row row = JoinedCells.joined(joined, found);
        boolean doneBefore = row.number() <= job.checkpoint();
        if (!doneBefore) {
            lastRow = row.number();
        }
        if (row.isBlank()) {
            return;
        }
        int before = rejects.size();
        unread.see(row);
        Batch.Candidate candidate = candidate(row, mask.masked(row));
        if (doneBefore) {
            rejects.subList(before, rejects.size()).clear();
        } else {
            count(candidate, rejects.size() > before);
        }
    }

    /** The line that the row becomes; null where it becomes none. */
    private Batch.@Nullable Candidate candidate(Row raw, Row row) throws IOException {
        LineContent content = reader.read(row, rejects);
        return content == null ? null : keys.candidate(raw, row, content);
    }

    private void count(Batch.@Nullable Candidate candidate, boolean wrong) {
        read++;
        if (candidate != null) {
            candidates.add(candidate);
        } else if (wrong) {
            rejected++;
        } else {
            repeated++;
        }
    }
}
