package org.sightline.matching.purchase;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * What people said of lines of one maker. Pure.
 *
 * @param anchors for a line that belongs to the purchase of another line, that line
 * @param parted the lines that are a purchase of their own beside the others of their number, each with what says so
 */
public record LineTies(Map<UUID, UUID> anchors, Map<UUID, Set<UUID>> parted) {

    /** Nobody said anything. */
    public static final LineTies NONE = new LineTies(Map.of(), Map.of());

    /**
     * The line whose purchase a line belongs to, over as many joins as there are.
     *
     * @param present which lines there still are
     * @return the line itself where nobody joined it, or nothing is left of what it was joined to
     */
    public UUID owner(UUID line, Predicate<UUID> present) {
        UUID owner = line;
        UUID next = anchors.get(line);
        if (next == null) {
            return line;
        }
        Set<UUID> seen = new HashSet<>(Set.of(line));
        while (next != null && seen.add(next)) {
            owner = present.test(next) ? next : owner;
            next = anchors.get(next);
        }
        return owner;
    }

    /** What parts a line from the others of its number; nothing where nobody did. */
    Set<UUID> partOf(UUID line) {
        return parted.getOrDefault(line, Set.of());
    }

    /** All lines of which somebody said something, or that others were joined to. */
    public Set<UUID> lines() {
        Set<UUID> lines = new HashSet<>(anchors.keySet());
        lines.addAll(anchors.values());
        lines.addAll(parted.keySet());
        return lines;
    }
}
