package org.sightline.matching.screening.examine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.sightline.matching.screening.find.Finder;
import org.sightline.matching.screening.find.Identifiers;
import org.sightline.matching.screening.find.Patterns;
import org.sightline.matching.screening.text.Lexicon;
import org.sightline.matching.watchlist.Trap;
import org.sightline.matching.watchlist.Watchlist;

/** What all examinations under one watchlist share. */
public final class ListContext {

    final Watchlist watchlist;
    final Lexicon lexicon = Lexicon.standard();
    final Finder finder;
    public final Identifiers identifiers;
    final Map<String, List<Trap>> traps = new HashMap<>();
    final Set<String> chipMakers = new HashSet<>();

    public ListContext(Watchlist watchlist, Patterns rules) {
        this.watchlist = watchlist;
        this.finder = new Finder(rules, lexicon);
        this.identifiers = new Identifiers(watchlist);
        for (Trap trap : watchlist.content().traps()) {
            traps.computeIfAbsent(trap.entityId(), k -> new ArrayList<>()).add(trap);
        }
        watchlist.content().grammars().stream()
                .filter(g -> g.family().toLowerCase(Locale.ROOT).equals("chip"))
                .forEach(g -> chipMakers.add(g.entityId()));
    }
}
