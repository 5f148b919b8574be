package org.sightline.samples.planted;

/** What the law says about a purchase, all regimes taken together: the gravest word wins. */
public enum Verdict {
    /** A rule that binds this buyer covered this maker, item, date and money. */
    PROHIBITED,
    /** Allowed only under a condition, such as the seller-side limit of 2026. */
    RESTRICTED,
    /** A rule would bite if a missing fact went one way. */
    UNDETERMINED,
    /** A designated maker, but no rule bound this buyer for this purchase. */
    FLAGGED,
    /** Not the maker, or before its first listing. */
    NOT_COVERED
}
