package org.sightline.matching.watchlist;

/**
 * Where a fact of the watchlist comes from and how sure it is.
 *
 * @param certainty how well the fact is supported; what was only remembered is {@link Certainty#UNVERIFIED}
 * @param source the publication, registry or file that states it, in a few words; never null, may be empty
 */
public record Fact(Certainty certainty, String source) {

    /** How well a fact is supported. Pages must show anything but FOUND as such. */
    public enum Certainty {
        /** Read in the named source. */
        FOUND,
        /** Remembered or inferred by whoever entered it; nobody has checked it against a source. */
        UNVERIFIED,
        /** Entered by a person of the oversight office, who answers for it. */
        ENTERED
    }

    /** A fact that was read in a source. */
    public static Fact found(String source) {
        return new Fact(Certainty.FOUND, source);
    }

    /** A fact that nobody has checked. */
    public static Fact unverified(String source) {
        return new Fact(Certainty.UNVERIFIED, source);
    }

    /** A fact that a person entered. */
    public static Fact entered(String who) {
        return new Fact(Certainty.ENTERED, who);
    }
}
