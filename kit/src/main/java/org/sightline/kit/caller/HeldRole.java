package org.sightline.kit.caller;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A role that somebody holds.
 *
 * @param until when it ends by itself, UTC; null where it does not
 */
public record HeldRole(String role, @Nullable Instant until) {

    /** Whether the role holds at this moment. */
    public boolean holdsAt(Instant now) {
        return until == null || now.isBefore(until);
    }
}
