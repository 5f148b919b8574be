package org.sightline.kit.approval;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Caller;

/**
 * A change that somebody proposes and another person has to approve.
 *
 * @param version grows with each change of the proposal; its ETag
 * @param summary what the change is for, in a sentence
 * @param effectiveOn the first day on which it may be approved; null where it may be at once
 * @param base the version of what it changes; null where that has none
 * @param proposedBy issuer and subject of the proposer; null in proposals that are older than this field
 * @param proposedByName the name to show
 * @param createdAt UTC
 * @param trial what a dry run said, as JSON; null where none was made
 */
public record Proposal<T>(
        UUID id,
        long version,
        String summary,
        @Nullable LocalDate effectiveOn,
        @Nullable Long base,
        T content,
        @Nullable String proposedBy,
        String proposedByName,
        Instant createdAt,
        @Nullable String trial) {

    /** Whether this is the person who proposed it: the same subject of the same issuer, whatever the name is by now. */
    public boolean isOf(Caller caller) {
        return proposedBy == null ? proposedByName.equals(caller.name()) : proposedBy.equals(caller.identity());
    }
}
