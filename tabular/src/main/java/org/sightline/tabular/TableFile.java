package org.sightline.tabular;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that a table is read from, however it is kept: as it is, or encrypted. Each call opens it anew. */
public interface TableFile {

    /** Its bytes from the first on, not buffered. */
    InputStream open() throws IOException;

    /** Its bytes, to be read at any place. */
    SeekableByteChannel channel() throws IOException;

    /** How many bytes it has. */
    long size() throws IOException;

    /** A file that is kept as it is. */
    static TableFile of(Path path) {
        return new TableFile() {
            @Override
            public InputStream open() throws IOException {
                return Files.newInputStream(path);
            }

            @Override
            public SeekableByteChannel channel() throws IOException {
                return Files.newByteChannel(path);
            }

            @Override
            public long size() throws IOException {
                return Files.size(path);
            }
        };
    }
}
