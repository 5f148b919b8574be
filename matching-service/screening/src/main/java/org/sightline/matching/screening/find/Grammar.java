package org.sightline.matching.screening.find;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.screening.sieve.Automaton;
import org.sightline.matching.screening.text.Glyphs;

/**
 * A compiled {@link org.sightline.matching.watchlist.ModelGrammar}: a small program run over letters, counting how many
 * characters had to be read through scan garble.
 */
final class Grammar {

    /** By how much the marks of what was read with one character through garble are shifted; one more for two characters. */
    static final int GARBLED_ONCE = 4;

    static final int GARBLED_TWICE = 5;

    private static final int LETTER = 1;
    private static final int DIGIT = 2;
    private static final int EITHER = 3;
    private static final int SPLIT = 4;
    private static final int SPACE = 5;
    private static final int END = 6;
    private static final int CHAR = 7;

    private final String source;
    private int at;
    private int[] op = new int[64];
    private int[] a = new int[64];
    private int[] b = new int[64];
    private int size;

    private Grammar(String source) {
        this.source = source;
    }

    /**
     * Compiles a grammar.
     *
     * @throws IllegalArgumentException if its brackets do not pair or it has an unknown sign
     */
    static Grammar compile(String source) {
        Grammar grammar = new Grammar(source);
        grammar.choice();
        if (grammar.at < source.length()) {
            throw new IllegalArgumentException("Model grammar has a bracket too many: " + source);
        }
        grammar.emit(END, 0, 0);
        return grammar;
    }

    // choice := sequence ('|' sequence)*
    private void choice() {
        int start = size;
        sequence();
        while (at < source.length() && source.charAt(at) == '|') {
            at++;
            // The code so far moves one place down to make room for the split, and gets a jump over the alternative.
            insert(start);
            int jump = emit(SPLIT, 0, 0);
            op[start] = SPLIT;
            a[start] = start + 1;
            b[start] = size;
            choice();
            a[jump] = size;
            b[jump] = size;
        }
    }

    private void sequence() {
        while (at < source.length() && source.charAt(at) != '|' && source.charAt(at) != ')') {
            int start = size;
            item();
            if (at < source.length() && source.charAt(at) == '?') {
                at++;
                insert(start);
                op[start] = SPLIT;
                a[start] = start + 1;
                b[start] = size;
            }
        }
    }

    private void item() {
        char c = source.charAt(at++);
        if (c == '(') {
            choice();
            if (at >= source.length() || source.charAt(at++) != ')') {
                throw new IllegalArgumentException("Model grammar lacks a closing bracket: " + source);
            }
        } else if (c == '@') {
            emit(LETTER, 0, 0);
        } else if (c == '#') {
            emit(DIGIT, 0, 0);
        } else if (c == '*') {
            emit(EITHER, 0, 0);
        } else if (c == '_') {
            emit(SPACE, 0, 0);
        } else if (c < 128 && (Character.isUpperCase(c) || Character.isDigit(c))) {
            emit(CHAR, c, 0);
        } else {
            throw new IllegalArgumentException("Model grammar has a sign that means nothing, '" + c + "': " + source);
        }
    }

    private int emit(int code, int first, int second) {
        if (size == op.length) {
            op = Arrays.copyOf(op, 2 * size);
            a = Arrays.copyOf(a, 2 * size);
            b = Arrays.copyOf(b, 2 * size);
        }
        op[size] = code;
        a[size] = first;
        b[size] = second;
        return size++;
    }

    /** Opens a place at an index and moves the targets of splits after it. */
    private void insert(int index) {
        emit(END, 0, 0);
        for (int i = size - 1; i > index; i--) {
            op[i] = op[i - 1];
            a[i] = a[i - 1];
            b[i] = b[i - 1];
        }
        for (int i = index; i < size; i++) {
            if (i != index && op[i] == SPLIT) {
                a[i] += a[i] >= index ? 1 : 0;
                b[i] += b[i] >= index ? 1 : 0;
            }
        }
    }

    /** Adds the grammar to an automaton, with up to two characters read through scan garble, which its marks tell. */
    void addTo(Automaton.Builder builder, int tag, int mark, int garbles) {
        int[][] state = new int[garbles + 1][size];
        for (int[] level : state) {
            for (int i = 0; i < size; i++) {
                level[i] = builder.state();
            }
        }
        builder.silent(builder.root(), state[0][0]);
        for (int level = 0; level <= garbles; level++) {
            for (int i = 0; i < size; i++) {
                addTo(builder, tag, garbled(mark, level), state[level], level < garbles ? state[level + 1] : null, i);
            }
        }
    }

    private static int garbled(int mark, int characters) {
        return switch (characters) {
            case 0 -> mark;
            case 1 -> mark << GARBLED_ONCE;
            default -> mark << GARBLED_TWICE;
        };
    }

    /** The shorter what was read, the less of it may be garbled: none of six characters, one of seven or eight, two of more. */
    static int garbleAllowed(int letters, boolean certain) {
        return letters <= 6 ? 0 : letters <= 8 || !certain ? 1 : 2;
    }

    private void addTo(Automaton.Builder builder, int tag, int mark, int[] state, int @Nullable [] garbled, int i) {
        switch (op[i]) {
            case END -> builder.accept(state[i], tag, mark);
            case SPLIT -> {
                builder.silent(state[i], state[a[i]]);
                builder.silent(state[i], state[b[i]]);
            }
            case SPACE -> {
                builder.silent(state[i], state[i + 1]);
                builder.edge(state[i], 1L << Glyphs.SPACE, state[i]);
            }
            default -> {
                builder.edge(state[i], plain(i), state[i + 1]);
                if (garbled != null && garbled(i) != 0) {
                    builder.edge(state[i], garbled(i), garbled[i + 1]);
                }
            }
        }
    }

    private long plain(int i) {
        return switch (op[i]) {
            case LETTER -> Glyphs.letters();
            case DIGIT -> Glyphs.digits();
            case EITHER -> Glyphs.letters() | Glyphs.digits();
            default -> Glyphs.bit((char) a[i]);
        };
    }

    private long garbled(int i) {
        return switch (op[i]) {
            case LETTER -> Glyphs.digitAsLetter();
            case DIGIT -> Glyphs.letterAsDigit();
            case EITHER -> 0;
            default -> Glyphs.alike((char) a[i]) & ~Glyphs.bit((char) a[i]);
        };
    }

    /**
     * Runs over a text from a position.
     *
     * @param raw the text as written, for telling spaces from hyphens
     * @param letters its letters, see {@link Glyphs#letter}
     * @return the reading with the fewest garbled characters, among those the longest, or null
     */
    @Nullable
    Reading read(String raw, char[] letters, int start) {
        return read(raw, letters, start, letters.length);
    }

    /** The same, reading no farther than to an offset. */
    @Nullable
    Reading read(String raw, char[] letters, int start, int end) {
        int[] cost = new int[size];
        Arrays.fill(cost, Integer.MAX_VALUE);
        spread(cost, 0, 0);
        Reading best = null;
        for (int i = start; i < end; i++) {
            if (letters[i] == 0) {
                int symbol = Glyphs.symbol(raw.charAt(i));
                if (symbol == Glyphs.BREAK) {
                    return best;
                }
                cost = symbol == Glyphs.SPACE ? afterSpace(cost) : cost;
                continue;
            }
            cost = step(cost, letters[i]);
            if (cost == null) {
                return best;
            }
            // The reading with the least garble; among those the longest.
            if (cost[size - 1] <= (best == null ? Integer.MAX_VALUE - 1 : best.garbled())) {
                best = new Reading(start, i + 1, cost[size - 1]);
            }
        }
        return best;
    }

    private int @Nullable [] step(int[] cost, char letter) {
        int[] after = new int[size];
        Arrays.fill(after, Integer.MAX_VALUE);
        boolean alive = false;
        for (int i = 0; i < size; i++) {
            if (cost[i] != Integer.MAX_VALUE) {
                int garble = garble(i, letter);
                if (garble >= 0) {
                    spread(after, i + 1, cost[i] + garble);
                    alive = true;
                }
            }
        }
        return alive ? after : null;
    }

    /** 0 if the instruction takes the letter as it is, 1 if only through garble, -1 if not at all. */
    private int garble(int i, char letter) {
        if (op[i] == SPLIT || op[i] == SPACE || op[i] == END) {
            return -1;
        }
        long bit = Glyphs.bit(letter);
        return (plain(i) & bit) != 0 ? 0 : (garbled(i) & bit) != 0 ? 1 : -1;
    }

    /** After a space only those places survive where the grammar allows one. */
    private int[] afterSpace(int[] cost) {
        int[] after = new int[size];
        Arrays.fill(after, Integer.MAX_VALUE);
        for (int i = 0; i < size; i++) {
            if (op[i] == SPACE && cost[i] != Integer.MAX_VALUE) {
                spread(after, i + 1, cost[i]);
                after[i] = Math.min(after[i], cost[i]);
            }
        }
        return after;
    }

    private void spread(int[] cost, int i, int value) {
        if (cost[i] <= value) {
            return;
        }
        cost[i] = value;
        if (op[i] == SPLIT) {
            spread(cost, a[i], value);
            spread(cost, b[i], value);
        } else if (op[i] == SPACE) {
            spread(cost, i + 1, value);
        }
    }

    /** How many digits the shortest word of the grammar has. */
    int fewestDigits() {
        int[] least = new int[size];
        Arrays.fill(least, -1);
        return digitsFrom(0, least, new BitSet());
    }

    private int digitsFrom(int i, int[] least, BitSet open) {
        if (least[i] < 0 && !open.get(i)) {
            open.set(i);
            least[i] = switch (op[i]) {
                case END -> 0;
                case SPLIT -> Math.min(digitsFrom(a[i], least, open), digitsFrom(b[i], least, open));
                case DIGIT -> 1 + digitsFrom(i + 1, least, open);
                case CHAR -> (Character.isDigit((char) a[i]) ? 1 : 0) + digitsFrom(i + 1, least, open);
                default -> digitsFrom(i + 1, least, open);
            };
        }
        return least[i];
    }

    /**
     * What a grammar recognised.
     *
     * @param start first offset
     * @param end offset after the last character
     * @param garbled characters that had to be read as another
     */
    record Reading(int start, int end, int garbled) {}
}
