package org.sightline.matching.casework;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.problem.Problem;
import org.sightline.matching.casework.DecisionRequest.Kind;
import org.sightline.matching.lifecycle.Outcome;

/**
 * A decision on a finding and on others like it.
 *
 * @param decision confirmed or dismissed; required
 * @param outcome what to close them with; null to leave them open
 * @param reason in the analyst's words; the timeline of each finding gets it; required
 * @param evidence what shows that it is so, for all of them; required to close with confirmed_removed
 * @param others the findings that are decided with this one, with the versions that were read; a preview takes none
 */
@Schema(name = "JointDecisionRequest", requiredProperties = "decision", examples = """
                {"decision": "confirmed", "reason": "The model is on each order.",
                 "others": [{"id": "1c0c0f0e-5a55-5d6e-9a3e-0f4f6c1f0a11", "version": 1}]}""")
record JointRequest(
        @Nullable Kind decision,
        @Nullable Outcome outcome,
        @Nullable String reason,
        @Nullable String evidence,
        @Nullable List<Other> others) {

    /** The most findings that are decided at once, the one that somebody looked at among them. */
    static final int MOST_AT_ONCE = 100;

    /** A finding and the version of it that somebody read. */
    @Schema(
            name = "FindingAlike",
            requiredProperties = {"id", "version"})
    record Other(@Nullable UUID id, @Nullable Long version) {}

    /** A finding that is decided with others. */
    record Chosen(UUID id, long version) {}

    /**
     * What is decided, as it would be of one finding.
     *
     * @throws Problem 422 with what is missing, or where it cannot be decided of many
     */
    Decisions.Asked asked() {
        Decisions.Asked asked = Decisions.asked(new DecisionRequest(decision, outcome, null, reason, evidence));
        if (asked.kind() != Kind.CONFIRMED && asked.kind() != Kind.DISMISSED) {
            throw Problem.invalid("/decision", "not-for-many", "Confirm or dismiss; anything else is for one finding.");
        }
        return asked;
    }

    /**
     * The others, each once.
     *
     * @param first the finding that somebody looked at
     * @throws Problem 422 where there are none, or too many
     */
    List<Chosen> chosen(UUID first) {
        Set<UUID> seen = new HashSet<>(Set.of(first));
        List<Chosen> chosen = (others == null ? List.<Other>of() : others)
                .stream()
                        .map(JointRequest::chosen)
                        .filter(one -> seen.add(one.id()))
                        .toList();
        if (chosen.isEmpty() || chosen.size() >= MOST_AT_ONCE) {
            throw Problem.invalid(
                    "/others", "missing", "Choose 1 to " + (MOST_AT_ONCE - 1) + " other findings to decide alike.");
        }
        return chosen;
    }

    private static Chosen chosen(@Nullable Other other) {
        if (other == null || other.id() == null || other.version() == null) {
            throw Problem.invalid("/others", "missing", "Give id and version of each finding.");
        }
        return new Chosen(other.id(), other.version());
    }
}
