package org.sightline.matching.finding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.held.GroupKey;

/**
 * The stored findings of groups that are settled together. Where the number of a line becomes known or is corrected, the line
 * passes to another group; its finding goes with it, and keeps its id, its decisions and its timeline.
 */
public final class StoredFindings {

    private static final Comparator<Finding> OLDEST_FIRST =
            Comparator.comparing(Finding::openedAt).thenComparing(Finding::id);

    private final Map<GroupKey, List<Finding>> groups = new TreeMap<>();
    private final Map<UUID, List<Finding>> byLine = new HashMap<>();

    /** Of what {@link FindingRepository#lockIn} gives. */
    public StoredFindings(Map<GroupKey, List<Finding>> stored) {
        stored.forEach((group, findings) -> {
            groups.put(group, new ArrayList<>(findings));
            for (Finding finding : findings) {
                for (FindingContent.Line line : finding.content().lines()) {
                    byLine.computeIfAbsent(line.id(), fresh -> new ArrayList<>())
                            .add(finding);
                }
            }
        });
    }

    /** The findings of a group, withdrawn ones too, the oldest first. */
    public List<Finding> of(GroupKey group) {
        return groups.getOrDefault(group, List.of());
    }

    /** The ids of all of them. */
    public Set<UUID> ids() {
        return groups.values().stream().flatMap(List::stream).map(Finding::id).collect(Collectors.toSet());
    }

    /** Adds findings that people joined to these; what they rest on is asked of them too. */
    public void alsoReads(Collection<Finding> joined) {
        Set<UUID> known = ids();
        joined.stream()
                .filter(finding -> !known.contains(finding.id()))
                .forEach(finding -> finding.content()
                        .lines()
                        .forEach(line -> byLine.computeIfAbsent(line.id(), fresh -> new ArrayList<>())
                                .add(finding)));
    }

    /** The findings about a maker at an agency that rest on one of these lines, in whichever group they are; the oldest first. */
    public List<Finding> restingOn(GroupKey group, Collection<UUID> lines) {
        return lines.stream()
                .flatMap(line -> byLine.getOrDefault(line, List.of()).stream())
                .filter(finding -> isOfSameMaker(finding.group(), group))
                .distinct()
                .sorted(OLDEST_FIRST)
                .toList();
    }

    /**
     * Takes each finding in force that nothing in its group rests on any more to the group that its lines are in now, where
     * that is settled here too.
     *
     * @param lines for each group the lines of its purchases
     */
    public void follow(Map<GroupKey, Set<UUID>> lines) {
        for (GroupKey group : List.copyOf(groups.keySet())) {
            Set<UUID> stayed = lines.getOrDefault(group, Set.of());
            for (Finding finding : List.copyOf(of(group))) {
                GroupKey now = finding.isWithdrawn() || finding.restsOn(stayed) ? null : where(finding, lines);
                if (now != null) {
                    of(group).remove(finding);
                    finding.moveTo(now);
                    groups.computeIfAbsent(now, fresh -> new ArrayList<>()).add(finding);
                    Objects.requireNonNull(groups.get(now)).sort(OLDEST_FIRST);
                }
            }
        }
    }

    /**
     * Brings what a person joined findings to, where both were withdrawn since and lines of the joined one come first: the one that
     * went on goes on then, with its decisions.
     *
     * @param lines for each group the lines of its purchases
     * @param lock gives a finding by its id, locked until the transaction ends
     */
    public void lead(Map<GroupKey, Set<UUID>> lines, Function<UUID, @Nullable Finding> lock) {
        for (GroupKey group : List.copyOf(groups.keySet())) {
            Set<UUID> here = lines.getOrDefault(group, Set.of());
            for (Finding finding : List.copyOf(of(group))) {
                Finding target = finding.isWithdrawn() && finding.restsOn(here) ? target(finding, lock) : null;
                if (target != null && target.isWithdrawn() && isOfSameMaker(target.group(), group)) {
                    groups.computeIfAbsent(target.group(), fresh -> new ArrayList<>())
                            .remove(target);
                    target.moveTo(group);
                    of(group).add(target);
                    of(group).sort(OLDEST_FIRST);
                }
            }
        }
    }

    private static @Nullable Finding target(Finding finding, Function<UUID, @Nullable Finding> lock) {
        Set<UUID> seen = new HashSet<>();
        Finding target = null;
        UUID next = finding.joinedInto();
        while (next != null && seen.add(next)) {
            target = lock.apply(next);
            next = target == null ? null : target.joinedInto();
        }
        return target;
    }

    /** The group that one of the finding's lines is in now; null where none of them is in any of these. */
    private static @Nullable GroupKey where(Finding finding, Map<GroupKey, Set<UUID>> lines) {
        return lines.entrySet().stream()
                .filter(group -> isOfSameMaker(group.getKey(), finding.group()) && finding.restsOn(group.getValue()))
                .map(Map.Entry::getKey)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static boolean isOfSameMaker(GroupKey one, GroupKey other) {
        return one.agencyId().equals(other.agencyId()) && one.makerKey().equals(other.makerKey());
    }
}
