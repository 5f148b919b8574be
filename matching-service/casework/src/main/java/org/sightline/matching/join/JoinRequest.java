package org.sightline.matching.join;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.problem.Problem;
import org.sightline.matching.finding.Wording;

/**
 * What a person says of a finding.
 *
 * @param kind same_purchase and different_purchases are about another finding, parted about lines of this one; required
 * @param otherId the other finding; required but for parted
 * @param otherVersion the version of it that the person read; required but for parted
 * @param lines the ids of the lines that are a purchase of their own; required for parted
 * @param reason in the analyst's words; the timelines of both findings get it; required
 */
@Schema(
        name = "PurchaseJoinRequest",
        requiredProperties = {"kind", "reason"},
        examples = """
                {"kind": "same_purchase", "otherId": "1c0c0f0e-5a55-5d6e-9a3e-0f4f6c1f0a11", "otherVersion": 1,
                 "reason": "The receipt of the card names the order."}""")
record JoinRequest(
        @Schema(enumeration = {"same_purchase", "different_purchases", "parted"})
        PurchaseJoin.@Nullable Kind kind,

        @Nullable UUID otherId,
        @Nullable Long otherVersion,
        @Nullable List<UUID> lines,
        @Nullable String reason) {

    /** The other finding and the version that was read. */
    record Other(UUID id, long version) {}

    PurchaseJoin.Kind kindOrRefuse() {
        return Wording.required("/kind", kind, "Say same_purchase, different_purchases or parted.");
    }

    String why() {
        return Wording.text("/reason", reason, "Say why, in a sentence that the agency will read.");
    }

    /**
     * The other finding.
     *
     * @throws Problem 422 where it is missing, or is this one
     */
    Other other(UUID finding) {
        UUID id = Wording.required("/otherId", otherId, "Say which other finding.");
        if (id.equals(finding)) {
            throw Problem.invalid("/otherId", "same-finding", "Name another finding than this one.");
        }
        return new Other(id, Wording.required("/otherVersion", otherVersion, "Say which version of it you read."));
    }

    /**
     * The lines that are parted.
     *
     * @param held those of the finding
     * @throws Problem 422 where there are none, others, or all
     */
    Set<UUID> parted(Set<UUID> held) {
        Set<UUID> parted = new HashSet<>(lines == null ? List.of() : lines);
        if (parted.isEmpty() || !held.containsAll(parted) || parted.size() == held.size()) {
            throw Problem.invalid(
                    "/lines", "unknown-lines", "Name some of the finding's lines, and leave some where they are.");
        }
        return parted;
    }
}
