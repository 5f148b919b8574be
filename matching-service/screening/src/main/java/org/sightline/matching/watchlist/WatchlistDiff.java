package org.sightline.matching.watchlist;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What changed from one version of a list to another.
 *
 * @param from version before
 * @param to version after
 * @param added rows that only the later version has
 * @param removed rows that only the earlier version has; a changed row is in both lists
 */
public record WatchlistDiff(String from, String to, List<Row> added, List<Row> removed) {

    /** Copies the lists. */
    public WatchlistDiff {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
    }

    /** Compares two versions row by row. */
    public static WatchlistDiff between(Watchlist before, Watchlist after) {
        Set<Row> old = new LinkedHashSet<>(before.content().rows());
        Set<Row> now = new LinkedHashSet<>(after.content().rows());
        List<Row> added = new ArrayList<>(now);
        added.removeAll(old);
        List<Row> removed = new ArrayList<>(old);
        removed.removeAll(now);
        return new WatchlistDiff(before.version(), after.version(), added, removed);
    }

    /** Whether the versions hold the same facts. */
    public boolean isEmpty() {
        return added.isEmpty() && removed.isEmpty();
    }

    /** One line a change, for a person: what was added or removed, and on whose word. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        removed.forEach(row -> lines.add("- " + describe(row)));
        added.forEach(row -> lines.add("+ " + describe(row)));
        return lines;
    }

    private static String describe(Row row) {
        String what = switch (row) {
            case Entity e -> "entity " + e.id() + " \"" + e.name() + "\" (" + word(e.kind()) + ")";
            case Ownership o -> o.entityId() + " " + word(o.relation()) + " " + o.parentId() + period(o.from(), o.to());
            case Membership m -> m.entityId() + " on list " + m.list() + period(m.from(), m.to());
            case Name n -> "name \"" + n.text() + "\" of " + n.entityId() + " (" + word(n.kind()) + ")";
            case ModelGrammar g -> "model grammar " + g.id() + " of " + g.entityId() + ": " + g.grammar();
            case Identifier i -> word(i.scheme()) + " " + i.value() + " of " + i.entityId();
            case Trap t -> "look-alike \"" + t.text() + "\" not to be taken for " + t.entityId();
        };
        return what + " [" + word(row.fact().certainty()) + ": " + row.fact().source() + "]";
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }

    private static String period(@Nullable LocalDate from, @Nullable LocalDate to) {
        return (from == null ? "" : " from " + from) + (to == null ? "" : " until " + to);
    }

    @Override
    public String toString() {
        return from + " -> " + to + "\n" + String.join("\n", lines());
    }
}
