package org.sightline.ingest.journey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.file.RawFiles;
import org.sightline.ingest.file.SourceFiles;
import org.sightline.ingest.upload.ImportReady;
import org.sightline.ingest.upload.ImportStatus;
import org.sightline.ingest.upload.ImportTask;
import org.sightline.kit.correlation.Correlation;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.sql.Sql;

/** Lets people apply an import, take it back and apply it again. The work is done in the room {@code run}. */
@ApplicationScoped
class Journeys {

    private static final String WAITING = "Waiting for its turn.";

    private final JourneyRepository imports;
    private final RawFiles files;
    private final Sql sql;
    private final Event<ImportReady> ready;
    private final Clock clock;

    Journeys(JourneyRepository imports, RawFiles files, Sql sql, Event<ImportReady> ready, Clock clock) {
        this.imports = imports;
        this.files = files;
        this.sql = sql;
        this.ready = ready;
        this.clock = clock;
    }

    /**
     * Lets an import that was only read be loaded.
     *
     * @throws Problem 409 where it does not wait for that
     */
    @Transactional
    void apply(UUID id, @Nullable String ifMatch) {
        JourneyRepository.Standing import_ = locked(id, ifMatch);
        if (import_.status() != ImportStatus.TO_APPLY) {
            throw Problem.conflict("The import does not wait to be applied; it is "
                    + import_.status().word() + ".");
        }
        imports.queue(id, ImportTask.LOAD, import_.revision(), WAITING, null, clock.instant());
        ready.fire(new ImportReady(id));
    }

    /**
     * Lets an import be taken back.
     *
     * @throws Problem 409 where it is not over, or nothing of it was taken, or a file is gone that says what lines said
     *     before
     */
    @Transactional
    void undo(UUID id, @Nullable String ifMatch, String reason, String person) {
        JourneyRepository.Standing import_ = locked(id, ifMatch);
        boolean over = switch (import_.status()) {
            case DONE, FAILED, CANCELLED -> true;
            case RECEIVED, NEEDS_MAPPING, TO_APPLY, RUNNING, WAITING, UNDONE -> false;
        };
        if (!over || !import_.begun()) {
            throw Problem.conflict("There is nothing to undo; the import is "
                    + import_.status().word() + ".");
        }
        revise(import_, ImportTask.UNDO, reason, person);
    }

    /**
     * Lets an import that was taken back be applied again, in its old place.
     *
     * @throws Problem 409 where it was not taken back, or a file is gone
     */
    @Transactional
    void redo(UUID id, @Nullable String ifMatch, String reason, String person) {
        JourneyRepository.Standing import_ = locked(id, ifMatch);
        if (import_.status() != ImportStatus.UNDONE) {
            throw Problem.conflict(
                    "The import was not undone; it is " + import_.status().word() + ".");
        }
        revise(import_, ImportTask.REDO, reason, person);
    }

    private JourneyRepository.Standing locked(UUID id, @Nullable String ifMatch) {
        JourneyRepository.Standing import_ = imports.lock(id).orElseThrow(Problem::notFound);
        ETags.require(ifMatch, import_.version());
        return import_;
    }

    private void revise(JourneyRepository.Standing import_, ImportTask task, String reason, String person) {
        if (!SourceFiles.allKept(sql, files, import_.sourceId())) {
            throw Problem.conflict("A file of the source is no longer stored, so nobody can say what its lines said "
                    + "before. Upload the correct file: it updates the lines on record.");
        }
        Instant now = clock.instant();
        int revision = import_.revision() + 1;
        imports.note(import_, task, revision, reason.strip(), person, now);
        imports.queue(import_.id(), task, revision, WAITING, Correlation.current(), now);
        ready.fire(new ImportReady(import_.id()));
    }
}
