package org.sightline.matching.waiver;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an agency asks for. All but {@code renews} is required.
 *
 * @param expiresOn the last day on which it holds, at most two years ahead
 * @param renews the waiver of the same finding and rule that it follows
 */
@Schema(
        requiredProperties = {"findingId", "ruleId", "justification", "controls", "expiresOn"},
        examples = """
                {"findingId": "0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d11", "ruleId": "NE-906",
                 "justification": "The cameras of the dam cannot be replaced before the low water of summer.",
                 "controls": "A network of their own, without a way out.", "expiresOn": "2027-09-30"}""")
record WaiverRequest(
        @Nullable UUID findingId,
        @Nullable String ruleId,
        @Nullable String justification,
        @Nullable String controls,
        @Nullable LocalDate expiresOn,
        @Nullable UUID renews) {

    /** What the office can decide of a waiver. */
    @Schema(name = "WaiverDecision")
    enum Decision {
        @JsonProperty("grant")
        GRANT(WaiverMove.GRANT),
        @JsonProperty("refuse")
        REFUSE(WaiverMove.REFUSE),
        @JsonProperty("revoke")
        REVOKE(WaiverMove.REVOKE);

        private final WaiverMove move;

        Decision(WaiverMove move) {
            this.move = move;
        }

        WaiverMove move() {
            return move;
        }
    }

    /**
     * What the office decides.
     *
     * @param reason in words that the agency reads; required
     * @param reference where the decision of who grants it is filed; required to grant
     */
    @Schema(
            name = "WaiverDecisionRequest",
            requiredProperties = {"decision", "reason"},
            examples = """
                    {"decision": "grant", "reason": "No other option before summer.", "reference": "Letter of 2026-11-20, file 7"}""")
    record Decided(
            @Nullable Decision decision,
            @Nullable String reason,
            @Nullable String reference) {}
}
