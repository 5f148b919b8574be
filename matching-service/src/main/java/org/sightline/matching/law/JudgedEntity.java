package org.sightline.matching.law;

import org.sightline.matching.screening.match.Match;
import org.sightline.matching.verdict.book.RuleBook;

/** Under which name the rules look at a match. */
public final class JudgedEntity {

    private JudgedEntity() {}

    /**
     * The entity that was found, where the rule book knows it; else the maker behind it. An entity that somebody added to
     * the watchlist is then judged as what it leads to, and not as unheard of.
     */
    public static String of(RuleBook book, Match match) {
        boolean makerKnown = match.makerId() != null && book.knows(match.makerId());
        return makerKnown && !book.knows(match.entityId()) ? match.makerId() : match.entityId();
    }
}
