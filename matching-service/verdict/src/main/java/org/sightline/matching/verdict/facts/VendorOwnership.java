package org.sightline.matching.verdict.facts;

/** What is known of who owns the vendor, for laws that look at the vendor and not at the brand. */
public enum VendorOwnership {
    /** Nothing is known. */
    UNKNOWN,
    /** The certificate or affidavit that the law asks for is on file. */
    CERTIFIED,
    /** The certificate or affidavit was asked for, and is not on file. */
    UNCERTIFIED,
    /** The vendor is neither owned nor controlled from a country that the law names, nor seated there. */
    NOT_ADVERSARY_OWNED,
    /** The vendor is owned or controlled from a country that the law names. */
    ADVERSARY_OWNED;

    /** The name used in files and messages: lower case with underscores. */
    public String wireName() {
        return WireNames.of(this);
    }

    /**
     * Reads a wire name, in any case.
     *
     * @throws IllegalArgumentException when there is no such name; the message lists the names there are
     */
    public static VendorOwnership parse(String text) {
        return WireNames.parse(VendorOwnership.class, text, "vendor");
    }
}
