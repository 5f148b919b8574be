package org.sightline.matching.screening.reader;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The pieces of words that the encoder knows, by number: {@code pieces.txt}. A word is cut into the longest that fit, from its start. */
final class Pieces {

    /** Numbers of the pieces that stand for something else than text; the file begins with them. */
    static final int NOTHING = 0;

    static final int UNKNOWN = 1;
    static final int START = 2;
    static final int END = 3;
    static final int FIRST_MARK = 4;

    private static final String INSIDE = "##";
    private static final int LONGEST_WORD = 100;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final int longest;

    Pieces(List<String> pieces) {
        int most = 0;
        for (String piece : pieces) {
            numbers.put(piece, numbers.size());
            most = Math.max(most, piece.length());
        }
        this.longest = most;
    }

    int size() {
        return numbers.size();
    }

    /** The numbers of a word's pieces; {@link #UNKNOWN} alone if some part of it is no piece. */
    int[] of(String word) {
        int[] found = new int[Math.min(word.length(), LONGEST_WORD)];
        int count = 0;
        int start = 0;
        while (start < word.length()) {
            int end = Math.min(word.length(), start + longest);
            Integer number = null;
            while (end > start) {
                String part = word.substring(start, end);
                number = numbers.get(start == 0 ? part : INSIDE + part);
                if (number != null) {
                    break;
                }
                end--;
            }
            if (number == null || count == found.length) {
                return new int[] {UNKNOWN};
            }
            found[count++] = number;
            start = end;
        }
        return java.util.Arrays.copyOf(found, count);
    }
}
