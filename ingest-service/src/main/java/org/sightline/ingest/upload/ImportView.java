package org.sightline.ingest.upload;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.sightline.ingest.source.Reading;

/**
 * An import, as the API shows it.
 *
 * @param read rows read so far, without blank ones
 * @param accepted new lines
 * @param updated lines that were there and changed
 * @param unchanged lines that were there and say the same, and repeats within the file
 * @param rejected rows that were not taken
 * @param percent of the file, by bytes
 * @param linesPerSecond rows read for each second since it started
 * @param message where it stands, in plain words
 * @param lineEnd {@code CR}, {@code LF}, {@code CRLF} or {@code mixed}
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ImportView(
        UUID id,
        String sourceId,
        String sourceName,
        String filename,
        String sha256,
        long bytes,
        ImportStatus status,
        long read,
        long accepted,
        long updated,
        long unchanged,
        long rejected,
        int percent,
        long linesPerSecond,
        String message,
        List<Reading.Column> columns,
        String encoding,
        String delimiter,
        String lineEnd,
        String startedBy,
        Instant receivedAt,
        Instant startedAt,
        Instant finishedAt,
        String correlationId) {

    static ImportView of(Import import_, String sourceName, String message, Instant now) {
        return new ImportView(
                import_.id,
                import_.sourceId,
                sourceName,
                import_.filename,
                import_.sha256,
                import_.bytes,
                import_.status(),
                import_.read,
                import_.accepted,
                import_.updated,
                import_.unchanged,
                import_.rejected,
                percent(import_),
                linesPerSecond(import_, now),
                message == null ? import_.message : message,
                import_.columns,
                import_.layout.encoding().name(),
                String.valueOf(import_.layout.delimiter()),
                import_.layout.lineEnd(),
                import_.startedBy,
                import_.receivedAt,
                import_.startedAt,
                import_.finishedAt,
                import_.correlationId);
    }

    private static int percent(Import import_) {
        if (import_.status() == ImportStatus.DONE) {
            return 100;
        }
        long all = import_.contentBytes == null ? import_.bytes : import_.contentBytes;
        return all == 0 ? 0 : (int) Math.min(99, 100 * import_.bytesDone / all);
    }

    private static long linesPerSecond(Import import_, Instant now) {
        if (import_.startedAt == null) {
            return 0;
        }
        Instant end = import_.finishedAt == null ? now : import_.finishedAt;
        return import_.read
                * 1000
                / Math.max(1, Duration.between(import_.startedAt, end).toMillis());
    }
}
