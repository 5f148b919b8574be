package org.sightline.matching.listfeed;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A list feed, as the API shows it. */
@Schema(name = "ListFeed", description = "A published watchlist that is fetched by itself, for people to decide.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ListFeedView(
        @Schema(required = true) String id,

        @Schema(
                required = true,
                description =
                        "For If-Match; grows with each change by a person and with each fetch that brings something")
        long version,

        @Schema(required = true) String name,
        @Schema(required = true) String format,
        @Schema(required = true) String address,
        @Schema(required = true) int everyMinutes,
        @Schema(required = true) int freshHours,
        @Schema(required = true) boolean enabled,

        @Schema(
                required = true,
                description =
                        "Who last said where it is. This person answers for its drafts, and another approves them")
        String namedBy,

        @Schema(required = true, description = "When it is fetched next, where it is enabled")
        Instant nextAt,

        @Schema(required = true, description = "Bad fetches since the last good one")
        int failures,

        @Schema(description = "When a fetch last ended well") @Nullable
        Instant goodAt,

        @Schema(description = "When something new last came") @Nullable
        Instant newAt,

        @Schema(required = true, description = "Whether it should have been fetched since")
        boolean stale,

        @Schema(description = "Its newest fetch") @Nullable ListFetch lastFetch) {

    static ListFeedView of(ListFeed feed, @Nullable ListFetch lastFetch, Instant now) {
        return new ListFeedView(
                feed.id(),
                feed.version(),
                feed.name(),
                feed.form().toString(),
                feed.address(),
                feed.everyMinutes(),
                feed.freshHours(),
                feed.enabled(),
                feed.namedBy(),
                feed.nextAt(),
                feed.failures(),
                feed.goodAt(),
                feed.newAt(),
                feed.isStale(now),
                lastFetch);
    }
}
