package org.sightline.matching.finding;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * Something that happened to a finding. Never changed, never removed.
 *
 * @param at UTC
 * @param by who: a person's sign-in name, or this service
 * @param role in which role
 * @param action opened, line_added, rescreened, rejudged, confirmed, dismissed, reopened, answered, disputed, withdrawn, restored, lapsed
 * @param text in plain words; null where the action says it all
 * @param from what was before; null where nothing was
 * @param to what is now; null where the action has no such thing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TimelineEntry(Instant at, String by, String role, String action, String text, String from, String to) {

    /** What this service did by itself. */
    public static TimelineEntry bySystem(Instant at, String action, String text, String from, String to) {
        return new TimelineEntry(at, "matching-service", "system", action, text, from, to);
    }
}
