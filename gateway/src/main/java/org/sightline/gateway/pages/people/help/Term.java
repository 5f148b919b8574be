package org.sightline.gateway.pages.people.help;

import java.util.Locale;

/** Words of the pages that are explained, in the order of the page. */
public enum Term {
    PUBLIC_BODY,
    PURCHASE_LINE,
    PURCHASE,
    DESIGNATED_MAKER,
    MATCH,
    MENTION,
    EVIDENCE,
    SCORE,
    TIE,
    FINDING,
    STATUS,
    OUTCOME,
    VERDICT,
    PROHIBITED,
    RESTRICTED,
    FLAGGED,
    UNDETERMINED,
    NOT_COVERED,
    UNVERIFIED,
    FUND,
    RECODED,
    NOTICE,
    WITHDRAWN,
    PLAN,
    WAIVER,
    RETURN,
    COVERAGE,
    LAW_STATUS;

    /** The place on the page, for links from beside the word. */
    public String anchor() {
        return "term-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
