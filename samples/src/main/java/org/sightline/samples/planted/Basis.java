package org.sightline.samples.planted;

/** How an item leads to its designated maker. */
public enum Basis {
    /** The maker's own brand or model. */
    MADE_BY,
    /** The brand of a subsidiary, in the time that the maker owned it. */
    SUBSIDIARY,
    /** Another brand, whose hardware the maker is said to build; never proven by the name alone. */
    RELABEL,
    /** A company that took over the maker's business; who builds the hardware is in dispute. */
    SUCCESSOR;

    /** Whether the name alone proves who built the hardware. */
    boolean provesMaker() {
        return this == MADE_BY || this == SUBSIDIARY;
    }
}
