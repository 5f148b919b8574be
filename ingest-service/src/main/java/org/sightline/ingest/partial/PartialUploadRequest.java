package org.sightline.ingest.partial;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is said of a file before its parts are sent. */
record PartialUploadRequest(
        @Schema(required = true, minimum = "1", description = "How many bytes the file has", examples = "734003200")
        long bytes) {}
