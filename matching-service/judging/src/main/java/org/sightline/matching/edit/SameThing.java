package org.sightline.matching.edit;

import java.time.LocalDate;
import java.util.Locale;
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
        return old.getClass() == row.getClass()
                && old.entityId().equals(row.entityId())
                && named(old).equals(named(row))
                && daysMeet(old, row);
    }

    /** What a row is about beside its entity: its kind, and the text, number, list or owner. */
    private static String named(Row row) {
        return switch (row) {
            case Entity entity -> "entity";
            case Name name -> "name " + name.text().toLowerCase(Locale.ROOT);
            case ModelGrammar model -> "model " + model.grammar().toLowerCase(Locale.ROOT);
            case Identifier number -> number.scheme() + " " + number.value();
            case Trap trap -> "trap " + trap.text().toLowerCase(Locale.ROOT);
            case Membership stay -> "list " + stay.list();
            case Ownership owned -> owned.relation() + " " + owned.parentId();
        };
    }

    /** Whether two rows of one kind have a day in common; rows without days have all of them. */
    private static boolean daysMeet(Row old, Row row) {
        if (old instanceof Membership stay && row instanceof Membership other) {
            return meet(stay.from(), stay.to(), other.from(), other.to());
        }
        return !(old instanceof Ownership owned && row instanceof Ownership other)
                || meet(owned.from(), owned.to(), other.from(), other.to());
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
