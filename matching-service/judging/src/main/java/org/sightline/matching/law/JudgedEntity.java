package org.sightline.matching.law;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.screening.match.Match;
import org.sightline.matching.verdict.book.RuleBook;

/** Under which name the rules look at a match. */
public final class JudgedEntity {

    private JudgedEntity() {}

    /**
     * The entity that was found, where the rule book knows it; else the maker behind it. An entity that somebody added to
     * the watchlist is then judged as what it leads to, and not as unknown. Of goods that were found by a class that ships it is
     * the maker that the line names: laws know these classes by what the goods are. A class that the office added is judged by
     * the rules that name it.
     *
     * @param texts description, manufacturer and model of what was bought
     */
    public static String of(RuleBook book, Match match, Stream<@Nullable String> texts) {
        if (match.ofGoods()) {
            boolean ofTheOffice = !ListedGoods.ships(match.entityId()) && book.knows(match.entityId());
            return ofTheOffice ? match.entityId() : ListedGoods.maker(book, texts);
        }
        String maker = match.makerId();
        return maker != null && book.knows(maker) && !book.knows(match.entityId()) ? maker : match.entityId();
    }
}
