package org.sightline.matching.verdict.rule;

/**
 * What the law says about one purchase, in the order of severity used for the headline: the earlier constant is
 * the more severe. The words are those of the oversight office and are stored and shown as they stand here.
 */
public enum Verdict {
    /** A rule that binds this buyer covered this maker, item, date and money. */
    PROHIBITED,
    /** A rule would prohibit, or restrict, if a fact that is not in the record went one way. */
    UNDETERMINED,
    /** Allowed only with a certificate, an affidavit or a waiver, or under a limit on the seller. */
    RESTRICTED,
    /** A designated maker, but no rule bound this buyer for this purchase; or a risk list only. */
    FLAGGED,
    /** Not a designated maker, not this buyer, not this item, not this money, or before the date. */
    NOT_COVERED;

    /** The more severe of the two. */
    public Verdict worse(Verdict other) {
        return ordinal() <= other.ordinal() ? this : other;
    }

    /** Whether this is at least as severe as {@code other}. */
    public boolean atLeast(Verdict other) {
        return ordinal() <= other.ordinal();
    }
}
