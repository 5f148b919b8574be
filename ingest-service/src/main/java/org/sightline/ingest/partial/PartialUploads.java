package org.sightline.ingest.partial;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.sightline.ingest.file.ImportSettings;
import org.sightline.ingest.file.RawFiles;
import org.sightline.kit.file.KeptFiles;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.retention.Retention;
import org.sightline.kit.sql.Sql;

/**
 * Takes files in parts, one after the other. A part is here or it is not: one that was cut off is sent again, and one that
 * is sent twice is taken once.
 */
@ApplicationScoped
public class PartialUploads {

    /** The most bytes of one part. */
    static final long LARGEST_PART = 64L << 20;

    /** The most parts of one file. */
    static final int MOST_PARTS = 10_000;

    /** How many files one person may be sending. */
    static final int MOST_OPEN = 20;

    private final PartialUploadRepository uploads;
    private final RawFiles files;
    private final ImportSettings settings;
    private final Retention retention;
    private final Sql sql;
    private final Clock clock;

    PartialUploads(
            PartialUploadRepository uploads,
            RawFiles files,
            ImportSettings settings,
            Retention retention,
            Sql sql,
            Clock clock) {
        this.uploads = uploads;
        this.files = files;
        this.settings = settings;
        this.retention = retention;
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * Begins a file.
     *
     * @throws Problem 413 where it is too large, 422 where it has no bytes, 429 where this person sends too many
     */
    PartialUpload begin(long bytes, String person) {
        if (bytes < 1) {
            throw Problem.invalid("/bytes", "out-of-range", "Say how many bytes the file has; it needs at least 1.");
        }
        settings.requireSize(bytes);
        UUID id = UUID.randomUUID();
        sql.inTransaction(() -> {
            if (uploads.open(person, oldest()) >= MOST_OPEN) {
                throw Problem.of(
                        429,
                        "too-many-open",
                        "Too many files are being sent",
                        "You are sending " + MOST_OPEN + " files. Finish or give up some of them first.");
            }
            uploads.add(id, bytes, person, clock.instant());
        });
        return read(id, person);
    }

    /**
     * How far a file is.
     *
     * @throws Problem 404 where this person sends no such file, or began it more than a day ago
     */
    PartialUpload read(UUID id, String person) {
        return stored(id, person).upload();
    }

    /**
     * Takes a part.
     *
     * @param start its first byte, counted from 0
     * @param announced how many bytes the sender said there are; -1 where it did not say
     * @throws Problem 400 where its length is not said or it breaks off, 404 as {@link #read}, 409 where another part comes next, 413 where it is too
     *     large, 507 where the disk has no room
     */
    PartialUpload take(UUID id, long start, InputStream body, long announced, String person) {
        PartialUpload before = read(id, person);
        if (announced < 0) {
            // Else only the disk would end it.
            throw Problem.malformed("Content-Length", "missing", "Say how many bytes the part has (Content-Length).");
        }
        requireRange(before, start, announced);
        if (start < before.received()) {
            return before;
        }
        try (KeptFiles.Part part = files.take(body, announced)) {
            requireRange(before, start, part.bytes());
            return sql.inTransaction(() -> {
                PartialUpload now =
                        uploads.lock(id).orElseThrow(Problem::notFound).upload();
                if (start == now.received()) {
                    // First the file, then the row: a row always has its file, and a file without a row is written
                    // over.
                    files.putAside(part, name(id, start));
                    uploads.add(id, new PartialUploadRepository.Part(start, part.bytes()));
                }
                return read(id, person);
            });
        }
    }

    private void requireRange(PartialUpload upload, long start, long bytes) {
        if (start > upload.received() || start < 0) {
            throw Problem.conflict("Bytes " + upload.received() + " and on come next; this part begins at " + start
                    + ". Send the part that comes next.");
        }
        if (bytes > LARGEST_PART) {
            throw Problem.of(
                    413, "too-large", "The part is too large", "A part may have " + (LARGEST_PART >> 20) + " MB.");
        }
        if (bytes == 0 || start + bytes > upload.bytes()) {
            throw Problem.invalid(
                    "start",
                    "out-of-range",
                    "The file has " + upload.bytes() + " bytes; a part of " + bytes + " bytes from " + start
                            + " on is none of it.");
        }
        if (start + bytes < upload.bytes() && bytes < upload.bytes() / MOST_PARTS) {
            throw Problem.invalid(
                    "start", "too-many-parts", "A file has at most " + MOST_PARTS + " parts. Send larger ones.");
        }
    }

    /**
     * The whole file, kept.
     *
     * @throws Problem 404 as {@link #read}, 409 where parts are missing or gone
     */
    public KeptFiles.Kept whole(UUID id, String person) {
        PartialUploadRepository.Stored stored = stored(id, person);
        PartialUpload upload = stored.upload();
        if (!upload.complete()) {
            throw Problem.conflict("Only " + upload.received() + " of the file's " + upload.bytes()
                    + " bytes are here. Send the rest first.");
        }
        return stored.sha256() == null ? joined(upload) : files.kept(stored.sha256(), upload.bytes());
    }

    private KeptFiles.Kept joined(PartialUpload upload) {
        List<String> names = names(upload.id());
        KeptFiles.Kept kept = files.join(names, upload.bytes());
        uploads.joined(upload.id(), kept.sha256());
        files.dropAside(names);
        return kept;
    }

    /**
     * Gives a file up.
     *
     * @throws Problem 404 as {@link #read}
     */
    void drop(UUID id, String person) {
        stored(id, person);
        List<String> names = names(id);
        uploads.delete(id);
        files.dropAside(names);
    }

    /** The parts themselves go with all scratch files that nobody touched for a day. */
    @Scheduled(every = "1h", delayed = "11m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void clean() throws IOException {
        retention.delete("partial_upload", (int) PartialUpload.KEPT.toDays(), uploads::deleteBefore);
        files.cleanScratch();
    }

    private PartialUploadRepository.Stored stored(UUID id, String person) {
        return uploads.find(id, person, oldest()).orElseThrow(Problem::notFound);
    }

    private Instant oldest() {
        return clock.instant().minus(PartialUpload.KEPT);
    }

    private List<String> names(UUID id) {
        return uploads.parts(id).stream().map(part -> name(id, part.start())).toList();
    }

    private static String name(UUID id, long start) {
        return id + "-" + start;
    }
}
