package org.sightline.ingest.run;

import jakarta.enterprise.event.Event;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.sightline.ingest.line.ContractLine;
import org.sightline.ingest.line.LineStore;
import org.sightline.ingest.upload.ImportStatus;
import org.sightline.ingest.upload.RawFiles;
import org.sightline.kit.message.MessageSender;
import org.sightline.kit.message.OutgoingMessage;
import org.sightline.tabular.Content;
import org.sightline.tabular.UnreadableFile;

/**
 * One attempt at one import, on a connection that holds the source's lock.
 *
 * <p>A batch is stored, then sent, and then the checkpoint moves past it. So at any moment the database holds all
 * that was sent, and everything after the checkpoint will be read again. A line that this attempt finds stored by an
 * earlier attempt at the same import is sent again, because nobody knows whether it was; its version says that it is
 * the same message. The next batch is read and stored while one is being sent.
 */
final class ImportRun {

    private static final int IN_FLIGHT = 2;
    private static final long SLOW_SEND_SECONDS = 5;

    private final Connection connection;
    private final ImportRecord import_;
    private final Buyers buyers;
    private final LineStore lines;
    private final MessageSender sender;
    private final Event<Step> steps;
    private final Notes notes;
    private final Path file;
    private final Path scratch;
    private final long mostBytes;
    private final int batchRows;

    private final Deque<Sending> flight = new ArrayDeque<>();
    private Progress progress;
    private boolean stopWanted;

    private record Sending(Batch batch, LineStore.Stored stored, Future<?> sent) {}

    /** How the attempt tells where the import stands, on a connection of its own. */
    interface Notes {
        void waiting(UUID importId, String message);

        void running(UUID importId);

        boolean stopping();
    }

    /** Everything that an attempt needs besides the import. */
    record Tools(
            LineStore lines,
            MessageSender sender,
            Event<Step> steps,
            Notes notes,
            RawFiles files,
            long mostBytes,
            int batchRows) {}

    ImportRun(Connection connection, ImportRecord import_, Tools tools) throws IOException {
        this.connection = connection;
        this.import_ = import_;
        this.buyers = new Buyers(import_.sourceId());
        this.lines = tools.lines();
        this.sender = tools.sender();
        this.steps = tools.steps();
        this.notes = tools.notes();
        this.file = tools.files().path(import_.sha256());
        this.scratch = tools.files().scratch();
        this.mostBytes = tools.mostBytes();
        this.batchRows = tools.batchRows();
        this.progress = new Progress(import_.id());
    }

    /**
     * Works until the import ends in one way or another, or the process is told to stop.
     *
     * @throws SQLException where the database is away; another attempt goes on from the checkpoint
     */
    void run() throws SQLException, InterruptedException, IOException {
        String unreadable = null;
        try {
            long contentBytes = Content.check(file, mostBytes);
            import_.begin(connection, contentBytes);
            readAndStore(contentBytes);
        } catch (UnreadableFile broken) {
            unreadable = broken.getMessage();
        }
        if (!notes.stopping()) {
            finish(unreadable);
        }
    }

    private void readAndStore(long contentBytes) throws SQLException, InterruptedException, IOException {
        BlockingQueue<Batch> batches = new ArrayBlockingQueue<>(1);
        ExecutorService sending = Executors.newSingleThreadExecutor(task -> daemon(task, "import-sender"));
        try (RowKeys keys = new RowKeys(scratch, contentBytes / 200)) {
            Thread reading = daemon(
                    new BatchReader(
                            import_.layout(),
                            import_.mapping(),
                            import_.sourceId(),
                            file,
                            mostBytes,
                            import_.checkpoint(),
                            batchRows,
                            keys,
                            batches),
                    "import-reader");
            reading.start();
            try {
                storeAll(batches, sending);
            } finally {
                reading.interrupt();
                reading.join();
            }
        } finally {
            sending.shutdownNow();
        }
    }

    private void storeAll(BlockingQueue<Batch> batches, ExecutorService sending)
            throws SQLException, InterruptedException {
        boolean mayExist = import_.sourceMayHaveLines(connection);
        Batch batch;
        do {
            batch = batches.poll(1, TimeUnit.SECONDS);
            if (batch == null) {
                continue;
            }
            while (flight.size() >= IN_FLIGHT
                    || !flight.isEmpty() && flight.peek().sent().isDone()) {
                settle();
            }
            store(batch, mayExist, sending);
        } while (!notes.stopping() && !stopWanted && (batch == null || !batch.last));
        while (!flight.isEmpty()) {
            settle();
        }
        if (batch != null && batch.failure != null) {
            throw batch.failure;
        }
    }

    private void store(Batch batch, boolean mayExist, ExecutorService sending) throws SQLException {
        Progress settled = progress;
        LineStore.Stored stored = Transactions.run(connection, transaction -> {
            settled.write(transaction);
            Map<Buyers.Name, UUID> agencies = buyers.resolve(transaction, batch, import_.correlationId());
            LineStore.Stored done = lines.store(
                    transaction,
                    import_.sourceId(),
                    import_.id(),
                    import_.correlationId(),
                    incoming(batch, agencies),
                    mayExist);
            // After a crash it goes on until all is sent that an earlier attempt stored, before it stops.
            stopWanted = done.again() == 0 && import_.cancelWanted(transaction);
            return done;
        });
        buyers.committed();
        settled.steps().forEach(steps::fire);
        progress = new Progress(import_.id());
        steps.fire(Progress.step(Step.Kind.STORED, import_.id(), batch, stored));
        flight.add(new Sending(batch, stored, sending.submit(() -> send(stored.changed()))));
    }

    private static List<LineStore.Incoming> incoming(Batch batch, Map<Buyers.Name, UUID> agencies) {
        List<LineStore.Incoming> incoming = new ArrayList<>(batch.candidates.size());
        for (Batch.Candidate candidate : batch.candidates) {
            UUID agency = agencies.get(new Buyers.Name(candidate.content().state(), candidate.buyer()));
            incoming.add(new LineStore.Incoming(
                    candidate.id(), candidate.hash(), candidate.row(), agency, candidate.content()));
        }
        return incoming;
    }

    /** Sends until the broker has all; what was sent before is recognised by its version. */
    private Void send(List<ContractLine> changed) throws InterruptedException {
        List<OutgoingMessage> facts = new ArrayList<>(changed.size());
        changed.forEach(line -> facts.add(line.fact()));
        while (!facts.isEmpty() && !Thread.currentThread().isInterrupted()) {
            try {
                sender.send(facts);
                return null;
            } catch (IllegalStateException brokerAway) {
                notes.waiting(
                        import_.id(),
                        "The message broker does not take messages. Nothing is lost; the import goes on"
                                + " when it is back. (" + brokerAway.getMessage() + ")");
                TimeUnit.SECONDS.sleep(1);
            }
        }
        return null;
    }

    /** Waits until the first batch in flight is with the broker. */
    private void settle() throws InterruptedException {
        Sending first = flight.peek();
        boolean waited = false;
        while (!notes.stopping()) {
            try {
                first.sent().get(SLOW_SEND_SECONDS, TimeUnit.SECONDS);
                flight.remove();
                if (waited) {
                    notes.running(import_.id());
                }
                steps.fire(Progress.step(Step.Kind.SENT, import_.id(), first.batch(), first.stored()));
                progress.add(first.batch(), first.stored());
                return;
            } catch (TimeoutException slow) {
                waited = true;
                notes.waiting(
                        import_.id(),
                        "The message broker has not taken the last messages for some seconds. Nothing is"
                                + " lost; the import goes on when it has.");
            } catch (ExecutionException failed) {
                throw new IllegalStateException("A batch could not be sent", failed.getCause());
            }
        }
        flight.clear();
    }

    private void finish(String unreadable) throws SQLException {
        Progress settled = progress;
        ImportStatus status =
                unreadable != null ? ImportStatus.FAILED : stopWanted ? ImportStatus.CANCELLED : ImportStatus.DONE;
        Transactions.run(connection, transaction -> {
            settled.write(transaction);
            import_.end(transaction, status, unreadable);
            return null;
        });
        settled.steps().forEach(steps::fire);
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
