package org.sightline.matching.finding;

import java.util.ArrayList;
import java.util.List;

/** What happens to one finding in one transaction: its new state, and what to add to its timeline. */
public final class FindingChange {

    public final Finding finding;
    public final boolean fresh;
    public final List<TimelineEntry> entries = new ArrayList<>();

    private FindingChange(Finding finding, boolean fresh) {
        this.finding = finding;
        this.fresh = fresh;
    }

    public static FindingChange opened(Finding finding) {
        return new FindingChange(finding, true);
    }

    public static FindingChange of(Finding finding) {
        return new FindingChange(finding, false);
    }

    public FindingChange add(TimelineEntry entry) {
        entries.add(entry);
        return this;
    }
}
