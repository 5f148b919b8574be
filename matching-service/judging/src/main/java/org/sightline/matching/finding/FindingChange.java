package org.sightline.matching.finding;

import static org.sightline.matching.finding.TimelineEntry.Action.REOPENED;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.lifecycle.FindingLifecycle;
import org.sightline.matching.lifecycle.Outcome;
import org.sightline.matching.lifecycle.Status;

/** What happens to one finding in one transaction: its new state, and what is added to its timeline. */
public final class FindingChange {

    private final Finding finding;
    private final boolean opened;
    private final List<TimelineEntry> entries = new ArrayList<>();

    private FindingChange(Finding finding, boolean opened) {
        this.finding = finding;
        this.opened = opened;
    }

    /** A finding that is not stored yet. */
    public static FindingChange opened(Finding finding) {
        return new FindingChange(finding, true);
    }

    /** A change of a stored finding. */
    public static FindingChange of(Finding finding) {
        return new FindingChange(finding, false);
    }

    public Finding finding() {
        return finding;
    }

    /** Whether the finding is new. */
    public boolean isOpened() {
        return opened;
    }

    /** What is added to the timeline, in order. */
    public List<TimelineEntry> entries() {
        return entries;
    }

    public FindingChange add(TimelineEntry entry) {
        entries.add(entry);
        return this;
    }

    /** The decision on the finding no longer holds, so a person looks at it again. */
    public FindingChange reopen(String why, Instant now) {
        @Nullable Outcome outcome = finding.lifecycle().outcome();
        add(TimelineEntry.bySystem(
                now,
                REOPENED,
                "The decision lapsed. " + why,
                outcome == null ? null : outcome.wireName(),
                Status.NEW.wireName()));
        finding.enter(new FindingLifecycle.New());
        return this;
    }
}
