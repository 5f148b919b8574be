package org.sightline.matching.listfeed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.remote.Schedule;
import org.sightline.kit.sql.Row;
import org.sightline.matching.watchlist.importer.PublishedList;

/**
 * A published watchlist that is fetched by itself, and how it stands.
 *
 * @param form in which form it is published
 * @param freshHours after how many hours without a good fetch people are told; 0 for never
 * @param namedBy who last said where it is; answers for its drafts
 * @param etag what the server calls the file that was compared last; null where it said nothing
 * @param lastModified since when the server has that file, in its own words; null where it said nothing
 * @param sha256 of that file; null where none was compared
 * @param wanted whether a person wants it compared even where the file is the same
 * @param failures bad fetches since the last good one
 * @param goodAt when a fetch last ended well
 * @param newAt when something new last came
 */
record ListFeed(
        String id,
        long version,
        String name,
        PublishedList form,
        String address,
        int everyMinutes,
        int freshHours,
        boolean enabled,
        String namedBy,
        String namedByIdentity,
        @Nullable String etag,
        @Nullable String lastModified,
        @Nullable String sha256,
        boolean wanted,
        Instant nextAt,
        int failures,
        @Nullable Instant goodAt,
        @Nullable Instant newAt,
        Instant createdAt) {

    static ListFeed read(Row row) {
        return new ListFeed(
                row.requiredText("id"),
                row.number("version"),
                row.requiredText("name"),
                PublishedList.valueOf(row.requiredText("format").toUpperCase(java.util.Locale.ROOT)),
                row.requiredText("address"),
                row.integer("every_minutes"),
                row.integer("fresh_hours"),
                row.flag("enabled"),
                row.requiredText("named_by"),
                row.requiredText("named_by_identity"),
                row.text("etag"),
                row.text("last_modified"),
                row.text("sha256"),
                row.flag("wanted"),
                row.requiredInstant("next_at"),
                row.integer("failures"),
                row.instant("good_at"),
                row.instant("new_at"),
                row.requiredInstant("created_at"));
    }

    Schedule schedule() {
        return new Schedule(everyMinutes, freshHours);
    }

    /** Whether it should have been fetched since. */
    boolean isStale(Instant now) {
        return enabled && schedule().isStale(goodAt == null ? createdAt : goodAt, now);
    }
}
