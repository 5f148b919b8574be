package org.sightline.ingest.upload;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.sightline.ingest.source.Mapping;
import org.sightline.ingest.source.Reading;
import org.sightline.tabular.Layout;

/**
 * One upload on its way into lines. Requests read it through Hibernate; the worker moves its counts and its checkpoint
 * with plain SQL, in the transactions of the batches.
 */
@Entity
@DynamicUpdate
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

    String status;

    String message;

    @Column(name = "cancel_wanted")
    boolean cancelWanted;

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

    ImportStatus status() {
        return ImportStatus.of(status);
    }

    /** Takes how the file is to be read; what is open decides whether work can begin. */
    void read(Reading reading) {
        layout = reading.layout();
        mapping = reading.mapping();
        columns = reading.columns();
        boolean ready = reading.questions().isEmpty();
        status = (ready ? ImportStatus.RECEIVED : ImportStatus.NEEDS_MAPPING).word();
        message = ready
                ? "Waiting for its turn."
                : "Please say " + String.join("; ", reading.questions()) + ". The file's columns are: "
                        + described(reading.columns()) + ".";
    }

    private static String described(List<Reading.Column> columns) {
        return columns.stream()
                .map(column -> column.header()
                        + (column.sample().isEmpty()
                                ? ""
                                : " (such as " + column.sample().get(0) + ")"))
                .reduce((a, b) -> a + ", " + b)
                .orElse("none");
    }
}
