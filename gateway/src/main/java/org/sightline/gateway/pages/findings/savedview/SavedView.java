package org.sightline.gateway.pages.findings.savedview;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A filter that somebody keeps.
 *
 * @param version in quotation marks the If-Match of what changes it
 * @param address the page with its filter
 * @param shared whether the office sees it
 * @param own whether it is the caller's, who alone changes it
 * @param savedBy whose it is
 */
public record SavedView(
        UUID id,
        long version,
        String name,

        @Schema(description = "The page with its filter, such as /findings?verdict=PROHIBITED")
        String address,

        boolean shared,
        boolean own,
        String savedBy,
        Instant updatedAt) {}
