package org.sightline.ingest.file;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;
import org.sightline.kit.problem.Problem;

/** How imports are worked on. */
@ConfigMapping(prefix = "sightline.import")
public interface ImportSettings {

    /**
     * How many imports this instance works on at once; imports of one source run one after the other. Where there are
     * several, one of them takes only small imports.
     */
    @WithDefault("3")
    int workers();

    /** What is left of a small import, at most, in bytes as uploaded. */
    @WithDefault("33554432")
    long smallBytes();

    /** So many lines may be sent and not yet taken by {@link #takenBy}; then large imports wait. */
    @WithDefault("5000")
    long mostUntaken();

    /** The group of consumers whose reading of lines is looked at. */
    @WithDefault("matching-service")
    String takenBy();

    /** How many imports may be open, together and of one person. */
    @WithDefault("200")
    int mostOpen();

    @WithDefault("50")
    int mostOpenOfOne();

    /** The most bytes of one file, as it is uploaded. */
    @WithDefault("8589934592")
    long maxUploadBytes();

    /**
     * Lets a file of this size go on.
     *
     * @throws Problem 413 where it is too large to be uploaded
     */
    default void requireSize(long bytes) {
        if (bytes > maxUploadBytes()) {
            throw Problem.of(
                    413,
                    "too-large",
                    "The file is too large",
                    "A file may have " + (maxUploadBytes() >> 20) + " MB as it is uploaded. Pack it, or split it.");
        }
    }

    /** The most bytes of all kept files together. */
    @WithDefault("1099511627776")
    long maxKeptBytes();

    /** How many bytes must stay free on the disk of the kept files. */
    @WithDefault("536870912")
    long minFreeBytes();

    /** The key that encrypts the kept files: a text of at least 32 characters. */
    String fileKey();

    /** Keys of before: their files are read, and sealed again under the key of today. */
    Optional<List<String>> previousFileKeys();

    /** How many days a file is kept after its last import. */
    @WithDefault("2557")
    int keepDays();

    /** How many days the rejected rows of an import are kept after its end. */
    @WithDefault("365")
    int keepRejectsDays();

    /** Whether this instance works on imports at all. */
    @WithDefault("true")
    boolean enabled();

    /** How many rows are stored and sent together. */
    @WithDefault("5000")
    int batchRows();

    /**
     * The most memory in which an import keeps the keys that its file had so far: 16 bytes each, in a table that is at most 60
     * percent full; 0 for none. What is larger is on disk, and each key costs two calls of the system.
     */
    @WithDefault("33554432")
    long keysInMemoryBytes();

    /** The most bytes of one file, unpacked. */
    @WithDefault("17179869184")
    long maxBytes();
}
