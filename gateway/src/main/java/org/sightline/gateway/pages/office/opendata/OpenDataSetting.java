package org.sightline.gateway.pages.office.opendata;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Whether the office publishes data.
 *
 * @param version in quotation marks the ETag
 * @param changedBy who changed it last; null while it is as Sightline came
 */
public record OpenDataSetting(
        long version,

        @Schema(description = "Whether editions are shown to everybody at /open-data")
        boolean published,

        @Nullable String changedBy,
        @Nullable Instant changedAt) {}
