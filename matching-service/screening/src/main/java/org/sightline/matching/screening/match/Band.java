package org.sightline.matching.screening.match;

/** What to do with a score. The bounds belong to the product, not to any one data set. */
public enum Band {
    /** At least {@value #MATCH_FROM}. */
    MATCH,
    /** At least {@value #REVIEW_FROM}: a person decides. */
    REVIEW,
    /** Not returned by screening. */
    NONE;

    /** Lowest score of a match. */
    public static final double MATCH_FROM = 0.80;

    /** Lowest score that a person is shown. */
    public static final double REVIEW_FROM = 0.50;

    /** The band of a score between 0 and 1. */
    public static Band of(double score) {
        return score >= MATCH_FROM ? MATCH : score >= REVIEW_FROM ? REVIEW : NONE;
    }
}
