package org.sightline.matching.settlement;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.finding.Finding;
import org.sightline.matching.verdict.facts.Purpose;

/**
 * What people recorded of a purchase or device that the law asks for.
 *
 * @param toldAt when the agency was first told of it; null where it was not
 * @param purpose what a reviewer found it is for; in scope unless somebody said otherwise
 */
record ReviewedFacts(@Nullable Instant toldAt, Purpose purpose) {

    /** What is recorded of the findings that rest on one of these lines or on this device. */
    static ReviewedFacts of(List<Finding> stored, Set<UUID> sources) {
        List<Finding> same =
                stored.stream().filter(finding -> finding.restsOn(sources)).toList();
        Instant toldAt = same.stream()
                .map(Finding::notifiedAt)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
        Purpose purpose = same.stream()
                .filter(finding -> finding.joinedInto() == null)
                .map(Finding::purpose)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(Purpose.DEFAULT);
        return new ReviewedFacts(toldAt, purpose);
    }
}
