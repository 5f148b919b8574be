package org.sightline.matching.progress;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.lifecycle.Turn;
import org.sightline.matching.lifecycle.WireNames;

/**
 * What has to happen next with a remediation plan.
 *
 * @param title of the plan
 * @param turn whose turn it is
 * @param what the step of the plan; null where it is the plan as a whole
 * @param owner who at the agency does it; null where nobody is named
 * @param pieces with prove, how many pieces are due on that day; with look_at_proof, of how many there is proof; null
 *     elsewhere
 * @param overdue whether the day has passed (at the office)
 * @param daysLeft days until it is due, negative after that
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PlanTask(
        UUID planId,
        UUID agencyId,
        String title,
        Turn turn,
        Kind nextStep,
        @Nullable String what,
        @Nullable String owner,
        @Nullable Long pieces,
        LocalDate dueOn,
        boolean overdue,
        long daysLeft) {

    /** What has to happen. */
    @Schema(name = "PlanNextStep")
    public enum Kind {
        /** The agency writes the draft and submits it. */
        SUBMIT(Turn.AGENCY),
        /** The office accepts it or sends it back. */
        DECIDE(Turn.OFFICE),
        /** The agency takes a step of it. */
        TAKE_STEP(Turn.AGENCY),
        /** The agency takes equipment out of use, with proof. */
        PROVE(Turn.AGENCY),
        /** The office looks at proof of what is gone, and decides the finding. */
        LOOK_AT_PROOF(Turn.OFFICE),
        /** Somebody of the office who did not accept it says that it is carried out. */
        COMPLETE(Turn.SECOND_PERSON);

        private final Turn turn;

        Kind(Turn turn) {
            this.turn = turn;
        }

        /** Whose turn it is. */
        public Turn turn() {
            return turn;
        }

        @JsonValue
        public String wireName() {
            return WireNames.of(this);
        }

        static Kind of(String wireName) {
            return valueOf(wireName.toUpperCase(Locale.ROOT));
        }
    }
}
