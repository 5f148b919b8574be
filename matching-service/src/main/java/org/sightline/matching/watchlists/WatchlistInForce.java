package org.sightline.matching.watchlists;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.sightline.kit.digest.Sha256;
import org.sightline.matching.screening.Screener;
import org.sightline.matching.screening.match.Match;
import org.sightline.matching.screening.subject.Subject;
import org.sightline.matching.watchlist.Watchlist;

/** One version of the watchlist, ready to screen with. Immutable; for use by many threads. */
public final class WatchlistInForce {

    private static final int PRINT_LENGTH = 32;

    /** As many as most states have findings, of about 2 kB each. */
    private static final int MOST_KEPT = 20_000;

    private final int version;
    private final Watchlist watchlist;
    private final Screener screener;
    private final Map<String, String> prints = new ConcurrentHashMap<>();
    private final Cache<Subject, List<Match>> matches =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

    public WatchlistInForce(int version, Watchlist watchlist) {
        this.version = version;
        this.watchlist = watchlist;
        this.screener = Screener.of(watchlist);
    }

    /** Number of the version, from 1. */
    public int version() {
        return version;
    }

    /** The list. */
    public Watchlist watchlist() {
        return watchlist;
    }

    /**
     * As {@link Screener#screen}. What matches is kept: the careful look at it takes two thirds of the time in which a finding
     * is judged, and the same line is judged again when a rule or what is known of its buyer changes.
     */
    public List<Match> screen(Subject subject) {
        List<Match> known = matches.getIfPresent(subject);
        if (known != null) {
            return known;
        }
        List<Match> found = screener.screen(subject);
        if (!found.isEmpty()) {
            matches.put(subject, found);
        }
        return found;
    }

    /** The screener for the list. */
    public Screener screener() {
        return screener;
    }

    /**
     * What the list says of one entity, as a hash: the same in two versions exactly if no row about it changed. A
     * decision "not a match" holds as long as this stays.
     */
    public String printOf(String entityId) {
        return prints.computeIfAbsent(entityId, this::print);
    }

    private String print(String entityId) {
        StringBuilder rows = new StringBuilder();
        watchlist.content().rows().stream()
                .filter(row -> row.entityId().equals(entityId) || row.entityId().equals("*"))
                .map(Object::toString)
                .sorted()
                .forEach(row -> rows.append(row).append('\n'));
        return Sha256.hex(rows.toString()).substring(0, PRINT_LENGTH);
    }
}
