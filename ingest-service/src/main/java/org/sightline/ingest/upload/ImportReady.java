package org.sightline.ingest.upload;

import java.util.UUID;

/** An import that nothing stands in the way of any more: fired as a CDI event, so that work on it begins at once. */
public record ImportReady(UUID importId) {}
