package org.sightline.kit.file;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Predicate;

/** Where kept files lie, encrypted and under their names: a folder, or a bucket. */
public interface Storage {

    /** Whether a file of this name is there. */
    boolean has(String name);

    /** Whether release 0.1 may have kept files here as they were sent, under their hash alone. */
    boolean hasUnsealed();

    /**
     * Gives a file its name: it is there whole, or not at all. It takes the place of one that is there already.
     *
     * @param sealed may be moved away
     */
    void put(Path sealed, String name) throws IOException;

    /**
     * Opens a file as it lies.
     *
     * @throws java.nio.file.NoSuchFileException where there is none
     */
    SeekableByteChannel read(String name) throws IOException;

    /** Deletes a file; no more happens where there is none. */
    void delete(String name) throws IOException;

    /**
     * Deletes files that nobody has put there since.
     *
     * @return how many
     */
    long deleteOlder(Instant oldest, Predicate<String> unwanted) throws IOException;
}
