package org.sightline.matching.watchlists;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.digest.Sha256;
import org.sightline.matching.screening.Screener;
import org.sightline.matching.screening.match.Match;
import org.sightline.matching.screening.subject.Subject;
import org.sightline.matching.watchlist.Watchlist;

/** One version of the watchlist, ready to screen with. Immutable; for use by many threads. */
public final class WatchlistInForce {

    private static final int PRINT_LENGTH = 32;

    /** What is kept of matched lines, in characters: 20,000 usual ones, as many as most states have findings, or fewer long ones. */
    private static final long MOST_KEPT = 40_000_000;

    /** What a match takes beside the texts of its line. */
    private static final int OF_A_MATCH = 1_900;

    private final int version;
    private final Watchlist watchlist;
    private volatile @Nullable Screener screener;
    private final Map<String, String> prints = new ConcurrentHashMap<>();
    private final Cache<Subject, List<Match>> matches = Caffeine.newBuilder()
            .maximumWeight(MOST_KEPT)
            .weigher((Subject subject, List<Match> found) -> weight(subject, found))
            .build();

    public WatchlistInForce(int version, Watchlist watchlist) {
        this.version = version;
        this.watchlist = watchlist;
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
        List<Match> all = screenWithGoods(subject);
        // Nearly always nothing, and else makers only: the list itself is then handed on.
        return all.stream().noneMatch(Match::ofGoods)
                ? all
                : all.stream().filter(match -> !match.ofGoods()).toList();
    }

    /** As {@link Screener#screenWithGoods}; what matches is kept as in {@link #screen}. */
    public List<Match> screenWithGoods(Subject subject) {
        List<Match> known = matches.getIfPresent(subject);
        if (known != null) {
            return known;
        }
        List<Match> found = screener().screenWithGoods(subject);
        if (!found.isEmpty()) {
            matches.put(subject, found);
        }
        return found;
    }

    private static int weight(Subject subject, List<Match> found) {
        int texts = Stream.of(
                        subject.vendorName(),
                        subject.description(),
                        subject.manufacturer(),
                        subject.model(),
                        subject.banner())
                .filter(Objects::nonNull)
                .mapToInt(String::length)
                .sum();
        return texts + found.size() * OF_A_MATCH;
    }

    /** The screener for the list. It is made when it is first asked for: who only compares two lists needs none. */
    public Screener screener() {
        Screener ready = screener;
        if (ready == null) {
            synchronized (this) {
                ready = screener;
                if (ready == null) {
                    ready = Screener.of(watchlist);
                    screener = ready;
                }
            }
        }
        return ready;
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
