package org.sightline.matching.verdict.facts;

/** Whether the purchase serves a purpose that the section 889 list of Hikvision, Dahua and Hytera names. */
public enum Purpose {
    /** In scope: the default for what a public body buys. */
    DEFAULT,
    /** A reviewer has recorded, with a reason, that the purpose lies outside the list. */
    OUT_OF_SCOPE;

    /** The name used in files and messages: lower case with underscores. */
    public String wireName() {
        return WireNames.of(this);
    }

    /**
     * Reads a wire name, in any case.
     *
     * @throws IllegalArgumentException when there is no such name; the message lists the names there are
     */
    public static Purpose parse(String text) {
        return WireNames.parse(Purpose.class, text, "purpose");
    }
}
