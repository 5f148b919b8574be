package org.sightline.matching.waiver;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.problem.Problem;
import org.sightline.matching.waiver.WaiverMove.Side;
import org.sightline.matching.waiver.WaiverMove.State;

/**
 * That an agency is waived from a rule for one finding.
 *
 * @param ruleId from which rule
 * @param grantedBy who grants it by that rule, as it reads in a sentence
 * @param justification why nothing else will do, in the agency's words
 * @param controls what keeps the risk small meanwhile, in the agency's words
 * @param expiresOn the last day on which it holds
 * @param renews the waiver that it follows; null for the first
 * @param requestedBy a sign-in name
 * @param decidedBy who of the office recorded the decision, a sign-in name; null while nobody did
 * @param reference where the decision of who grants it is filed; null while it is not granted
 * @param endedBecause why it ended; null while it did not
 * @param history what happened to it, the oldest first; empty in lists
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Waiver(
        UUID id,
        UUID agencyId,
        UUID findingId,
        String makerName,
        @Nullable String what,
        String ruleId,
        String grantedBy,
        long version,

        @Schema(enumeration = {"requested", "taken_back", "refused", "granted", "revoked", "expired", "void"})
        State state,

        String justification,
        String controls,
        LocalDate expiresOn,
        @Nullable UUID renews,
        String requestedBy,
        Instant requestedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String reason,
        @Nullable String reference,
        @Nullable Instant endedAt,
        @Nullable String endedBecause,
        List<Event> history,
        @JsonIgnore String requesterIdentity,
        @JsonIgnore String print) {

    /**
     * Something that happened to a waiver. Never changed, never removed.
     *
     * @param by a sign-in name, or this service
     * @param to the state after
     */
    @Schema(name = "WaiverEvent")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Event(
            Instant at,
            String by,

            @Schema(enumeration = {"agency", "office", "system"})
            Side side,

            @Schema(enumeration = {"request", "take_back", "grant", "refuse", "revoke", "expire", "lapse"})
            WaiverMove move,

            @Nullable String text,
            State to) {}

    /**
     * The state after a move.
     *
     * @param identity issuer and subject of who makes it; empty for this service
     * @throws Problem 409 where it cannot be made in this state, 403 where another person has to make it
     */
    State after(WaiverMove move, Side side, String identity) {
        return after(state, requesterIdentity, move, side, identity);
    }

    static State after(State state, String requester, WaiverMove move, Side side, String identity) {
        State next = move.from(state, side)
                .orElseThrow(() ->
                        Problem.conflict("The waiver is " + state.wireName().replace('_', ' ')
                                + ", so this cannot be done with it. Read it again to see what can."));
        if (side == Side.OFFICE && identity.equals(requester)) {
            throw Problem.forbidden("You requested this waiver, so another person must decide it.");
        }
        return next;
    }
}
