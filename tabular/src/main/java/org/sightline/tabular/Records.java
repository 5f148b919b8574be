package org.sightline.tabular;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The records of one table, in order. Not for several threads. */
public interface Records extends AutoCloseable {

    /**
     * The next record; null at the end. A record that is blank is given too.
     *
     * @throws UnreadableFile where the table breaks off
     */
    String @Nullable [] next() throws IOException;

    /** How many bytes were read, unpacked, give or take a buffer. */
    long bytesRead();

    @Override
    void close() throws IOException;
}
