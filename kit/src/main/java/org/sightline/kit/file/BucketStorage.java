package org.sightline.kit.file;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.sightline.kit.bucket.BucketClient;
import org.sightline.kit.bucket.BucketObject;
import org.sightline.kit.problem.Problem;

/**
 * A bucket of an S3-compatible server. It sees only what is encrypted. A server that is away, or does not do what it is
 * asked, is a {@link Problem} of 503: nothing is kept or lost by it.
 */
public final class BucketStorage implements Storage {

    private static final Logger LOG = Logger.getLogger(BucketStorage.class);

    private final BucketClient bucket;
    private final Path scratch;

    /**
     * Makes one.
     *
     * @param directory below which a file that is read lies for the time
     */
    public BucketStorage(BucketClient bucket, Path directory) {
        this.bucket = bucket;
        this.scratch = KeptFiles.scratchOf(directory);
    }

    @Override
    public boolean has(String name) {
        try {
            return bucket.modified(name) != null;
        } catch (IOException failed) {
            throw away(failed);
        }
    }

    @Override
    public boolean hasUnsealed() {
        return false;
    }

    @Override
    public void put(Path sealed, String name) {
        try {
            // Also where it is there: the new one is young, and says the same.
            bucket.put(name, sealed);
        } catch (IOException failed) {
            throw away(failed);
        }
    }

    @Override
    public SeekableByteChannel read(String name) throws IOException {
        return Files.newByteChannel(brought(name), StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE);
    }

    /** The whole object on this machine, before anybody is told that it can be read. */
    private Path brought(String name) throws IOException {
        Path file = Files.createTempFile(Files.createDirectories(scratch), "bucket-", ".part");
        boolean here = false;
        try {
            bucket.get(name, file);
            here = true;
            return file;
        } catch (NoSuchFileException lost) {
            // It is not away for a minute: whoever reads must be told that it is missing.
            throw lost;
        } catch (IOException failed) {
            throw away(failed);
        } finally {
            if (!here) {
                Files.deleteIfExists(file);
            }
        }
    }

    @Override
    public void delete(String name) {
        try {
            bucket.delete(name);
        } catch (IOException failed) {
            throw away(failed);
        }
    }

    @Override
    public long deleteOlder(Instant oldest, Predicate<String> unwanted) throws IOException {
        long deleted = 0;
        for (BucketObject object : bucket.list()) {
            String name = object.key();
            if (object.modified().isBefore(oldest) && unwanted.test(name) && isStillOlder(name, oldest)) {
                bucket.delete(name);
                deleted++;
            }
        }
        return deleted;
    }

    /** A long list is old when its end is read: somebody may have put the file there again. */
    private boolean isStillOlder(String name, Instant oldest) throws IOException {
        Instant modified = bucket.modified(name);
        return modified != null && modified.isBefore(oldest);
    }

    private static Problem away(IOException failed) {
        LOG.warnf(failed, "The bucket of kept files did not do what it was asked: %s", failed.getMessage());
        return Problem.of(
                503,
                "storage-away",
                "The storage of the files does not answer",
                "Nothing was kept and nothing is lost. Try again in a minute; where it lasts, tell whoever runs"
                        + " Sightline.");
    }
}
