package org.sightline.ingest.run;

import java.io.IOException;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.column.DocumentType;
import org.sightline.ingest.file.SourceFiles;
import org.sightline.ingest.line.ContractLine;
import org.sightline.ingest.line.LineStore;
import org.sightline.ingest.row.Batch;
import org.sightline.ingest.row.BatchReader;
import org.sightline.ingest.row.ImportJob;
import org.sightline.ingest.row.RowKeys;
import org.sightline.kit.fault.FaultPoint;
import org.sightline.kit.message.OutgoingMessage;
import org.sightline.kit.outbox.Outbox;
import org.sightline.kit.sql.Sql;
import org.sightline.kit.sql.SqlFailure;
import org.sightline.tabular.Content;
import org.sightline.tabular.TableFile;
import org.sightline.tabular.UnreadableFile;

/**
 * One attempt at one import, on a connection that holds the source's lock.
 *
 * <p>A batch is stored, then sent, and then the checkpoint moves past it. So at any moment the database holds all
 * that was sent, and everything after the checkpoint will be read again. A line that this attempt finds stored by an
 * earlier attempt at the same import is sent again, because it may never have been; its version says that it is
 * the same message. The next batch is read and stored while one is being sent.
 */
final class ImportRun {

    /** About so many bytes a row, to guess how many keys a file has. */
    private static final int ROW_BYTES = 200;

    private final Sql sql;
    private final ImportJob job;
    private final ImportRuns.Tools tools;
    private final BooleanSupplier stopping;
    private final Buyers buyers;
    private final TableFile file;
    private final Flight flight;
    /** Whether all is sent that an earlier attempt stored. */
    private boolean caughtUp;

    private boolean cancelled;
    private boolean large;
    private String unreadWords = "";

    ImportRun(Connection connection, ImportJob job, ImportRuns.Tools tools, BooleanSupplier stopping) {
        this.sql = Sql.on(connection);
        this.job = job;
        this.tools = tools;
        this.stopping = stopping;
        this.buyers = new Buyers(job, tools.clock());
        this.file = tools.files().file(job.sha256());
        this.flight = new Flight(job.id(), tools, stopping);
        this.caughtUp = !job.begunBefore();
    }

    /**
     * Works until the import ends in one way or another, or the process is told to stop.
     *
     * @throws SqlFailure where the database is away; another attempt goes on from the checkpoint
     */
    void run() throws InterruptedException, IOException {
        String unreadable = null;
        try (flight) {
            long contentBytes = Content.check(file, tools.settings().maxBytes());
            large = contentBytes > tools.settings().smallBytes();
            tools.imports().begin(sql, job.id(), contentBytes);
            readAndStore(contentBytes);
        } catch (UnreadableFile broken) {
            unreadable = broken.getMessage();
        }
        if (!stopping.getAsBoolean()) {
            finish(unreadable);
        }
    }

    private void readAndStore(long contentBytes) throws InterruptedException, IOException {
        BlockingQueue<Batch> batches = new ArrayBlockingQueue<>(1);
        try (RowKeys keys = new RowKeys(
                tools.files().scratch(),
                contentBytes / ROW_BYTES,
                tools.settings().keysInMemoryBytes())) {
            BatchReader rows = new BatchReader(job, file, tools.settings(), keys, batches);
            Thread reader = Thread.ofPlatform().daemon().name("import-reader").start(rows);
            try {
                storeAll(batches);
            } finally {
                reader.interrupt();
                reader.join();
                unreadWords = rows.unreadWords();
            }
        }
    }

    private void storeAll(BlockingQueue<Batch> batches) throws InterruptedException {
        boolean mayExist = tools.imports().sourceMayHaveLines(sql, job);
        Batch batch = null;
        while (!stopping.getAsBoolean()
                && !cancelled
                && (batch == null || !batch.end().last())) {
            batch = batches.poll(1, TimeUnit.SECONDS);
            if (batch == null) {
                // A reader that is long in coming does not keep people from stopping it.
                cancelled = caughtUp && tools.imports().cancelWanted(sql, job.id());
            } else {
                take(batch, mayExist);
            }
        }
        flight.settle();
        cancelled |= flight.isCancelled();
        if (!cancelled && batch != null && batch.end().failure() != null) {
            throw batch.end().failure();
        }
    }

    private void take(Batch batch, boolean mayExist) throws InterruptedException {
        if (large) {
            tools.backlog().awaitRoom(stopping);
        }
        flight.makeRoom();
        cancelled = flight.isCancelled();
        if (!cancelled) {
            store(batch, mayExist);
        }
    }

    private void store(Batch batch, boolean mayExist) {
        LineStore.Stored stored = sql.inTransaction(() -> {
            tools.imports().add(sql, job.id(), flight.arrived());
            FaultPoint.reached("import.before-store", FaultPoint.Failure.DATABASE);
            Map<Buyers.Name, UUID> agencies = buyers.resolve(sql, batch);
            LineStore.Stored done =
                    tools.lines().store(sql, Buyers.lines(batch, agencies, job, job.correlationId()), mayExist);
            // After a crash it goes on until all is sent that an earlier attempt stored, before it stops.
            caughtUp |= done.again() == 0;
            cancelled = done.again() == 0 && tools.imports().cancelWanted(sql, job.id());
            FaultPoint.reached("import.before-commit", FaultPoint.Failure.DATABASE);
            return done;
        });
        FaultPoint.reached("import.committed", FaultPoint.Failure.DATABASE);
        buyers.committed();
        flight.written();
        flight.add(batch, stored);
    }

    private void finish(@Nullable String unreadable) {
        sql.inTransaction(() -> {
            Counts counts = tools.imports().add(sql, job.id(), flight.arrived());
            sendAgain(tools.imports().fundedMeanwhile(sql, job.id()));
            if (cancelled && unreadable == null && SourceFiles.allKept(sql, tools.files(), job.sourceId())) {
                tools.revisions().takeBackCancelled(sql, job.id());
            } else {
                tools.imports().end(sql, job, ending(unreadable, counts));
            }
            FaultPoint.reached("import.before-end", FaultPoint.Failure.DATABASE);
        });
        FaultPoint.reached("import.ended", FaultPoint.Failure.DATABASE);
        flight.written();
    }

    /** All of this import is with the broker, so what the outbox sends now comes last. */
    private void sendAgain(List<UUID> funded) {
        List<OutgoingMessage> messages = funded.isEmpty()
                ? List.of()
                : tools.lines().present(sql, funded).stream()
                        .map(ContractLine::message)
                        .toList();
        sql.with(connection -> {
            Outbox.insert(connection, messages);
            return true;
        });
    }

    /** What people are told of lines that are no purchases; empty where they are. */
    private String kindWords() {
        return job.mapping().documentType() == DocumentType.OFFER
                ? "This is a list of suppliers: it says who offers what, and counts as no purchase."
                : "";
    }

    private Ending ending(@Nullable String unreadable, Counts counts) {
        if (unreadable != null) {
            return Ending.unreadable(unreadable, counts);
        }
        return cancelled
                ? Ending.cancelled(counts)
                : Ending.done(counts)
                        .with(unreadWords)
                        .with(kindWords())
                        .with(job.layout().leftOutWords());
    }
}
