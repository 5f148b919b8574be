package org.sightline.matching.verdict.rule;

import org.sightline.matching.verdict.facts.WireNames;

/** How sure we are of a legal fact. All but {@code FOUND} is shown as unverified wherever a verdict rests on it. */
public enum Certainty {
    /** Read in the source itself or in a faithful copy; the passage, its place and the day of reading are kept. */
    FOUND,
    /** Taken from a table that a third party made from the source. */
    COPY,
    /** Read about in the press or in a summary. */
    SECONDARY,
    /** General knowledge that has not been read again. It never prohibits by itself. */
    MEMORY;

    /** Whether the fact was read in its source. */
    public boolean isVerified() {
        return this == FOUND;
    }

    /** Reads a wire name: found, copy, secondary or memory. */
    public static Certainty parse(String text) {
        return WireNames.parse(Certainty.class, text, "certainty");
    }
}
