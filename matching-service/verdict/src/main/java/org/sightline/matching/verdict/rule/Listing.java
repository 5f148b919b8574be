package org.sightline.matching.verdict.rule;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A maker's stay on a list, from one day to another. A maker that left and came back has two.
 *
 * @param list           id of the list
 * @param maker          id of the maker
 * @param from           first day on the list, as far as it has effect
 * @param until          first day off the list, or null
 * @param purposeLimited whether the entry holds only for the purposes that the list names
 * @param certainty      how sure we are
 * @param citation       the notice, edition or order
 * @param recorded       the day on which Sightline came to hold this
 * @param retracted      the day on which Sightline learned that it is wrong, or null
 * @param goods          the name or model of the maker's goods that are on a list of approved goods; empty where the maker
 *                       itself is on the list
 */
public record Listing(
        String list,
        String maker,
        LocalDate from,
        @Nullable LocalDate until,
        boolean purposeLimited,
        Certainty certainty,
        String citation,
        LocalDate recorded,
        @Nullable LocalDate retracted,
        String goods) {

    public Listing {
        if (until != null && !until.isAfter(from)) {
            throw new IllegalArgumentException("a listing must end (" + until + ") after it begins (" + from + ")");
        }
    }

    /** A stay of the maker itself. */
    public Listing(
            String list,
            String maker,
            LocalDate from,
            @Nullable LocalDate until,
            boolean purposeLimited,
            Certainty certainty,
            String citation,
            LocalDate recorded,
            @Nullable LocalDate retracted) {
        this(list, maker, from, until, purposeLimited, certainty, citation, recorded, retracted, "");
    }

    /** Whether it is a stay of some goods on a list of what is approved. */
    public boolean isOfGoods() {
        return !goods.isEmpty();
    }

    /** The same, until a day, as it is held from another day. */
    public Listing endedOn(LocalDate end, LocalDate held) {
        return new Listing(list, maker, from, end, purposeLimited, certainty, citation, held, null, goods);
    }

    /** The same, learned to be wrong on a day; null: it is not known to be wrong. */
    public Listing retractedOn(@Nullable LocalDate day) {
        return new Listing(list, maker, from, until, purposeLimited, certainty, citation, recorded, day, goods);
    }
}
