package org.sightline.matching.settlement;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.sightline.matching.finding.Finding;
import org.sightline.matching.finding.FindingContent;
import org.sightline.matching.verdict.facts.Purpose;

/**
 * What people recorded of a purchase or device that the law asks for.
 *
 * @param toldAt when the agency was first told of it; null where it was not
 * @param purpose what a reviewer found it is for; in scope unless somebody said otherwise
 */
public record ReviewedFacts(Instant toldAt, Purpose purpose) {

    /** Nobody looked at it yet. */
    public static final ReviewedFacts NOTHING = new ReviewedFacts(null, Purpose.DEFAULT);

    /** What is recorded of the findings that hold one of these lines or this device. */
    public static ReviewedFacts of(List<Finding> stored, Set<UUID> about) {
        List<Finding> same = stored.stream()
                .filter(finding -> isAbout(finding.content, about))
                .toList();
        Instant toldAt = same.stream()
                .map(finding -> finding.notifiedAt)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
        Purpose purpose = same.stream()
                .map(finding -> finding.purpose)
                .filter(Objects::nonNull)
                .map(Purpose::parse)
                .findFirst()
                .orElse(Purpose.DEFAULT);
        return same.isEmpty() ? NOTHING : new ReviewedFacts(toldAt, purpose);
    }

    private static boolean isAbout(FindingContent content, Set<UUID> about) {
        return content.device() == null
                ? content.lines().stream().anyMatch(line -> about.contains(line.id()))
                : about.contains(content.device().id());
    }
}
