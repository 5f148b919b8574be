package org.sightline.matching.plan;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.plan.PlanMove.Side;

/**
 * A remediation plan of an agency.
 *
 * @param version raised by each change
 * @param stateSince when it came to stand where it stands
 * @param acceptedBy a sign-in name; null while it is not accepted as it is
 * @param completedBy a sign-in name; null while it is not completed
 * @param steps in their order
 * @param items the findings in it, the first due first
 * @param settledItems of how many findings nothing is left to do
 * @param history what happened to it, the oldest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Plan(
        UUID id,
        UUID agencyId,
        long version,
        PlanState state,
        Instant stateSince,
        @JsonUnwrapped PlanContent content,
        Instant createdAt,
        @Nullable String acceptedBy,
        @Nullable Instant acceptedAt,
        @Nullable String completedBy,
        @Nullable Instant completedAt,
        List<PlanStep> steps,
        List<PlanItem> items,
        int settledItems,
        List<Event> history) {

    /**
     * Something that happened to a plan. Never changed, never removed.
     *
     * @param by a sign-in name
     * @param side for whom: agency or office
     * @param text in plain words; null where the move says it all
     * @param from the state before; null where it began
     * @param to the state after
     */
    @Schema(name = "PlanEvent")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Event(
            Instant at,
            String by,
            @Schema(enumeration = {"agency", "office"}) Side side,

            @Schema(
                    enumeration = {
                        "make",
                        "change",
                        "submit",
                        "take_back",
                        "accept",
                        "send_back",
                        "report",
                        "revise",
                        "complete",
                        "cancel"
                    })
            PlanMove move,

            @Nullable String text,
            @Nullable PlanState from,
            PlanState to) {}

    /** Whether nothing is left to do but to say so: every step is done and every finding settled. */
    @JsonIgnore
    boolean isCarriedOut() {
        return settledItems == items.size() && steps.stream().allMatch(step -> step.doneOn() != null);
    }
}
