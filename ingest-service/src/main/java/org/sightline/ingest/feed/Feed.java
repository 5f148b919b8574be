package org.sightline.ingest.feed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.remote.Schedule;
import org.sightline.kit.sql.Row;

/**
 * A place that publishes purchase data, and how it stands.
 *
 * @param address on the web, or a folder below the configured one
 * @param state the buyers' state; null where the source says it
 * @param buyer the one buyer of all lines; null where a column or the source says it
 * @param secret the name of a secret in the configuration; null where none is needed
 * @param hostKey fingerprints of the keys that its server may show; null for servers that show none
 * @param freshHours after how many hours without a good run people are told; 0 for never
 * @param preview whether its imports wait for a person to apply them
 * @param place up to where it was read, in the words of its kind; null where nothing was
 * @param failures bad runs since the last good one
 * @param goodAt when a run last ended well
 * @param newAt when something new last came
 */
record Feed(
        String id,
        long version,
        String name,
        FeedKind kind,
        String address,
        String sourceId,
        @Nullable String state,
        @Nullable String buyer,
        @Nullable String secret,
        @Nullable String hostKey,
        int everyMinutes,
        int freshHours,
        boolean preview,
        boolean enabled,
        @Nullable String place,
        Instant nextAt,
        int failures,
        @Nullable Instant goodAt,
        @Nullable Instant newAt,
        Instant createdAt) {

    static Feed read(Row row) {
        return new Feed(
                row.requiredText("id"),
                row.number("version"),
                row.requiredText("name"),
                FeedKind.of(row.requiredText("kind")),
                row.requiredText("address"),
                row.requiredText("source_id"),
                row.text("state"),
                row.text("buyer"),
                row.text("secret"),
                row.text("host_key"),
                row.integer("every_minutes"),
                row.integer("fresh_hours"),
                row.flag("preview"),
                row.flag("enabled"),
                row.text("place"),
                row.requiredInstant("next_at"),
                row.integer("failures"),
                row.instant("good_at"),
                row.instant("new_at"),
                row.requiredInstant("created_at"));
    }

    Schedule schedule() {
        return new Schedule(everyMinutes, freshHours);
    }

    /** Whether it should have been read since. */
    boolean isStale(Instant now) {
        return enabled && schedule().isStale(goodAt == null ? createdAt : goodAt, now);
    }
}
