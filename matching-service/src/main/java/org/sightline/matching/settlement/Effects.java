package org.sightline.matching.settlement;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.sightline.matching.finding.FindingChange;
import org.sightline.matching.finding.TimelineEntry;

/**
 * Which findings a settlement touched.
 *
 * @param agencies that have any of them
 * @param headlines from what to what headline verdicts went, such as {@code FLAGGED to PROHIBITED}, with counts
 */
public record Effects(
        Set<UUID> opened, Set<UUID> withdrawn, Set<UUID> changed, Set<UUID> agencies, Map<String, Integer> headlines) {

    static Effects none() {
        return new Effects(new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>(), new TreeMap<>());
    }

    static Effects of(List<FindingChange> changes) {
        Effects effects = none();
        changes.forEach(effects::count);
        return effects;
    }

    private void count(FindingChange change) {
        Set<UUID> into = change.isOpened() ? opened : change.finding().isWithdrawn() ? withdrawn : changed;
        into.add(change.finding().id());
        agencies.add(change.finding().agencyId());
        change.entries().stream()
                .filter(entry ->
                        entry.action() == TimelineEntry.Action.REJUDGED && !Objects.equals(entry.from(), entry.to()))
                .forEach(entry -> headlines.merge(entry.from() + " to " + entry.to(), 1, Integer::sum));
    }

    Effects add(Effects other) {
        opened.addAll(other.opened);
        withdrawn.addAll(other.withdrawn);
        changed.addAll(other.changed);
        agencies.addAll(other.agencies);
        other.headlines.forEach((headline, count) -> headlines.merge(headline, count, Integer::sum));
        return this;
    }
}
