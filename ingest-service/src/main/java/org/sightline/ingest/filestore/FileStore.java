package org.sightline.ingest.filestore;

import java.nio.file.Path;
import java.util.List;
import org.sightline.ingest.portal.FeedFailure;

/** A place where files lie. Opened for one run. */
public interface FileStore extends AutoCloseable {

    /**
     * The files that nobody writes any more, in the order of their names.
     *
     * @throws FeedFailure where they cannot be listed, or are too many
     */
    List<StoredFile> files() throws FeedFailure, InterruptedException;

    /**
     * Brings a file here, in the state in which it was listed.
     *
     * @param scratch an empty file of this machine
     * @param alive called now and then while it comes
     * @return where its content is: the scratch file, or the file itself where it lies on this machine
     * @throws FeedFailure where it does not come whole, has changed since, or is too large
     */
    Path bring(StoredFile file, Path scratch, Runnable alive) throws FeedFailure, InterruptedException;

    @Override
    void close();
}
