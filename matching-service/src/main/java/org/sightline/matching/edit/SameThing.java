package org.sightline.matching.edit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.watchlist.Entity;
import org.sightline.matching.watchlist.Identifier;
import org.sightline.matching.watchlist.Membership;
import org.sightline.matching.watchlist.ModelGrammar;
import org.sightline.matching.watchlist.Name;
import org.sightline.matching.watchlist.Ownership;
import org.sightline.matching.watchlist.Row;
import org.sightline.matching.watchlist.Trap;

/** Whether two rows of a watchlist say something of the same thing, so that one takes the place of the other. */
final class SameThing {

    private SameThing() {}

    /** Two stays on a list, and two times of an ownership, are the same thing where they have a day in common. */
    static boolean is(Row old, Row row) {
        return old.entityId().equals(row.entityId())
                && switch (row) {
                    case Entity entity ->
                        old instanceof Entity other && other.id().equals(entity.id());
                    case Name name -> old instanceof Name other && other.text().equalsIgnoreCase(name.text());
                    case ModelGrammar model ->
                        old instanceof ModelGrammar other && other.grammar().equalsIgnoreCase(model.grammar());
                    case Identifier number ->
                        old instanceof Identifier other
                                && other.scheme() == number.scheme()
                                && other.value().equals(number.value());
                    case Trap trap -> old instanceof Trap other && other.text().equalsIgnoreCase(trap.text());
                    case Membership stay ->
                        old instanceof Membership other
                                && other.list().equals(stay.list())
                                && meet(other.from(), other.to(), stay.from(), stay.to());
                    case Ownership owned ->
                        old instanceof Ownership other
                                && other.parentId().equals(owned.parentId())
                                && other.relation() == owned.relation()
                                && meet(other.from(), other.to(), owned.from(), owned.to());
                };
    }

    /** The row with its last day; null for a row without days, and where it begins later or ends by then. */
    static @Nullable Row ended(Row row, LocalDate last) {
        return switch (row) {
            case Membership stay
            when goesOn(stay.from(), stay.to(), last) ->
                new Membership(stay.entityId(), stay.list(), stay.from(), last, stay.citation(), stay.fact());
            case Ownership owned
            when goesOn(owned.from(), owned.to(), last) ->
                new Ownership(
                        owned.entityId(),
                        owned.parentId(),
                        owned.relation(),
                        owned.from(),
                        last,
                        owned.fact(),
                        owned.note());
            default -> null;
        };
    }

    private static boolean goesOn(@Nullable LocalDate from, @Nullable LocalDate to, LocalDate last) {
        return (from == null || !from.isAfter(last)) && (to == null || to.isAfter(last));
    }

    private static boolean meet(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable LocalDate otherFrom,
            @Nullable LocalDate otherTo) {
        return (from == null || otherTo == null || !from.isAfter(otherTo))
                && (to == null || otherFrom == null || !to.isBefore(otherFrom));
    }
}
