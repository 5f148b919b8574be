package org.sightline.matching.screening;

import java.util.List;
import java.util.Objects;
import org.sightline.matching.screening.examine.Examination;
import org.sightline.matching.screening.find.Rules;
import org.sightline.matching.screening.find.Sieve;
import org.sightline.matching.screening.match.Match;
import org.sightline.matching.screening.subject.Subject;
import org.sightline.matching.watchlist.Watchlist;

/** Finds the designated makers behind purchase lines and devices. Immutable and safe for use by many threads. */
public final class Screener {

    private final Watchlist watchlist;
    private final Rules rules;
    private final Sieve sieve;
    private final Examination.Tools tools;

    private Screener(Watchlist watchlist) {
        this.watchlist = Objects.requireNonNull(watchlist);
        this.rules = new Rules(watchlist);
        this.tools = new Examination.Tools(watchlist, rules);
        this.sieve = new Sieve(rules, tools.identifiers);
    }

    /** A screener for one version of a watchlist. Building one takes a while; keep it. */
    public static Screener of(Watchlist watchlist) {
        return new Screener(watchlist);
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
        return sieve.passes(subject) ? new Examination(tools, subject).matches() : List.of();
    }

    /** The careful path without the sieve in front, to prove that the sieve loses nothing. */
    List<Match> examine(Subject subject) {
        return new Examination(tools, subject).matches();
    }
}
