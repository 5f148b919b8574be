package org.sightline.matching.plan;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What people say of a plan that is there: where it goes next, and what is done. */
final class PlanReport {

    private PlanReport() {}

    /**
     * What the agency does with its plan.
     *
     * @param move required
     * @param reason required to cancel and to revise
     */
    @Schema(name = "PlanMoveRequest", requiredProperties = "move", examples = """
                    {"move": "submit"}""")
    record Moved(@Nullable AgencyMove move, @Nullable String reason) {}

    /** What an agency can do with its plan as a whole. */
    @Schema(name = "PlanMove")
    enum AgencyMove {
        @JsonProperty("submit")
        SUBMIT(PlanMove.SUBMIT),
        @JsonProperty("take_back")
        TAKE_BACK(PlanMove.TAKE_BACK),
        @JsonProperty("revise")
        REVISE(PlanMove.REVISE),
        @JsonProperty("cancel")
        CANCEL(PlanMove.CANCEL);

        private final PlanMove move;

        AgencyMove(PlanMove move) {
            this.move = move;
        }

        PlanMove move() {
            return move;
        }

        boolean needsReason() {
            return this == REVISE || this == CANCEL;
        }
    }

    /**
     * What the office decides of a plan.
     *
     * @param decision required
     * @param reason in words that the agency reads; required
     */
    @Schema(
            name = "PlanDecisionRequest",
            requiredProperties = {"decision", "reason"},
            examples = """
                    {"decision": "accept", "reason": "The dates fit the budget year."}""")
    record Decided(@Nullable OfficeMove decision, @Nullable String reason) {}

    /** What the office can decide of a plan. */
    @Schema(name = "PlanDecision")
    enum OfficeMove {
        @JsonProperty("accept")
        ACCEPT(PlanMove.ACCEPT),
        @JsonProperty("send_back")
        SEND_BACK(PlanMove.SEND_BACK),
        @JsonProperty("complete")
        COMPLETE(PlanMove.COMPLETE),
        @JsonProperty("cancel")
        CANCEL(PlanMove.CANCEL);

        private final PlanMove move;

        OfficeMove(PlanMove move) {
            this.move = move;
        }

        PlanMove move() {
            return move;
        }
    }

    /**
     * How far a step is. Exactly one of the two days is given.
     *
     * @param doneOn the day on which it was done
     * @param dueOn another day by which it is done
     * @param reason why the day moves; required with dueOn
     */
    @Schema(name = "PlanStepReport", examples = """
                    {"doneOn": "2026-11-20"}""")
    record StepDone(
            @Nullable LocalDate doneOn,
            @Nullable LocalDate dueOn,
            @Nullable String reason) {}

    /**
     * How far a finding is. What was said before is replaced.
     *
     * @param doneOn the day on which it went out of use; null where it did not yet
     * @param proofs evidence files of the finding that show it
     */
    @Schema(name = "PlanItemReport", examples = """
                    {"doneOn": "2026-11-20", "proofs": [{"fileId": "0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d31",
                     "kind": "disposal_record", "pieces": 6, "shows": "Serials A1 to A6"}]}""")
    record ItemDone(@Nullable LocalDate doneOn, @Nullable List<@Nullable Shown> proofs) {}

    /**
     * An evidence file of the finding as proof.
     *
     * @param pieces how many pieces it shows; all of the finding where missing
     * @param shows which ones, such as serial numbers
     */
    @Schema(
            name = "PlanProofForm",
            requiredProperties = {"fileId", "kind"})
    record Shown(
            @Nullable UUID fileId,
            PlanItem.@Nullable ProofKind kind,
            @Nullable Integer pieces,
            @Nullable String shows) {}
}
