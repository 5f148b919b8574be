package org.sightline.matching.screening.match;

/** What the line does with the maker. */
public enum Role {
    /** The line buys, or the device is, the maker's product. */
    PURCHASE,
    /** The line only talks about the maker: removal, replacement, negation, compatible part, clause text, a service. */
    MENTION
}
