package org.sightline.matching.watchlists;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.sightline.kit.digest.Sha256;
import org.sightline.matching.screening.Screener;
import org.sightline.matching.watchlist.Watchlist;

/** One version of the watchlist, ready to screen with. Immutable; for use by many threads. */
public final class WatchlistInForce {

    private static final int PRINT_LENGTH = 32;

    private final int version;
    private final Watchlist watchlist;
    private final Screener screener;
    private final Map<String, String> prints = new ConcurrentHashMap<>();

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
