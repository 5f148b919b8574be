package org.sightline.kit.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;

/** An encrypted file, as it was before. Each call opens it anew; a changed or cut one ends the reading with an error. */
public interface SealedFile {

    /** Its bytes from the first on, not buffered. */
    InputStream open() throws IOException;

    /** Its bytes, to be read at any place. */
    SeekableByteChannel channel() throws IOException;

    /** How many bytes it has. */
    default long size() throws IOException {
        try (SeekableByteChannel channel = channel()) {
            return channel.size();
        }
    }
}
