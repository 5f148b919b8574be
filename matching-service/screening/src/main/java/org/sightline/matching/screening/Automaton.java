package org.sightline.matching.screening;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A deterministic automaton over glyphs that recognises many patterns at once from one starting point: one array read a
 * character. Gaps are not fed to it, so it is blind to spaces and hyphens.
 */
final class Automaton {

  /** State from which nothing can be recognised any more. */
  static final int DEAD = 0;

  /** State before the first glyph. */
  static final int START = 1;

  private static final int SHIFT = 5;
  private static final int[] NOTHING = {};

  private final int[] next;
  private final int[][] accepted;
  private final byte[] marks;

  private Automaton(int[] next, int[][] accepted, byte[] marks) {
    this.next = next;
    this.accepted = accepted;
    this.marks = marks;
  }

  /** The state after a glyph. */
  int step(int state, int glyph) {
    return next[(state << SHIFT) | glyph];
  }

  /** Tags of the patterns that end in a state. */
  int[] accepted(int state) {
    return accepted[state];
  }

  /** The marks of all tags that end in a state, or-ed. */
  int marks(int state) {
    return marks[state];
  }

  /** Number of states. */
  int states() {
    return marks.length;
  }

  /** The raw transition table, index {@code state << 5 | glyph}. Not to be written. */
  int[] table() {
    return next;
  }

  /** Collects patterns as a non-deterministic automaton and makes it deterministic. */
  static final class Builder {

    private final List<int[]> edges = new ArrayList<>();
    private final List<List<int[]>> from = new ArrayList<>();
    private final List<List<Integer>> silent = new ArrayList<>();
    private final List<List<int[]>> tags = new ArrayList<>();
    private final int root = state();

    /** A new state. */
    int state() {
      from.add(new ArrayList<>(2));
      silent.add(new ArrayList<>(1));
      tags.add(new ArrayList<>(1));
      return from.size() - 1;
    }

    /** The state in which all patterns begin. */
    int root() {
      return root;
    }

    /** A transition on any glyph of a bit set. */
    void edge(int source, int glyphs, int target) {
      int[] edge = {glyphs, target};
      edges.add(edge);
      from.get(source).add(edge);
    }

    /** A transition on nothing. */
    void silent(int source, int target) {
      silent.get(source).add(target);
    }

    /** Says that a pattern ends in a state. */
    void accept(int state, int tag, int mark) {
      tags.get(state).add(new int[] {tag, mark});
    }

    /** Subset construction. */
    Automaton build() {
      Map<Key, Integer> numbers = new HashMap<>();
      List<int[]> sets = new ArrayList<>();
      List<int[]> rows = new ArrayList<>();
      sets.add(NOTHING);
      rows.add(new int[1 << SHIFT]);
      numbers.put(new Key(NOTHING), DEAD);
      number(closure(new int[] {root}), numbers, sets);
      for (int s = START; s < sets.size(); s++) {
        rows.add(row(sets.get(s), numbers, sets));
      }
      return assemble(sets, rows);
    }

    private int[] row(int[] set, Map<Key, Integer> numbers, List<int[]> sets) {
      int[] row = new int[1 << SHIFT];
      for (int glyph = Glyphs.FOREIGN + 1; glyph < Glyphs.COUNT; glyph++) {
        int[] reached = new int[16];
        int n = 0;
        for (int state : set) {
          for (int[] edge : from.get(state)) {
            if ((edge[0] >> glyph & 1) != 0) {
              if (n == reached.length) {
                reached = Arrays.copyOf(reached, 2 * n);
              }
              reached[n++] = edge[1];
            }
          }
        }
        row[glyph] = n == 0 ? DEAD : number(closure(Arrays.copyOf(reached, n)), numbers, sets);
      }
      return row;
    }

    private static int number(int[] set, Map<Key, Integer> numbers, List<int[]> sets) {
      Integer known = numbers.putIfAbsent(new Key(set), sets.size());
      if (known != null) {
        return known;
      }
      sets.add(set);
      return sets.size() - 1;
    }

    private int[] closure(int[] states) {
      java.util.BitSet seen = new java.util.BitSet();
      java.util.ArrayDeque<Integer> open = new java.util.ArrayDeque<>();
      for (int s : states) {
        open.push(s);
      }
      while (!open.isEmpty()) {
        int s = open.pop();
        if (!seen.get(s)) {
          seen.set(s);
          silent.get(s).forEach(open::push);
        }
      }
      return seen.stream().toArray();
    }

    private Automaton assemble(List<int[]> sets, List<int[]> rows) {
      int n = sets.size();
      int[] next = new int[n << SHIFT];
      int[][] accepted = new int[n][];
      byte[] marks = new byte[n];
      for (int s = 0; s < n; s++) {
        System.arraycopy(rows.get(s), 0, next, s << SHIFT, 1 << SHIFT);
        List<Integer> ends = new ArrayList<>();
        for (int state : sets.get(s)) {
          for (int[] tag : tags.get(state)) {
            ends.add(tag[0]);
            marks[s] |= (byte) tag[1];
          }
        }
        accepted[s] = ends.isEmpty() ? NOTHING : ends.stream().mapToInt(Integer::intValue).distinct().sorted().toArray();
      }
      return new Automaton(next, accepted, marks);
    }
  }

  /** An int array as a map key. */
  private record Key(int[] set) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && Arrays.equals(set, key.set);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(set);
    }
  }
}
