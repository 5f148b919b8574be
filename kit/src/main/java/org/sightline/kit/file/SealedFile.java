package org.sightline.kit.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;

/**
 * An encrypted file, as it was before. Each call opens it anew. Bytes that are not those of this file are never given as
 * such: opening it or reading on ends with an {@link UnfitFile} or another error.
 */
public interface SealedFile {

    /** Its bytes from the first on, not buffered. At their end they are compared with the file's hash. */
    InputStream open() throws IOException;

    /** As {@link #open()}, when all of it was read and compared once: for whoever may not be given half of a changed file. */
    InputStream openWhole() throws IOException;

    /** Its bytes, to be read at any place. */
    SeekableByteChannel channel() throws IOException;

    /** How many bytes it has. */
    long size() throws IOException;
}
