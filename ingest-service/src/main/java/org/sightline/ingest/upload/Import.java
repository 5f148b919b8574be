package org.sightline.ingest.upload;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.column.Mapping;
import org.sightline.ingest.column.Reading;
import org.sightline.kit.file.KeptFiles;
import org.sightline.kit.problem.Problem;
import org.sightline.tabular.Layout;

/**
 * One upload on its way into lines. Requests change it through these methods; the worker moves its counts, its
 * checkpoint and its status in the transactions of the batches, under the lock of the source.
 */
@Entity
@DynamicUpdate
@NullUnmarked
class Import {

    @Id
    UUID id;

    @Column(name = "source_id")
    String sourceId;

    String filename;

    @JdbcTypeCode(SqlTypes.CHAR)
    String sha256;

    long bytes;

    @Column(name = "content_bytes")
    Long contentBytes;

    ImportStatus status;

    ImportTask task;

    int revision;

    @Column(name = "queued_at")
    Instant queuedAt;

    BigDecimal total;

    String message;

    @Column(name = "cancel_wanted")
    boolean cancelWanted;

    @Column(name = "cancel_wanted_by")
    String cancelWantedBy;

    @JdbcTypeCode(SqlTypes.CHAR)
    String state;

    @JdbcTypeCode(SqlTypes.JSON)
    Layout layout;

    @JdbcTypeCode(SqlTypes.JSON)
    Mapping mapping;

    @JdbcTypeCode(SqlTypes.JSON)
    List<Reading.Column> columns;

    long checkpoint;

    @Column(name = "bytes_done")
    long bytesDone;

    long read;
    long accepted;
    long updated;
    long unchanged;
    long rejected;

    @Column(name = "started_by")
    String startedBy;

    @Column(name = "correlation_id")
    String correlationId;

    @Column(name = "received_at")
    Instant receivedAt;

    @Column(name = "started_at")
    Instant startedAt;

    @Column(name = "finished_at")
    Instant finishedAt;

    /** For Hibernate. */
    protected Import() {}

    /** A file that was just received; {@link #readAs} says how it is to be read. */
    static Import received(Upload upload, KeptFiles.Kept kept, Instant now) {
        Import received = new Import();
        received.id = UUID.randomUUID();
        received.sourceId = upload.sourceId();
        received.filename = upload.filename();
        received.sha256 = kept.sha256();
        received.bytes = kept.bytes();
        received.startedBy = upload.startedBy();
        received.correlationId = upload.correlationId();
        received.receivedAt = now;
        received.queuedAt = now;
        received.task = upload.preview() ? ImportTask.PREVIEW : ImportTask.LOAD;
        return received;
    }

    /** Takes how the file is to be read; what is still open decides whether work can begin. */
    void readAs(Reading reading, @Nullable String buyersState) {
        state = buyersState;
        layout = reading.layout();
        mapping = reading.mapping();
        columns = reading.columns();
        boolean ready = reading.questions().isEmpty();
        status = ready ? ImportStatus.RECEIVED : ImportStatus.NEEDS_MAPPING;
        message = ready
                ? "Waiting for its turn."
                : Stream.of(
                                "Please say " + String.join("; ", reading.questions()) + ".",
                                layout.leftOutWords(),
                                "The file's columns are: " + described() + ".")
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(" "));
    }

    private String described() {
        return columns.isEmpty()
                ? "none"
                : columns.stream()
                        .map(column -> column.header() + example(column.sample()))
                        .collect(Collectors.joining(", "));
    }

    private static String example(List<String> sample) {
        return sample.isEmpty() ? "" : " (such as " + sample.getFirst() + ")";
    }

    /** For If-Match. */
    int version() {
        return status.version(revision);
    }

    /**
     * Lets a mapping be given.
     *
     * @throws Problem 409 where the import does not ask for one
     */
    void requireQuestion() {
        if (status != ImportStatus.NEEDS_MAPPING && status != ImportStatus.TO_APPLY) {
            throw Problem.conflict("The import does not wait for a mapping; it is " + status.word() + ".");
        }
    }

    /**
     * Stops the import: at once where no work has begun, else when no batch is half done; then what it had stored is taken
     * back.
     *
     * @throws Problem 409 where it is over
     */
    void cancel(String person, Instant now) {
        if (task == ImportTask.UNDO || task == ImportTask.REDO) {
            throw Problem.conflict("An import that is being undone or applied again cannot be stopped.");
        }
        if (!status.isCancellable()) {
            throw Problem.conflict("The import is over; it is " + status.word() + ".");
        }
        if (startedAt == null) {
            status = ImportStatus.CANCELLED;
            message = "Canceled before it began.";
            finishedAt = now;
        } else {
            cancelWanted = true;
            cancelWantedBy = person;
            message = "It stops after the current batch. Then what it stored is undone.";
        }
    }
}
