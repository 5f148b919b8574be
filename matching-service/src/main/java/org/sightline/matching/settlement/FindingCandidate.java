package org.sightline.matching.settlement;

import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import org.sightline.matching.finding.Finding;
import org.sightline.matching.finding.FindingContent;

/**
 * A finding as it should be now.
 *
 * @param content what it says
 * @param subject purchase or device
 * @param id the id to open it under; the argument counts up where another finding has it already
 * @param sources the ids of the lines, or of the device
 * @param correlationId of the work that brought it; null where there is none
 */
public record FindingCandidate(
        FindingContent content, String subject, IntFunction<UUID> id, Set<UUID> sources, String correlationId) {

    /** Whether a stored finding rests on one of the same lines or the same device. */
    public boolean shares(Finding finding) {
        return finding.content.device() != null
                ? sources.contains(finding.content.device().id())
                : finding.content.lines().stream().anyMatch(line -> sources.contains(line.id()));
    }
}
