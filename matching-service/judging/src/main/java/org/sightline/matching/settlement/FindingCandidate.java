package org.sightline.matching.settlement;

import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.finding.FindingContent;
import org.sightline.matching.finding.FindingSubject;

/**
 * A finding as it should be now.
 *
 * @param content what it says
 * @param id the id to open it under; the argument counts up where another finding has the id already
 * @param sources the ids of the lines, or of the device
 * @param correlationId of the work that brought it; null where there is none
 */
record FindingCandidate(
        FindingContent content,
        FindingSubject subject,
        IntFunction<UUID> id,
        Set<UUID> sources,
        @Nullable String correlationId) {

    /** With one more sentence in its explanation. */
    FindingCandidate alsoSaying(String sentence) {
        return new FindingCandidate(content.alsoSaying(sentence), subject, id, sources, correlationId);
    }
}
