package org.sightline.matching.screening.match;

/** Why a match leads to the designated maker. */
public enum Basis {
    /** The maker itself. */
    MADE_BY,
    /** A company owned by the maker on the line's date. */
    SUBSIDIARY,
    /** A brand that sells the maker's goods under its own label. Never above review. */
    RELABEL,
    /** A part, such as a chip, inside another maker's product. Never above review. */
    COMPONENT,
    /** A company that took over the maker's business. Never above review. */
    SUCCESSOR
}
