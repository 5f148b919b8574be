package org.sightline.matching.finding;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Caller;
import org.sightline.matching.lifecycle.WireNames;

/**
 * Something that happened to a finding. Never changed, never removed.
 *
 * @param at UTC
 * @param by a person's sign-in name, or this service
 * @param role in which role
 * @param text in plain words; null where the action says it all
 * @param from what was before; null where nothing was
 * @param to what is now; null where the action has no such thing
 * @param identity issuer and subject of the person; null where this service did it, or release 0.1 recorded it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TimelineEntry(
        Instant at,
        String by,
        String role,
        Action action,
        @Nullable String text,
        @Nullable String from,
        @Nullable String to,
        @JsonIgnore @Nullable String identity) {

    /** An entry of which the person's identity is not known, or which this service made. */
    public TimelineEntry(
            Instant at,
            String by,
            String role,
            Action action,
            @Nullable String text,
            @Nullable String from,
            @Nullable String to) {
        this(at, by, role, action, text, from, to, null);
    }

    /** The same by this person: issuer and subject, which are kept and not told. */
    public TimelineEntry by(Caller person) {
        return new TimelineEntry(at, person.name(), role, action, text, from, to, person.identity());
    }

    /** What can happen to a finding. */
    @Schema(name = "TimelineAction")
    public enum Action {
        OPENED,
        LINE_ADDED,
        RESCREENED,
        REJUDGED,
        COMPLETED,
        RECODED,
        RECODED_AFTER_NOTICE,
        WITHDRAWN,
        RESTORED,
        JOINED,
        PARTED,
        NOTIFIED,
        CONFIRMED,
        DISMISSED,
        REOPENED,
        PURPOSE_SET,
        ANSWERED,
        DISPUTED,
        FILE_ADDED,
        FILE_WITHDRAWN,
        PLAN_ACCEPTED,
        PLAN_COMPLETED;

        @JsonValue
        public String wireName() {
            return WireNames.of(this);
        }
    }

    /** What this service did by itself. */
    public static TimelineEntry bySystem(Instant at, Action action, @Nullable String text) {
        return bySystem(at, action, text, null, null);
    }

    /** What this service did by itself, with what was before and what is now. */
    public static TimelineEntry bySystem(
            Instant at, Action action, @Nullable String text, @Nullable String from, @Nullable String to) {
        return new TimelineEntry(at, "matching-service", "system", action, text, from, to);
    }
}
