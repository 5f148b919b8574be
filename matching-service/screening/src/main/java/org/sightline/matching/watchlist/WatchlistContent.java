package org.sightline.matching.watchlist;

import java.util.ArrayList;
import java.util.List;

/**
 * All rows of a watchlist as plain records, for storage as JSON.
 *
 * @param entities makers, brands and listed parties
 * @param ownerships who belonged to whom and when
 * @param memberships who was on which list and when
 * @param names how they are written
 * @param grammars shapes of their model numbers
 * @param identifiers MAC prefixes, FCC grantee codes and registry ids
 * @param traps look-alikes
 */
public record WatchlistContent(
        List<Entity> entities,
        List<Ownership> ownerships,
        List<Membership> memberships,
        List<Name> names,
        List<ModelGrammar> grammars,
        List<Identifier> identifiers,
        List<Trap> traps) {

    /** Copies the lists, so that nothing changes under a version. */
    public WatchlistContent {
        entities = List.copyOf(entities);
        ownerships = List.copyOf(ownerships);
        memberships = List.copyOf(memberships);
        names = List.copyOf(names);
        grammars = List.copyOf(grammars);
        identifiers = List.copyOf(identifiers);
        traps = List.copyOf(traps);
    }

    /** Sorts rows by their kind; the order within a kind is kept. */
    public static WatchlistContent of(Iterable<? extends Row> rows) {
        List<Entity> entities = new ArrayList<>();
        List<Ownership> ownerships = new ArrayList<>();
        List<Membership> memberships = new ArrayList<>();
        List<Name> names = new ArrayList<>();
        List<ModelGrammar> grammars = new ArrayList<>();
        List<Identifier> identifiers = new ArrayList<>();
        List<Trap> traps = new ArrayList<>();
        for (Row row : rows) {
            switch (row) {
                case Entity r -> entities.add(r);
                case Ownership r -> ownerships.add(r);
                case Membership r -> memberships.add(r);
                case Name r -> names.add(r);
                case ModelGrammar r -> grammars.add(r);
                case Identifier r -> identifiers.add(r);
                case Trap r -> traps.add(r);
            }
        }
        return new WatchlistContent(entities, ownerships, memberships, names, grammars, identifiers, traps);
    }

    /** All rows, kind by kind. */
    public List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        rows.addAll(entities);
        rows.addAll(ownerships);
        rows.addAll(memberships);
        rows.addAll(names);
        rows.addAll(grammars);
        rows.addAll(identifiers);
        rows.addAll(traps);
        return rows;
    }
}
