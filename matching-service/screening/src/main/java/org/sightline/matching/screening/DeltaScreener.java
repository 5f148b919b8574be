package org.sightline.matching.screening;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sightline.matching.screening.find.Identifiers;
import org.sightline.matching.screening.find.NameIndex;
import org.sightline.matching.screening.find.Patterns;
import org.sightline.matching.screening.find.Prefilter;
import org.sightline.matching.screening.subject.Subject;
import org.sightline.matching.screening.text.Lexicon;
import org.sightline.matching.watchlist.Identifier;
import org.sightline.matching.watchlist.Membership;
import org.sightline.matching.watchlist.ModelGrammar;
import org.sightline.matching.watchlist.Name;
import org.sightline.matching.watchlist.Row;
import org.sightline.matching.watchlist.Trap;
import org.sightline.matching.watchlist.Watchlist;
import org.sightline.matching.watchlist.WatchlistContent;
import org.sightline.matching.watchlist.WatchlistDiff;

/**
 * Tells cheaply which subjects a change of the watchlist can touch, so that only those need screening again.
 *
 * <p>A subject can change its matches only if it contains a name, model number or identifier that was added or removed, or one of an
 * entity whose own facts, owners or look-alikes changed. The answer errs on the side of yes. Immutable and safe for many threads.
 */
public final class DeltaScreener {

    private final Prefilter before;
    private final Prefilter after;
    private final boolean nothing;

    private DeltaScreener(Prefilter before, Prefilter after, boolean nothing) {
        this.before = before;
        this.after = after;
        this.nothing = nothing;
    }

    /** A screener for the step from one version to another. */
    public static DeltaScreener between(Watchlist before, Watchlist after) {
        WatchlistDiff diff = WatchlistDiff.between(before, after);
        Set<Row> patterns = new HashSet<>();
        Set<String> affected = new HashSet<>();
        for (List<Row> side : List.of(diff.added(), diff.removed())) {
            for (Row row : side) {
                if (row instanceof Name || row instanceof ModelGrammar || row instanceof Identifier) {
                    patterns.add(row);
                } else if (row instanceof Trap trap && trap.entityId().equals("*")) {
                    before.content().entities().forEach(e -> affected.add(e.id()));
                } else if (!(row instanceof Membership)) {
                    affected.add(row.entityId());
                }
            }
        }
        refiled(before, after, patterns);
        Prefilter old = prefilter(before, patterns, withChildren(before, affected));
        Prefilter now = prefilter(after, patterns, withChildren(after, affected));
        return new DeltaScreener(old, now, patterns.isEmpty() && affected.isEmpty());
    }

    /** Listed names that are looked for by other words than before, since a word became common or rare. */
    private static void refiled(Watchlist before, Watchlist after, Set<Row> patterns) {
        Map<Name, List<String>> old = index(before).requirements();
        Map<Name, List<String>> now = index(after).requirements();
        Map<Name, List<String>> all = new HashMap<>(old);
        all.putAll(now);
        all.keySet().stream()
                .filter(name -> !java.util.Objects.equals(old.get(name), now.get(name)))
                .forEach(patterns::add);
    }

    private static NameIndex index(Watchlist list) {
        return new NameIndex(
                list.content().names().stream()
                        .filter(n -> n.kind() == Name.Kind.LISTED)
                        .toList(),
                Lexicon.standard());
    }

    /** Entities and all that they own or supply. */
    private static Set<String> withChildren(Watchlist list, Set<String> entities) {
        Set<String> all = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(entities);
        while (!open.isEmpty()) {
            String id = open.pop();
            if (all.add(id)) {
                list.content().ownerships().stream()
                        .filter(o -> o.parentId().equals(id))
                        .forEach(o -> open.push(o.entityId()));
            }
        }
        return all;
    }

    private static Prefilter prefilter(Watchlist list, Set<Row> patterns, Set<String> affected) {
        Set<Row> rows = new LinkedHashSet<>(list.content().entities());
        List<Row> kept = new ArrayList<>();
        for (Row row : list.content().rows()) {
            boolean pattern = row instanceof Name || row instanceof ModelGrammar || row instanceof Identifier;
            if (pattern && (patterns.contains(row) || affected.contains(row.entityId()))) {
                kept.add(row);
            }
        }
        rows.addAll(kept);
        Watchlist part = Watchlist.of("delta", WatchlistContent.of(rows));
        return new Prefilter(new Patterns(part, true), new Identifiers(part), !kept.isEmpty());
    }

    /** Whether the change can alter no subject's matches, as a membership does: then nothing needs to be read. */
    public boolean touchesNothing() {
        return nothing;
    }

    /** Whether the change can alter the matches of a subject. False only if it cannot. */
    public boolean touches(Subject subject) {
        return !nothing && (after.passes(subject) || before.passes(subject));
    }
}
