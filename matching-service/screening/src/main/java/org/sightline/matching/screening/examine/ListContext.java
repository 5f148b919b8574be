package org.sightline.matching.screening.examine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sightline.matching.screening.find.Finder;
import org.sightline.matching.screening.find.Identifiers;
import org.sightline.matching.screening.find.Patterns;
import org.sightline.matching.screening.role.Roles;
import org.sightline.matching.screening.text.Lexicon;
import org.sightline.matching.watchlist.Entity;
import org.sightline.matching.watchlist.Name;
import org.sightline.matching.watchlist.Trap;
import org.sightline.matching.watchlist.Watchlist;

/** What all examinations under one watchlist share. */
public final class ListContext {

    /** How many characters of a field are read. */
    public static final int LONGEST = 16_000;
    /** How many places of one entity in a field are weighed. */
    static final int MOST_PLACES = Finder.MOST_PLACES;

    final Watchlist watchlist;
    final int longest;
    final Lexicon lexicon = Lexicon.standard();
    final Roles roles;
    final Finder finder;
    public final Identifiers identifiers;
    final Map<String, List<Trap>> traps = new HashMap<>();
    /** Entities that a law or list names. */
    final Set<String> designated = new HashSet<>();

    /** Entities that are classes of goods. */
    final Set<String> classesOfGoods = new HashSet<>();

    final Set<String> chipMakers = new HashSet<>();

    /**
     * What is needed to look at subjects.
     *
     * @param longest how many characters of a field are read
     * @param second whether the second reader is asked
     */
    public ListContext(Watchlist watchlist, Patterns rules, int longest, boolean second) {
        this.longest = longest;
        this.watchlist = watchlist;
        this.finder = new Finder(rules, lexicon);
        this.identifiers = new Identifiers(watchlist);
        Set<String> names = new LinkedHashSet<>();
        for (Entity entity : watchlist.content().entities()) {
            if (entity.kind() == Entity.Kind.CATEGORY) {
                classesOfGoods.add(entity.id());
            }
            if (entity.kind() == Entity.Kind.DESIGNATED) {
                designated.add(entity.id());
                shortName(entity.id()).ifPresent(names::add);
            }
        }
        this.roles = new Roles(names, second);
        for (Trap trap : watchlist.content().traps()) {
            traps.computeIfAbsent(trap.entityId(), k -> new ArrayList<>()).add(trap);
        }
        watchlist.content().grammars().stream()
                .filter(g -> g.family().toLowerCase(Locale.ROOT).equals("chip"))
                .forEach(g -> chipMakers.add(g.entityId()));
    }

    /** What a line calls an entity: the first of its names, if that is one word in Latin letters. */
    private Optional<String> shortName(String entityId) {
        return watchlist.content().names().stream()
                .filter(name -> name.entityId().equals(entityId))
                .filter(name -> name.kind() == Name.Kind.COINED
                        || name.kind() == Name.Kind.SHARED
                        || name.kind() == Name.Kind.SHORT)
                .map(name -> name.text().toUpperCase(Locale.ROOT))
                .filter(text -> text.chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c)))
                .findFirst();
    }
}
