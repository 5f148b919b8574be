package org.sightline.ingest.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.io.IOException;
import java.sql.Connection;
import java.time.Clock;
import java.util.function.BooleanSupplier;
import org.sightline.ingest.file.ImportSettings;
import org.sightline.ingest.file.RawFiles;
import org.sightline.ingest.line.LineStore;
import org.sightline.ingest.row.ImportJob;
import org.sightline.ingest.row.MuchRejected;
import org.sightline.kit.message.MessageSender;
import org.sightline.kit.outbox.OutboxRelay;
import org.sightline.kit.sql.Sql;
import org.sightline.tabular.TableFile;
import org.sightline.tabular.UnreadableFile;

/** Makes attempts at imports. */
@ApplicationScoped
class ImportRuns {

    private final Tools tools;

    /** Everything that an attempt needs besides the import. */
    record Tools(
            LineStore lines,
            ImportJobRepository imports,
            RevisionRepository revisions,
            MessageSender sender,
            Event<Step> steps,
            RawFiles files,
            ImportSettings settings,
            Backlog backlog,
            OutboxRelay relay,
            Clock clock) {}

    ImportRuns(
            LineStore lines,
            ImportJobRepository imports,
            RevisionRepository revisions,
            MessageSender sender,
            Event<Step> steps,
            RawFiles files,
            ImportSettings settings,
            Backlog backlog,
            OutboxRelay relay,
            Clock clock) {
        this.tools = new Tools(lines, imports, revisions, sender, steps, files, settings, backlog, relay, clock);
    }

    /** Works on an import, on a connection that holds the source's lock, until it ends or the process stops. */
    void run(Connection connection, ImportJob job, BooleanSupplier stopping) throws InterruptedException, IOException {
        switch (tools.imports().task(Sql.on(connection), job.id())) {
            case PREVIEW -> new PreviewRun(connection, job, tools, stopping).run();
            case LOAD -> load(connection, job, stopping);
            case UNDO -> new RevisionRun(connection, job, tools, stopping).undo();
            case REDO -> new RevisionRun(connection, job, tools, stopping).redo();
        }
    }

    /** Loads the file. One of which much would be rejected waits, as if a preview had been asked for, until a person applies it. */
    private void load(Connection connection, ImportJob job, BooleanSupplier stopping)
            throws InterruptedException, IOException {
        boolean confirmed = job.begunBefore() || tools.revisions().wasPreviewed(Sql.on(connection), job.id());
        if (!confirmed && isMuchRejected(job)) {
            new PreviewRun(connection, job, tools, stopping).run();
        } else {
            new ImportRun(connection, job, tools, stopping).run();
        }
    }

    private boolean isMuchRejected(ImportJob job) throws IOException {
        try {
            TableFile file = tools.files().file(job.sha256());
            return !MuchRejected.words(job, file, tools.settings().maxBytes()).isEmpty();
        } catch (UnreadableFile broken) {
            // What can be read of it is loaded, and the end says what is wrong.
            return false;
        }
    }
}
