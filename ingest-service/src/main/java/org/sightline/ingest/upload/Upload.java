package org.sightline.ingest.upload;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.digest.Sha256;

/**
 * What is known of an upload besides its bytes.
 *
 * @param state two capital letters; null where the source says it
 * @param buyer the one buyer of all lines; null where a column or the source says it
 * @param again whether to import content that was imported before
 * @param elsewhere whether to import content that another source has already
 * @param preview whether it is read first and applied when somebody says so
 * @param startedBy who uploads
 */
record Upload(
        String filename,
        String sourceId,
        @Nullable String state,
        @Nullable String buyer,
        boolean again,
        boolean elsewhere,
        boolean preview,
        String startedBy,
        @Nullable String correlationId) {

    /** A digest of what is asked for with a file of this content. */
    String digest(String sha256) {
        return Sha256.hex(Arrays.asList(sha256, filename, sourceId, state, buyer, again, elsewhere, preview)
                .toString());
    }
}
