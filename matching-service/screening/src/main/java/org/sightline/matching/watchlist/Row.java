package org.sightline.matching.watchlist;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** One fact of the watchlist that can be added, removed and compared. */
public sealed interface Row permits Entity, Ownership, Membership, Name, ModelGrammar, Identifier, Trap {

    /** The entity that the row is about; {@code *} for a trap that concerns all. */
    String entityId();

    /** Source and certainty. */
    Fact fact();

    /** The same contexts in the order of their declaration. */
    static Set<Context> ordered(Set<Context> needs) {
        EnumSet<Context> set = EnumSet.noneOf(Context.class);
        set.addAll(needs);
        set.remove(Context.NONE);
        return Collections.unmodifiableSet(set);
    }
}
