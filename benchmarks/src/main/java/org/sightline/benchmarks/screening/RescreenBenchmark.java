package org.sightline.benchmarks.screening;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.sightline.matching.screening.DeltaScreener;
import org.sightline.matching.screening.Match;
import org.sightline.matching.screening.Screener;
import org.sightline.matching.screening.Subject;
import org.sightline.matching.watchlist.Entity;
import org.sightline.matching.watchlist.Fact;
import org.sightline.matching.watchlist.ModelGrammar;
import org.sightline.matching.watchlist.Name;
import org.sightline.matching.watchlist.Watchlist;
import org.sightline.matching.watchlist.WatchlistEdit;

/**
 * The pure part of re-screening after a list change: which of so many lines the change can touch, and their new matches; checked against
 * a full re-screen. {@code --lines N} (default 1,000,000; ten million need 4 GB), on all cores.
 */
public final class RescreenBenchmark {

  private static final int BATCH = 100_000;

  private RescreenBenchmark() {}

  /** Prints times and whether both ways agree; ends with status 1 if they don't. */
  public static void main(String[] args) {
    int at = List.of(args).indexOf("--lines");
    int lines = at >= 0 ? Integer.parseInt(args[at + 1]) : 1_000_000;
    Subject[][] batches = IntStream.range(0, (lines + BATCH - 1) / BATCH).parallel().mapToObj(b -> InventedLines.lines(BATCH, b)).toArray(Subject[][]::new);
    Watchlist before = Watchlist.builtIn();
    Watchlist after = change(before);
    long start = System.nanoTime();
    DeltaScreener delta = DeltaScreener.between(before, after);
    Screener now = Screener.of(after);
    double built = seconds(start);
    start = System.nanoTime();
    Set<Integer> touched = ConcurrentHashMap.newKeySet();
    IntStream.range(0, batches.length).parallel().forEach(b -> {
      for (int i = 0; i < BATCH; i++) {
        if (delta.touches(batches[b][i])) {
          touched.add(b * BATCH + i);
          now.screen(batches[b][i]);
        }
      }
    });
    double took = seconds(start);
    System.out.printf(Locale.ROOT, "%,d lines: %.2f s to compile the change, %.2f s to re-screen by delta (%,d lines touched)%n",
        batches.length * BATCH, built, took, touched.size());
    start = System.nanoTime();
    Screener old = Screener.of(before);
    long differing = IntStream.range(0, batches.length).parallel().mapToLong(b -> differing(batches[b], b, old, now, touched)).sum();
    System.out.printf(Locale.ROOT, "full re-screen under both versions %.2f s; changed lines that the delta missed: %d%n", seconds(start), differing);
    if (differing > 0) {
      System.exit(1);
    }
  }

  /** A maker with a brand and a model series is added, one model grammar removed. */
  private static Watchlist change(Watchlist list) {
    Fact fact = Fact.entered("invented");
    ModelGrammar removed = list.content().grammars().stream().filter(g -> g.id().equals("HIK-REC")).findFirst().orElseThrow();
    return list.edit("bench.2", List.of(
        WatchlistEdit.add(new Entity("zorvane", "Zorvane Optics (invented)", Entity.Kind.DESIGNATED, "", "", fact)),
        WatchlistEdit.add(new Name("zorvane", "BORVEL", Name.Kind.COINED, Set.of(), fact)),
        WatchlistEdit.add(new ModelGrammar("ZOR-M", "zorvane", "camera", "M77##", ModelGrammar.End.OPEN, Set.of(), true, fact)),
        WatchlistEdit.remove(removed)));
  }

  private static long differing(Subject[] lines, int batch, Screener old, Screener now, Set<Integer> touched) {
    long n = 0;
    for (int i = 0; i < lines.length; i++) {
      if (!touched.contains(batch * BATCH + i) && !facts(old.screen(lines[i])).equals(facts(now.screen(lines[i])))) {
        n++;
      }
    }
    return n;
  }

  private static List<String> facts(List<Match> matches) {
    return matches.isEmpty() ? List.of() : matches.stream().map(m -> m.entityId() + m.role() + m.score() + m.evidence()).toList();
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
