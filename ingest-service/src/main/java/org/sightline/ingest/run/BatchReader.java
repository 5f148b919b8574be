package org.sightline.ingest.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import org.sightline.ingest.buyer.BuyerName;
import org.sightline.ingest.line.LineContent;
import org.sightline.ingest.line.LineId;
import org.sightline.ingest.source.Field;
import org.sightline.ingest.source.Mapping;
import org.sightline.ingest.upload.Reject;
import org.sightline.tabular.Layout;
import org.sightline.tabular.Row;

/**
 * Reads a file into batches, one ahead of the one that is stored. Rows before the checkpoint are read too, because
 * they say which keys the file had, but they are in no batch.
 */
final class BatchReader implements Runnable {

    private static final int REMEMBERED_BUYERS = 10_000;

    private final Layout layout;
    private final Mapping mapping;
    private final String sourceId;
    private final Path file;
    private final long mostBytes;
    private final long checkpoint;
    private final int batchRows;
    private final RowKeys keys;
    private final BlockingQueue<Batch> batches;
    private final RowReader reader;
    private final boolean hasKeyColumn;
    private final boolean hasTypeColumn;
    private final Map<String, String> buyers = new HashMap<>();

    private Batch batch = new Batch();

    BatchReader(
            Layout layout,
            Mapping mapping,
            String sourceId,
            Path file,
            long mostBytes,
            long checkpoint,
            int batchRows,
            RowKeys keys,
            BlockingQueue<Batch> batches) {
        this.layout = layout;
        this.mapping = mapping;
        this.sourceId = sourceId;
        this.file = file;
        this.mostBytes = mostBytes;
        this.checkpoint = checkpoint;
        this.batchRows = batchRows;
        this.keys = keys;
        this.batches = batches;
        this.reader = new RowReader(layout, mapping);
        this.hasKeyColumn = mapping.columns().containsKey(Field.SOURCE_KEY);
        this.hasTypeColumn = mapping.columns().containsKey(Field.DOCUMENT_TYPE);
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
        try (Layout.Rows rows = layout.open(file, mostBytes)) {
            rows.skipTo(layout.headerRow());
            batch.lastRow = Math.max(checkpoint, layout.headerRow());
            for (Row row = rows.next(); row != null; row = rows.next()) {
                take(row);
                if (batch.read >= batchRows) {
                    batch.bytesDone = rows.bytesRead();
                    batches.put(batch);
                    batch = new Batch();
                }
            }
            batch.bytesDone = rows.bytesRead();
        } catch (IOException failed) {
            batch.failure = new UncheckedIOException(failed);
        } catch (RuntimeException failed) {
            batch.failure = failed;
        }
        batch.last = true;
        batches.put(batch);
    }

    private void take(Row row) throws IOException {
        boolean done = row.number() <= checkpoint;
        if (!done) {
            batch.lastRow = row.number();
        }
        if (row.isBlank()) {
            return;
        }
        int rejects = batch.rejects.size();
        LineContent content = reader.read(row, batch.rejects);
        Batch.Candidate candidate = content == null ? null : candidate(row, content);
        if (done) {
            batch.rejects.subList(rejects, batch.rejects.size()).clear();
            return;
        }
        batch.read++;
        if (candidate != null) {
            batch.candidates.add(candidate);
        } else if (batch.rejects.size() > rejects) {
            batch.rejected++;
        } else {
            batch.repeated++;
        }
    }

    /** The line that the row becomes; null where a row above has its key, with a reject where that one says another thing. */
    private Batch.Candidate candidate(Row row, LineContent content) throws IOException {
        UUID hash = content.hash();
        String buyer = normalised(content.buyerName());
        boolean numbered = content.documentNumber() != null && content.lineNumber() != null;
        UUID id;
        if (hasKeyColumn && content.sourceKey() != null) {
            id = LineId.ofKey(sourceId, content.sourceKey());
        } else if (numbered) {
            id = LineId.ofDocument(
                    sourceId,
                    buyer,
                    hasTypeColumn ? content.documentType() : null,
                    content.documentNumber(),
                    content.lineNumber());
        } else {
            id = LineId.ofContent(sourceId, hash, keys.count(hash));
            return new Batch.Candidate(id, hash, row.number(), buyer, content);
        }
        RowKeys.Before before = keys.note(id, hash, row.number());
        if (before.firstRow() == 0) {
            return new Batch.Candidate(id, hash, row.number(), buyer, content);
        }
        if (!before.sameContent()) {
            batch.rejects.add(new Reject(
                    row.number(),
                    keyColumn(),
                    "same_key",
                    "Row " + row.number() + " has the same key ("
                            + content.sourceKey() + ") as row " + before.firstRow()
                            + " with other content. Keep the one that is right, or tell us another column that is the key.",
                    content.sourceKey(),
                    row.asText()));
        }
        return null;
    }

    private String keyColumn() {
        Map<Field, Integer> columns = mapping.columns();
        return layout.headers().get(columns.get(hasKeyColumn ? Field.SOURCE_KEY : Field.LINE_NUMBER));
    }

    private String normalised(String buyer) {
        if (buyers.size() > REMEMBERED_BUYERS) {
            buyers.clear();
        }
        return buyers.computeIfAbsent(buyer, BuyerName::normalise);
    }
}
