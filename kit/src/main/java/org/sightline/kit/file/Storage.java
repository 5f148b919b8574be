package org.sightline.kit.file;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Predicate;

/** Where kept files lie, encrypted and under their names: a folder, or a bucket. */
public interface Storage {

    /** Whether a file of this name is there. */
    boolean has(String name);

    /**
     * Gives a file its name: it is there whole, or not at all. One that is there already is as young as a new one.
     *
     * @param sealed may be moved away
     */
    void put(Path sealed, String name) throws IOException;

    /** The file of this name, which must be there. */
    SealedFile file(String name, FileSeal seal);

    /** Deletes a file; no more happens where there is none. */
    void delete(String name) throws IOException;

    /**
     * Deletes files that nobody has put there since.
     *
     * @return how many
     */
    long deleteOlder(Instant oldest, Predicate<String> unwanted) throws IOException;
}
