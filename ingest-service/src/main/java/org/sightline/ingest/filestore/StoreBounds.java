package org.sightline.ingest.filestore;

import java.time.Duration;
import org.sightline.ingest.portal.FeedFailure;

/**
 * How much a store may give.
 *
 * @param mostFiles that lie there
 * @param mostFileBytes of one file
 * @param patience how long it may give nothing
 * @param settled how long nobody may have written to a file before it is taken
 * @param privateAddresses whether this installation has its feeds on private addresses
 */
public record StoreBounds(
        int mostFiles, long mostFileBytes, Duration patience, Duration settled, boolean privateAddresses) {

    void requireFew(int files) throws FeedFailure {
        if (files > mostFiles) {
            throw new FeedFailure("There are more than " + mostFiles
                    + " files. Name a folder that has fewer, or move old ones away.");
        }
    }

    void requireSmall(StoredFile file) throws FeedFailure {
        if (file.bytes() > mostFileBytes) {
            throw FeedFailure.lasting("\"" + file.name() + "\" has " + file.bytes()
                    + " bytes; a file of a feed may have " + mostFileBytes + ". Split it.");
        }
    }
}
