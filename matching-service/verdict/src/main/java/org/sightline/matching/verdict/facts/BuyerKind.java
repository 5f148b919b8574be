package org.sightline.matching.verdict.facts;

/** What kind of public body buys. State rules bind some kinds and not others. */
public enum BuyerKind {
    /** An executive agency of the United States. */
    FEDERAL_AGENCY,
    /** An agency, court or legislature of a state. */
    STATE_AGENCY,
    /** A public university or college. */
    STATE_UNIVERSITY,
    /** A county or parish, with its sheriff. */
    COUNTY,
    /** A city, town, village or township. */
    MUNICIPALITY,
    /** A public school district or charter school. */
    SCHOOL_DISTRICT,
    /** Transit, port, water, housing, library and other authorities. */
    SPECIAL_DISTRICT;

    /** The name used in files and messages: lower case with underscores. */
    public String wireName() {
        return WireNames.of(this);
    }

    /**
     * Reads a wire name, in any case.
     *
     * @throws IllegalArgumentException when there is no such name; the message lists the names there are
     */
    public static BuyerKind parse(String text) {
        return WireNames.parse(BuyerKind.class, text, "kind of buyer");
    }
}
