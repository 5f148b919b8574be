package org.sightline.samples.planted;

/** What a line says about a maker's equipment. */
public enum Role {
    /** It buys the equipment, or renews the maker's own service. */
    PURCHASE,
    /** It names the maker, but buys nothing of it. */
    MENTION,
    /** It has nothing to do with any designated maker. */
    NONE
}
