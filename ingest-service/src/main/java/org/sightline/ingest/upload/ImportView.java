package org.sightline.ingest.upload;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.column.Reading;
import org.sightline.kit.paging.ETags;

/** An import, as the API shows it. */
@Schema(name = "Import", description = "A file of purchase data and what became of its rows.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportView(
        @Schema(required = true) UUID id,

        @Schema(
                required = true,
                description = "For If-Match. 1 while it asks what the columns mean, 2 while it waits to be applied, 3"
                        + " while it waits or runs, 4 when it is over; 2 more with each revision")
        int version,

        @Schema(required = true, examples = "franklin-orders")
        String sourceId,

        @Schema(required = true) String sourceName,
        @Schema(required = true) String filename,

        @Schema(required = true, description = "Of the file as it was uploaded; 64 hexadecimal digits")
        String sha256,

        @Schema(required = true, description = "Of the file as it was uploaded")
        long bytes,

        @Schema(required = true) ImportStatus status,

        @Schema(required = true, description = "What is done with it when its turn comes, or was done last")
        ImportTask task,

        @Schema(required = true, description = "How often it was taken back or applied again")
        int revision,

        @Schema(required = true, description = "Rows read so far, without blank ones")
        long read,

        @Schema(required = true, description = "New lines") long accepted,

        @Schema(required = true, description = "Lines that were there and changed")
        long updated,

        @Schema(required = true, description = "Lines that were there and say the same, and repeats within the file")
        long unchanged,

        @Schema(required = true, description = "Rows that were not taken")
        long rejected,

        @Schema(
                description = "The sum of the amounts of the rows that were taken, in US dollars, a plain decimal",
                examples = "147396361.90")
        @Nullable
        String total,

        @Schema(required = true, minimum = "0", maximum = "100", description = "Of the file, by bytes")
        int percent,

        @Schema(required = true, description = "Rows read for each second since it started")
        long linesPerSecond,

        @Schema(description = "About how many seconds of reading are left, while it runs") @Nullable
        Long secondsLeft,

        @Schema(required = true, description = "Where it stands and what to do, in plain words")
        String message,

        @Schema(required = true) List<Reading.Column> columns,

        @Schema(required = true, description = "The character set that was recognized", examples = "UTF-8")
        String encoding,

        @Schema(required = true, description = "What separates the columns", examples = ",")
        String delimiter,

        @Schema(
                required = true,
                enumeration = {"CR", "LF", "CRLF", "mixed"})
        String lineEnd,

        @Schema(required = true, description = "Who uploaded it")
        String startedBy,

        @Schema(required = true) Instant receivedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,

        @Schema(description = "Quote it when you ask for help") @Nullable
        String correlationId) {

    /** Its version as an entity tag. */
    public String etag() {
        return ETags.of(version);
    }

    static ImportView of(Import shown, String sourceName, @Nullable String message, Instant now) {
        return new ImportView(
                shown.id,
                shown.version(),
                shown.sourceId,
                sourceName,
                shown.filename,
                shown.sha256,
                shown.bytes,
                shown.status,
                shown.task,
                shown.revision,
                shown.read,
                shown.accepted,
                shown.updated,
                shown.unchanged,
                shown.rejected,
                shown.total == null ? null : shown.total.toPlainString(),
                percent(shown),
                linesPerSecond(shown, now),
                secondsLeft(shown, now),
                message == null ? shown.message : message,
                shown.columns,
                shown.layout.encoding().name(),
                String.valueOf(shown.layout.delimiter()),
                shown.layout.lineEnd(),
                shown.startedBy,
                shown.receivedAt,
                shown.startedAt,
                shown.finishedAt,
                shown.correlationId);
    }

    private static int percent(Import shown) {
        if (shown.status == ImportStatus.DONE || shown.status == ImportStatus.UNDONE) {
            return 100;
        }
        long all = shown.contentBytes == null ? shown.bytes : shown.contentBytes;
        return all == 0 ? 0 : (int) Math.min(99, 100 * shown.bytesDone / all);
    }

    private static long linesPerSecond(Import shown, Instant now) {
        if (shown.startedAt == null) {
            return 0;
        }
        Instant end = shown.finishedAt == null ? now : shown.finishedAt;
        return shown.read
                * 1000
                / Math.max(1, Duration.between(shown.startedAt, end).toMillis());
    }

    /** As if the rest of the file took as long, for each of its bytes, as what was read. */
    private static @Nullable Long secondsLeft(Import shown, Instant now) {
        if (shown.status != ImportStatus.RUNNING || shown.startedAt == null || shown.bytesDone == 0) {
            return null;
        }
        long all = shown.contentBytes == null ? shown.bytes : shown.contentBytes;
        double each = (double) Duration.between(shown.startedAt, now).toMillis() / shown.bytesDone;
        return Math.round(Math.max(0, all - shown.bytesDone) * each / 1000);
    }
}
