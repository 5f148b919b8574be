package org.sightline.gateway.pages.findings.line;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One version of a line, why there is one, and what it says otherwise than the version before.
 *
 * @param changes empty where the version before is not known
 */
public record LineVersion(Line line, Why why, List<Line.Change> changes) {

    /** Why there is a version. */
    public enum Why {
        /** A file said it first. */
        PUBLISHED,
        /** A file said something else. */
        CORRECTED,
        /** No import said it any more. */
        WITHDRAWN,
        /** An import said it again. */
        SAID_AGAIN,
        /** It went to another agency. */
        MOVED,
        /** A person said where the money came from. */
        RECODED,
        /** A person took such a word back. */
        TAKEN_BACK,
        /** The version before is not kept or not shown. */
        NOT_KNOWN
    }

    /** These versions, the newest first. */
    static List<LineVersion> of(List<Line> newestFirst) {
        return IntStream.range(0, newestFirst.size())
                .mapToObj(place ->
                        of(newestFirst.get(place), place + 1 < newestFirst.size() ? newestFirst.get(place + 1) : null))
                .toList();
    }

    private static LineVersion of(Line line, @Nullable Line before) {
        if (before == null || before.version() != line.version() - 1) {
            Why why = line.version() == 1 ? Why.PUBLISHED : Why.NOT_KNOWN;
            return new LineVersion(line, why, before == null ? List.of() : line.since(before));
        }
        return new LineVersion(line, why(line, before), line.since(before));
    }

    private static Why why(Line line, Line before) {
        if (line.withdrawn() != before.withdrawn()) {
            return line.withdrawn() ? Why.WITHDRAWN : Why.SAID_AGAIN;
        }
        if (!line.agencyId().equals(before.agencyId())) {
            return Why.MOVED;
        }
        Line.Funding last =
                line.funding().size() > before.funding().size() ? line.funding().getLast() : null;
        if (last == null || last.published()) {
            return Why.CORRECTED;
        }
        return last.takesBack() == null ? Why.RECODED : Why.TAKEN_BACK;
    }
}
