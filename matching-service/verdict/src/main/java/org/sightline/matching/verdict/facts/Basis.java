package org.sightline.matching.verdict.facts;

/** How the line or device is tied to the maker. */
public enum Basis {
    /** The maker itself is named or proven. */
    MADE_BY,
    /** A company that the maker owned on that day. */
    SUBSIDIARY,
    /** Sold under another brand; who built it is not proven. */
    RELABEL,
    /** A part (a chip, a module) of the maker in another maker's product. */
    COMPONENT,
    /** A company that took over a business of the maker; whether it still sells the maker's goods is disputed. */
    SUCCESSOR;

    /** The name used in files and messages: lower case with underscores. */
    public String wireName() {
        return WireNames.of(this);
    }

    /**
     * Reads a wire name, in any case.
     *
     * @throws IllegalArgumentException when there is no such name; the message lists the names there are
     */
    public static Basis parse(String text) {
        return WireNames.parse(Basis.class, text, "basis");
    }
}
