package org.sightline.gateway.pages.agencies.inventory;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A finding about one device, as its page tells it.
 *
 * @param makerName the designated maker, or whom the evidence names where none is designated
 * @param rules how many laws say something of it
 * @param decision null while nobody decided
 * @param outcome null while it is open
 * @param standing whether it holds and was not dismissed
 */
record DeviceFinding(
        UUID id,
        long version,
        @Nullable String makerId,
        String makerName,
        String verdict,
        String band,
        String status,
        @Nullable String decision,
        @Nullable String outcome,
        boolean standing,
        int rules,
        String explanation) {

    /** Whether the match is not sure enough to be counted. */
    public boolean toReview() {
        return band.equals("REVIEW");
    }

    /** Whether somebody still has to close it. */
    public boolean open() {
        return standing && !status.equals("closed");
    }
}
