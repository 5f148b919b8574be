package org.sightline.matching.law;

import org.sightline.matching.screening.match.Match;
import org.sightline.matching.verdict.book.RuleBook;

/** Under which name the rules look at a match. */
public final class JudgedEntity {

    private JudgedEntity() {}

    /**
     * The entity that was found, where the rule book knows it; else the maker behind it. An entity that somebody added to
     * the watchlist is then judged as what it leads to, and not as unknown.
     */
    public static String of(RuleBook book, Match match) {
        String maker = match.makerId();
        return maker != null && book.knows(maker) && !book.knows(match.entityId()) ? maker : match.entityId();
    }
}
