package org.sightline.matching.finding;

import java.util.ArrayList;
import java.util.List;

/** What happens to one finding in one transaction: its new state, and what to add to its timeline. */
final class Change {

    final Finding finding;
    final boolean fresh;
    final List<TimelineEntry> entries = new ArrayList<>();

    private Change(Finding finding, boolean fresh) {
        this.finding = finding;
        this.fresh = fresh;
    }

    static Change opened(Finding finding) {
        return new Change(finding, true);
    }

    static Change of(Finding finding) {
        return new Change(finding, false);
    }

    Change add(TimelineEntry entry) {
        entries.add(entry);
        return this;
    }
}
