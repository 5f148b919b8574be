package org.sightline.matching.watchlist;

/**
 * A maker, a company of its group, a relabelled brand or a listed party.
 *
 * @param id stable lower-case id, such as {@code dahua} or {@code oem-lts}
 * @param name the name to show
 * @param kind what it is to the lists
 * @param country ISO country code or codes as published, empty if unknown
 * @param note what a reviewer should know, empty if nothing
 * @param fact source and certainty
 */
public record Entity(String id, String name, Kind kind, String country, String note, Fact fact) implements Row {

    @Override
    public String entityId() {
        return id;
    }

    /** What to call it where there is little room. */
    public String shortName() {
        return ShortNames.of(id, name);
    }

    /** What an entity is to the lists. */
    public enum Kind {
        /** Named by a law or list that Sightline enforces. */
        DESIGNATED,
        /** Owned or controlled by a designated maker while the ownership period lasts. */
        SUBSIDIARY,
        /** Linked to a designated maker; control is not settled. */
        AFFILIATE,
        /** Took over a business; whether the designated maker still produces the goods is disputed. */
        SUCCESSOR,
        /** Sells equipment that a designated maker produced, under its own label. */
        RELABEL,
        /** Owns a designated maker. */
        PARENT,
        /** On another list, such as 1260H or section 5949. */
        LISTED,
        /** A listed natural person. Names of persons are shared: never above review. */
        PERSON,
        /** Watched; no list that Sightline knows names it. */
        WATCH,
        /** A class of goods, not a company: its names are words of the class, and it matches only where no maker does. */
        CATEGORY,
        /** Shown because people ask; not designated. Never matched. */
        NOT_DESIGNATED
    }
}
