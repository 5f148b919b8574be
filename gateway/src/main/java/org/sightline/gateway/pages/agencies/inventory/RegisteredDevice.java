package org.sightline.gateway.pages.agencies.inventory;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A device in the list, with the gravest of its findings that stand.
 *
 * @param findingId null where no finding about it stands
 * @param verdict null without a finding
 * @param band MATCH, or REVIEW where somebody has to look first; null without a finding
 * @param makerName the designated maker of the finding; null without one
 */
record RegisteredDevice(
        Device device,
        @Nullable UUID findingId,
        @Nullable String verdict,
        @Nullable String band,
        @Nullable String makerName) {

    /** Whether the match is not sure enough to be counted. */
    public boolean toReview() {
        return "REVIEW".equals(band);
    }
}
