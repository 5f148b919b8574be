package org.sightline.matching.screening.text;

/**
 * Whether a one-letter difference looks like a slip of a hand, an ear or a scanner, and not like another word. Short names need that:
 * DAJUA is a slip of DAHUA, DARUA is not.
 */
public final class Slips {

    private static final String[] ROWS = {"1234567890", "QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM"};
    private static final String VOWELS = "AEIOUY";
    private static final String[] SOUNDS = {"CK", "CS", "SZ", "VW", "FV", "IY", "GJ", "KQ", "MN", "TD", "BP", "UW", "RL"
    };

    private Slips() {}

    /**
     * Whether a written word is a likely slip of a name.
     *
     * @param written letters of the written word, exactly one slip away from the name
     * @param name letters of the name
     */
    public static boolean likely(String written, String name) {
        int i = 0;
        while (i < written.length() && i < name.length() && same(written.charAt(i), name.charAt(i))) {
            i++;
        }
        if (written.length() < name.length()) {
            return true;
        }
        if (written.length() > name.length()) {
            return likelyExtra(written, i);
        }
        boolean swapped = i + 1 < name.length()
                && same(written.charAt(i), name.charAt(i + 1))
                && same(written.charAt(i + 1), name.charAt(i));
        return i == name.length()
                || swapped
                || near(written.charAt(i), name.charAt(i))
                || sounds(written.charAt(i), name.charAt(i));
    }

    /** A letter too many: doubled, next to its neighbour on the keyboard, a vowel or an H. */
    private static boolean likelyExtra(String written, int i) {
        char extra = written.charAt(i);
        char before = i > 0 ? written.charAt(i - 1) : 0;
        char after = i + 1 < written.length() ? written.charAt(i + 1) : 0;
        return extra == before
                || extra == after
                || near(extra, before)
                || near(extra, after)
                || VOWELS.indexOf(extra) >= 0
                || extra == 'H';
    }

    private static boolean same(char a, char b) {
        return a == b || (Glyphs.alike(a) & Glyphs.bit(b)) != 0;
    }

    private static boolean sounds(char a, char b) {
        if (VOWELS.indexOf(a) >= 0 && VOWELS.indexOf(b) >= 0) {
            return true;
        }
        for (String pair : SOUNDS) {
            if (pair.indexOf(a) >= 0 && pair.indexOf(b) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether two keys touch. */
    private static boolean near(char a, char b) {
        for (int r = 0; r < ROWS.length; r++) {
            int at = ROWS[r].indexOf(a);
            if (at >= 0) {
                return touches(r, at, b)
                        || r > 0 && touches(r - 1, at, b)
                        || r + 1 < ROWS.length && touches(r + 1, at, b);
            }
        }
        return false;
    }

    private static boolean touches(int row, int at, char key) {
        int other = ROWS[row].indexOf(key);
        return other >= 0 && Math.abs(other - at) <= 1;
    }
}
