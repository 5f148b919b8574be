package org.sightline.matching.casework;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.finding.TimelineEntry;
import org.sightline.matching.lifecycle.Decision;
import org.sightline.matching.lifecycle.FindingLifecycle;
import org.sightline.matching.lifecycle.FindingLifecycle.Person;
import org.sightline.matching.lifecycle.Outcome;
import org.sightline.matching.verdict.facts.Purpose;

/**
 * An analyst's decision.
 *
 * @param decision required
 * @param outcome with confirmed or dismissed, what to close with; null to leave the finding open
 * @param purpose with purpose, what the equipment is for
 * @param reason in the analyst's words; required
 * @param evidence what shows that it is so, and where it is kept; required to close with confirmed_removed
 */
@Schema(requiredProperties = "decision", examples = """
                {"decision": "confirmed", "reason": "The model is on the order."}""")
record DecisionRequest(
        @Nullable Kind decision,
        @Nullable Outcome outcome,

        @JsonFormat(with = JsonFormat.Feature.ACCEPT_CASE_INSENSITIVE_VALUES)
        @Schema(enumeration = {"default", "out_of_scope"})
        @Nullable
        Purpose purpose,

        @Nullable String reason,
        @Nullable String evidence) {

    /** What an analyst can decide. */
    @Schema(name = "DecisionKind")
    enum Kind {
        @JsonProperty("confirmed")
        CONFIRMED(TimelineEntry.Action.CONFIRMED),
        @JsonProperty("dismissed")
        DISMISSED(TimelineEntry.Action.DISMISSED),
        @JsonProperty("reopened")
        REOPENED(TimelineEntry.Action.REOPENED),
        /** What the equipment is for. */
        @JsonProperty("purpose")
        PURPOSE(TimelineEntry.Action.PURPOSE_SET);

        private final TimelineEntry.Action action;

        Kind(TimelineEntry.Action action) {
            this.action = action;
        }

        TimelineEntry.Action action() {
            return action;
        }

        /** The state after the decision. */
        FindingLifecycle step(FindingLifecycle before, Person by, @Nullable Outcome outcome) {
            return switch (this) {
                case CONFIRMED -> before.decide(by, Decision.CONFIRMED, outcome);
                case DISMISSED -> before.decide(by, Decision.DISMISSED, outcome);
                case REOPENED -> before.reopen();
                case PURPOSE -> before;
            };
        }
    }
}
