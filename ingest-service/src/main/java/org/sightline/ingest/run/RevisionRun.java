package org.sightline.ingest.run;

import java.io.IOException;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.sightline.ingest.line.ContractLine;
import org.sightline.ingest.row.Batch;
import org.sightline.ingest.row.FileRows;
import org.sightline.ingest.row.ImportJob;
import org.sightline.kit.outbox.Outbox;
import org.sightline.kit.sql.Sql;

/**
 * Takes an import back, or applies it again, on a connection that holds the source's lock.
 *
 * <p>What a line says follows from the imports that hold: it is what the last of them says that names it, in the order in
 * which they were loaded; a line that none names is withdrawn. So the lines in question are listed, and the kept files
 * are read from the newest on until each is decided. The end is what a fresh load of these files would come to. A
 * revision that was cut off begins again, and changes only what is not yet right.
 */
final class RevisionRun {

    private static final int LOOK_AGAIN_MILLIS = 20;

    private final Connection connection;
    private final Sql sql;
    private final ImportJob job;
    private final ImportRuns.Tools tools;
    private final BooleanSupplier stopping;
    private final List<Batch.Candidate> some = new ArrayList<>();

    RevisionRun(Connection connection, ImportJob job, ImportRuns.Tools tools, BooleanSupplier stopping) {
        this.connection = connection;
        this.sql = Sql.on(connection);
        this.job = job;
        this.tools = tools;
        this.stopping = stopping;
    }

    /** Takes the import back: only lines that it wrote last can change. */
    void undo() throws IOException, InterruptedException {
        begin("Undoing the import.");
        sql.inTransaction(() -> revisions().listWrittenBy(sql, job.id()));
        for (RevisionRepository.Applied other : revisions().appliedBeside(sql, job)) {
            decideBy(other);
        }
        withdrawRest();
        end(true);
    }

    /** Applies the import again: what files say that were loaded after it stays. */
    void redo() throws IOException, InterruptedException {
        begin("Applying the import again.");
        RevisionRepository.Applied again = new RevisionRepository.Applied(job, job.checkpoint());
        read(again, this::list);
        for (RevisionRepository.Applied other : revisions().appliedBeside(sql, job)) {
            if (revisions().isAfter(sql, other.job().id(), job.id())) {
                decideBy(other);
            }
        }
        decideBy(again);
        end(false);
    }

    private RevisionRepository revisions() {
        return tools.revisions();
    }

    private void begin(String message) {
        sql.inTransaction(() -> {
            revisions().begin(sql, job.id(), message);
            revisions().beginList(sql);
        });
    }

    private void read(RevisionRepository.Applied file, Consumer<List<Batch.Candidate>> step) throws IOException {
        some.clear();
        FileRows.each(
                file.job(),
                tools.files().file(file.job().sha256()),
                tools.files().scratch(),
                tools.settings().maxBytes(),
                stopping.getAsBoolean() ? 0 : file.lastRow(),
                (row, line, wrong) -> {
                    if (line != null) {
                        some.add(line);
                    }
                    if (some.size() >= tools.settings().batchRows()) {
                        step.accept(some);
                        some.clear();
                    }
                });
        step.accept(some);
        some.clear();
    }

    private void list(List<Batch.Candidate> lines) {
        sql.inTransaction(() -> revisions().list(sql, ids(lines)));
    }

    private static List<UUID> ids(List<Batch.Candidate> lines) {
        return lines.stream().map(Batch.Candidate::id).toList();
    }

    private void decideBy(RevisionRepository.Applied file) throws IOException {
        if (!revisions().listIsEmpty(sql)) {
            Buyers buyers = new Buyers(file.job(), tools.clock());
            read(file, lines -> decide(file.job(), lines, buyers));
        }
    }

    private void decide(ImportJob said, List<Batch.Candidate> lines, Buyers buyers) {
        if (stopping.getAsBoolean() || lines.isEmpty()) {
            return;
        }
        sql.inTransaction(() -> {
            Set<UUID> open = revisions().decide(sql, ids(lines));
            List<Batch.Candidate> decided =
                    lines.stream().filter(line -> open.contains(line.id())).toList();
            if (!decided.isEmpty()) {
                Batch batch = new Batch(decided, List.of(), new Batch.Rows(0, 0, 0), new Batch.End(0, 0, false, null));
                Map<Buyers.Name, UUID> agencies = buyers.resolve(sql, batch);
                send(tools.lines().restore(sql, Buyers.lines(batch, agencies, said, job.correlationId())), false);
            }
        });
        buyers.committed();
    }

    private void withdrawRest() {
        while (!stopping.getAsBoolean() && !revisions().listIsEmpty(sql)) {
            sql.inTransaction(() -> {
                List<UUID> lines = revisions().decideSome(sql, tools.settings().batchRows());
                send(tools.lines().withdraw(sql, lines, job.correlationId()), true);
            });
        }
    }

    /** The messages go through the outbox, in the transaction of the change. */
    private void send(List<ContractLine> changed, boolean withdrawn) {
        revisions().count(sql, job.id(), withdrawn ? changed.size() : 0, withdrawn ? 0 : changed.size());
        Outbox.insert(connection, changed.stream().map(ContractLine::message).toList());
    }

    /** The next import of the source sends by itself, so it must not begin before all of this is sent. */
    private void end(boolean undone) throws InterruptedException {
        tools.relay().wake();
        while (!stopping.getAsBoolean() && revisions().linesWait(sql)) {
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
        }
        if (!stopping.getAsBoolean()) {
            sql.inTransaction(() -> {
                tools.imports().tellCoverage(sql, job);
                revisions().end(sql, job.id(), undone);
            });
        }
    }
}
