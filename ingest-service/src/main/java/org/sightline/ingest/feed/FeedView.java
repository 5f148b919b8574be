package org.sightline.ingest.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A feed, as the API shows it. */
@Schema(name = "Feed", description = "A place that publishes purchase data and is read by itself.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record FeedView(
        @Schema(required = true) String id,

        @Schema(required = true, description = "For If-Match; grows with each change by a person")
        long version,

        @Schema(required = true) String name,
        @Schema(required = true) FeedKind kind,
        @Schema(required = true) String address,
        @Schema(required = true) String source,
        @Nullable String state,
        @Nullable String buyer,

        @Schema(description = "The name of its secret, never the secret") @Nullable
        String secret,

        @Schema(description = "Why its secret is not sent there, and what to set; missing where it is") @Nullable
        String secretFault,

        @Schema(description = "Fingerprints of the keys that its server may show; for sftp") @Nullable
        String hostKey,

        @Schema(required = true) int everyMinutes,
        @Schema(required = true) int freshHours,
        @Schema(required = true) boolean preview,
        @Schema(required = true) boolean enabled,

        @Schema(required = true, description = "When it is read next, where it is enabled")
        Instant nextAt,

        @Schema(required = true, description = "Bad runs since the last good one")
        int failures,

        @Schema(description = "When a run last ended well") @Nullable
        Instant goodAt,

        @Schema(description = "When something new last came") @Nullable
        Instant newAt,

        @Schema(required = true, description = "Whether it should have been read since")
        boolean stale,

        @Schema(description = "Its newest run") @Nullable FeedRun lastRun) {

    static FeedView of(Feed feed, @Nullable String secretFault, @Nullable FeedRun lastRun, Instant now) {
        return new FeedView(
                feed.id(),
                feed.version(),
                feed.name(),
                feed.kind(),
                feed.address(),
                feed.sourceId(),
                feed.state(),
                feed.buyer(),
                feed.secret(),
                secretFault,
                feed.hostKey(),
                feed.everyMinutes(),
                feed.freshHours(),
                feed.preview(),
                feed.enabled(),
                feed.nextAt(),
                feed.failures(),
                feed.goodAt(),
                feed.newAt(),
                feed.isStale(now),
                lastRun);
    }
}
