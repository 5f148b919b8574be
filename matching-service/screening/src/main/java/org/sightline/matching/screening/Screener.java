package org.sightline.matching.screening;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.sightline.matching.screening.examine.Examination;
import org.sightline.matching.screening.examine.ListContext;
import org.sightline.matching.screening.find.Patterns;
import org.sightline.matching.screening.find.Prefilter;
import org.sightline.matching.screening.match.Match;
import org.sightline.matching.screening.match.Role;
import org.sightline.matching.screening.subject.Subject;
import org.sightline.matching.watchlist.Watchlist;

/** Finds the designated makers behind purchase lines and devices. Immutable and safe for use by many threads. */
public final class Screener {

    private final Watchlist watchlist;
    private final Patterns patterns;
    private final Prefilter prefilter;
    private final ListContext context;

    private Screener(Watchlist watchlist, int longest, boolean second) {
        this.watchlist = Objects.requireNonNull(watchlist);
        this.patterns = new Patterns(watchlist);
        this.context = new ListContext(watchlist, patterns, longest, second);
        this.prefilter = new Prefilter(patterns, context.identifiers);
    }

    /** A screener for one version of a watchlist. Building one takes a while; keep it. */
    public static Screener of(Watchlist watchlist) {
        return new Screener(watchlist, ListContext.LONGEST, true);
    }

    /** A screener that asks no second reader: to find what that one learns from, and to measure what it costs. */
    public static Screener withoutSecondReader(Watchlist watchlist) {
        return new Screener(watchlist, ListContext.LONGEST, false);
    }

    /** A screener that reads every field to its end, however long: to measure what a long one costs. */
    public static Screener ofWholeFields(Watchlist watchlist) {
        return new Screener(watchlist, Integer.MAX_VALUE, true);
    }

    /** The list that the screener uses. */
    public Watchlist watchlist() {
        return watchlist;
    }

    /**
     * Screens one subject. Most subjects match nothing; for them this reads each character once and allocates nothing.
     *
     * @return matches of at least the review band, purchases before mentions, best first; empty if nothing was found
     */
    public List<Match> screen(Subject subject) {
        return prefilter.passes(subject) ? new Examination(context, subject).matches() : List.of();
    }

    /**
     * As {@link #screen}, and where no maker of the list is bought, goods of a class that the list names, such as drones. They
     * come last and are always for review.
     */
    public List<Match> screenWithGoods(Subject subject) {
        if (!prefilter.passes(subject)) {
            return List.of();
        }
        Examination examination = new Examination(context, subject);
        List<Match> makers = examination.matches();
        boolean bought = makers.stream().anyMatch(match -> match.role() == Role.PURCHASE);
        List<Match> goods = bought ? List.of() : examination.goods();
        return goods.isEmpty()
                ? makers
                : Stream.concat(makers.stream(), goods.stream()).toList();
    }

    /** The careful path without the prefilter in front, to prove that the prefilter loses nothing. */
    List<Match> examine(Subject subject) {
        return new Examination(context, subject).matches();
    }
}
