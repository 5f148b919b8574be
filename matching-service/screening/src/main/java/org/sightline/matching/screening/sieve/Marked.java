package org.sightline.matching.screening.sieve;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.sightline.matching.screening.text.Glyphs;

/**
 * An {@link Automaton} of which only the marks are asked for: with as few states as can be, and without those from which no mark can be
 * reached. Its table is a sixth of the automaton's, so that what ordinary text touches of it stays in the cache.
 *
 * <p>A state is the place of its row in the table: the next one is {@code table[state + symbol]}.
 */
public final class Marked {

    /** State from which no mark can be reached any more. */
    public static final int DEAD = 0;

    /** State before the first symbol. */
    public static final int START = Glyphs.COUNT;

    private final int[] table;
    private final byte[] marks;
    private final int firstMarked;

    /** The same marks for the same symbols as another automaton gives. */
    public Marked(Automaton automaton) {
        int[] classes = classes(automaton);
        int count = Arrays.stream(classes).max().orElseThrow() + 1;
        int[] first = new int[count];
        for (int state = classes.length - 1; state >= 0; state--) {
            first[classes[state]] = state;
        }
        table = new int[count * Glyphs.COUNT];
        marks = new byte[count];
        int marked = count;
        for (int one = count - 1; one >= 0; one--) {
            marks[one] = (byte) automaton.marks(first[one]);
            marked = marks[one] != 0 && first[one] != Automaton.START ? one : marked;
            for (int symbol = 0; symbol < Glyphs.COUNT; symbol++) {
                table[one * Glyphs.COUNT + symbol] = classes[automaton.step(first[one], symbol)] * Glyphs.COUNT;
            }
        }
        firstMarked = marked * Glyphs.COUNT;
    }

    /**
     * The states that no further symbols tell apart, by number. Numbers follow the automaton's own: dead and start are the first two, and
     * states with marks come last there and here.
     */
    private static int[] classes(Automaton automaton) {
        int[] classes = new int[automaton.states()];
        int count = 0;
        int before;
        do {
            before = count;
            Map<Row, Integer> numbers = new HashMap<>();
            int[] finer = new int[classes.length];
            for (int state = 0; state < finer.length; state++) {
                finer[state] = numbers.computeIfAbsent(row(automaton, state, classes), row -> numbers.size());
            }
            classes = finer;
            count = numbers.size();
        } while (count > before);
        return classes;
    }

    private static Row row(Automaton automaton, int state, int[] classes) {
        int[] row = new int[Glyphs.COUNT + 3];
        for (int symbol = 0; symbol < Glyphs.COUNT; symbol++) {
            row[symbol] = classes[automaton.step(state, symbol)];
        }
        row[Glyphs.COUNT] = classes[state];
        row[Glyphs.COUNT + 1] = automaton.marks(state);
        row[Glyphs.COUNT + 2] = state == Automaton.START ? 1 : 0;
        return new Row(row);
    }

    /** The lowest state that has marks; all higher ones have some too. */
    public int firstMarked() {
        return firstMarked;
    }

    /** The marks of all patterns that end in a state, or-ed. */
    public int marks(int state) {
        return marks[state / Glyphs.COUNT] & 0xFF;
    }

    /** The transition table. Not to be written. */
    public int[] table() {
        return table;
    }

    /** Number of states. */
    public int states() {
        return marks.length;
    }

    /** What tells a state from others, as a map key. */
    private record Row(int[] parts) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Row row && Arrays.equals(parts, row.parts);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(parts);
        }
    }
}
