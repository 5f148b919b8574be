package org.sightline.matching.watchlist;

/** One fact of the watchlist that can be added, removed and compared. */
public sealed interface Row permits Entity, Ownership, Membership, Name, ModelGrammar, Identifier, Trap {

    /** The entity that the row is about; {@code *} for a trap that concerns all. */
    String entityId();

    /** Source and certainty. */
    Fact fact();
}
