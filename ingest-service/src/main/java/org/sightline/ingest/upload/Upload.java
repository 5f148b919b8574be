package org.sightline.ingest.upload;

import org.jspecify.annotations.Nullable;

/**
 * What is known of an upload besides its bytes.
 *
 * @param state two capital letters; null where the source says it
 * @param buyer the one buyer of all lines; null where a column or the source says it
 * @param again whether to import content that was imported before
 * @param startedBy who uploads
 */
record Upload(
        String filename,
        String sourceId,
        @Nullable String state,
        @Nullable String buyer,
        boolean again,
        String startedBy,
        @Nullable String correlationId) {}
