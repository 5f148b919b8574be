package org.sightline.matching.screening.sieve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sightline.matching.screening.text.Glyphs;

/**
 * A deterministic automaton over symbols that recognises many patterns at once from one starting point: one array read a
 * character. Gaps are not fed to it, so it is blind to hyphens; spaces are.
 */
public final class Automaton {

    /** State from which nothing can be recognised any more. */
    public static final int DEAD = 0;

    /** State before the first symbol. */
    public static final int START = 1;

    private static final int SHIFT = 6;
    private static final int[] NOTHING = {};

    private final int[] next;
    private final int[][] accepted;
    private final byte[] marks;

    private final int firstMarked;

    private Automaton(int[] next, int[][] accepted, byte[] marks, int firstMarked) {
        this.firstMarked = firstMarked;
        this.next = next;
        this.accepted = accepted;
        this.marks = marks;
    }

    /** The state after a symbol. */
    public int step(int state, int symbol) {
        return next[(state << SHIFT) | symbol];
    }

    /** Tags of the patterns that end in a state. */
    public int[] accepted(int state) {
        return accepted[state];
    }

    /** The marks of all tags that end in a state, or-ed. */
    public int marks(int state) {
        return marks[state] & 0xFF;
    }

    /** The lowest state that has marks; all higher ones have some too. */
    public int firstMarked() {
        return firstMarked;
    }

    /** Number of states. */
    public int states() {
        return marks.length;
    }

    /** Collects patterns as a non-deterministic automaton and makes it deterministic. */
    public static final class Builder {

        private final List<List<Edge>> from = new ArrayList<>();
        private final List<List<Integer>> silent = new ArrayList<>();
        private final List<List<int[]>> tags = new ArrayList<>();
        private final int root = state();

        /** A new state. */
        public int state() {
            from.add(new ArrayList<>(2));
            silent.add(new ArrayList<>(1));
            tags.add(new ArrayList<>(1));
            return from.size() - 1;
        }

        /** The state in which all patterns begin. */
        public int root() {
            return root;
        }

        /** A transition on any symbol of a bit set. */
        public void edge(int source, long symbols, int target) {
            from.get(source).add(new Edge(symbols, target));
        }

        /** A transition on nothing. */
        public void silent(int source, int target) {
            silent.get(source).add(target);
        }

        /** Says that a pattern ends in a state. */
        public void accept(int state, int tag, int mark) {
            tags.get(state).add(new int[] {tag, mark});
        }

        /** Subset construction. */
        public Automaton build() {
            int[][] closed = new int[from.size()][];
            for (int s = 0; s < closed.length; s++) {
                closed[s] = closure(s);
            }
            Map<Key, Integer> numbers = new HashMap<>();
            List<int[]> sets = new ArrayList<>();
            List<int[]> rows = new ArrayList<>();
            sets.add(NOTHING);
            rows.add(new int[1 << SHIFT]);
            numbers.put(new Key(NOTHING), DEAD);
            // Even without patterns there is a state to start from.
            sets.add(closed[root]);
            numbers.putIfAbsent(new Key(closed[root]), START);
            StateSet[] reached = new StateSet[Glyphs.COUNT];
            for (int i = 0; i < reached.length; i++) {
                reached[i] = new StateSet(from.size());
            }
            for (int s = START; s < sets.size(); s++) {
                rows.add(row(sets.get(s), closed, reached, numbers, sets));
            }
            return assemble(sets, rows);
        }

        private int[] row(int[] set, int[][] closed, StateSet[] reached, Map<Key, Integer> numbers, List<int[]> sets) {
            for (int state : set) {
                for (Edge edge : from.get(state)) {
                    for (long rest = edge.symbols(); rest != 0; rest &= rest - 1) {
                        reached[Long.numberOfTrailingZeros(rest)].addAll(closed[edge.target()]);
                    }
                }
            }
            int[] row = new int[1 << SHIFT];
            for (int symbol = Glyphs.SPACE; symbol < Glyphs.COUNT; symbol++) {
                row[symbol] = reached[symbol].isEmpty() ? DEAD : number(reached[symbol].drain(), numbers, sets);
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

        /** The states reached from one on nothing, itself included, but only those that do something. */
        private int[] closure(int state) {
            java.util.BitSet seen = new java.util.BitSet();
            java.util.ArrayDeque<Integer> open = new java.util.ArrayDeque<>();
            open.push(state);
            while (!open.isEmpty()) {
                int s = open.pop();
                if (!seen.get(s)) {
                    seen.set(s);
                    silent.get(s).forEach(open::push);
                }
            }
            return seen.stream()
                    .filter(s -> !from.get(s).isEmpty() || !tags.get(s).isEmpty())
                    .toArray();
        }

        /** Numbers the states so that those with marks come last: then one comparison tells whether a state has any. */
        private Automaton assemble(List<int[]> sets, List<int[]> rows) {
            int n = sets.size();
            byte[] marks = new byte[n];
            for (int s = 0; s < n; s++) {
                for (int state : sets.get(s)) {
                    for (int[] tag : tags.get(state)) {
                        marks[s] |= (byte) tag[1];
                    }
                }
            }
            int[] number = new int[n];
            int next = 0;
            for (int s = 0; s < n; s++) {
                number[s] = marks[s] == 0 || s <= START ? next++ : -1;
            }
            int firstMarked = next;
            for (int s = 0; s < n; s++) {
                number[s] = number[s] < 0 ? next++ : number[s];
            }
            return renumbered(sets, rows, marks, number, firstMarked);
        }

        private Automaton renumbered(List<int[]> sets, List<int[]> rows, byte[] marks, int[] number, int firstMarked) {
            int n = sets.size();
            int[] table = new int[n << SHIFT];
            int[][] accepted = new int[n][];
            byte[] moved = new byte[n];
            for (int s = 0; s < n; s++) {
                int[] row = rows.get(s);
                for (int symbol = 0; symbol < row.length; symbol++) {
                    table[number[s] << SHIFT | symbol] = number[row[symbol]];
                }
                int[] ends = Arrays.stream(sets.get(s))
                        .flatMap(state -> tags.get(state).stream().mapToInt(tag -> tag[0]))
                        .distinct()
                        .sorted()
                        .toArray();
                accepted[number[s]] = ends.length == 0 ? NOTHING : ends;
                moved[number[s]] = marks[s];
            }
            return new Automaton(table, accepted, moved, firstMarked);
        }
    }

    /** A growing set of states, emptied by reading it. */
    private static final class StateSet {

        private final boolean[] member;
        private int[] states = new int[16];
        private int size;

        StateSet(int capacity) {
            member = new boolean[capacity];
        }

        void addAll(int[] added) {
            for (int state : added) {
                if (!member[state]) {
                    member[state] = true;
                    if (size == states.length) {
                        states = Arrays.copyOf(states, 2 * size);
                    }
                    states[size++] = state;
                }
            }
        }

        boolean isEmpty() {
            return size == 0;
        }

        int[] drain() {
            int[] sorted = Arrays.copyOf(states, size);
            Arrays.sort(sorted);
            for (int state : sorted) {
                member[state] = false;
            }
            size = 0;
            return sorted;
        }
    }

    /** A transition of the non-deterministic automaton. */
    private record Edge(long symbols, int target) {}

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
