package org.sightline.matching.screening.text;

import java.text.Normalizer;

/**
 * What a character counts as. Built once; every lookup is one array read.
 *
 * <p>A <em>letter</em> is the upper-case ASCII letter or digit that a character stands for, accents off, look-alikes of other
 * scripts included. A <em>symbol</em> is what automata read: a letter or digit, a space, or a break that ends any name. Letters
 * and digits <em>look alike</em> where scanners and keyboards confuse them: O and 0; and D; I, 1 and l; S and 5; Z and 2; B and 8; G and
 * 6; and the usual number-for-letter writing A 4, E 3, T 7.
 */
public final class Glyphs {

    /** Symbol of hyphens, dots and other signs that may stand inside a name or number; automata skip it. */
    public static final int GAP = 0;

    /** Below this character all are of the Latin script. */
    public static final char FIRST_FOREIGN = 0x250;

    /** Symbol of a character of another script. */
    public static final int FOREIGN = 1;

    /** Symbol of white space. */
    public static final int SPACE = 2;

    /** Symbol of a sign that never stands inside a name or number, such as a comma or a bracket. */
    public static final int BREAK = 3;

    private static final int FIRST = 4;

    /** Number of symbols. */
    public static final int COUNT = FIRST + 36;

    private static final String[] ALIKE = {"A4", "B8", "E3", "G6", "I1L", "O0Q", "0D", "S5", "T7", "Z2"};
    private static final String BREAKS = ",;()[]{}\"/&+@<>=!?:";

    /** Cyrillic and Greek capitals that look like Latin ones, and the Latin ones. */
    private static final String CONFUSABLE = "АAВBЕEКKМMНHОOРPСCТTУYХXІIЅSЈJԚQԜWҮYҺHΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXЁE";

    private static final byte[] SYMBOL = new byte[1 << 16];
    private static final char[] LETTER = new char[1 << 16];
    private static final long[] LOOKS = new long[COUNT];
    private static final long LETTERS;
    private static final long DIGITS;

    static {
        for (int c = 0; c < 1 << 16; c++) {
            LETTER[c] = letterOf((char) c);
        }
        for (int i = 0; i < CONFUSABLE.length(); i += 2) {
            LETTER[CONFUSABLE.charAt(i)] = CONFUSABLE.charAt(i + 1);
            LETTER[Character.toLowerCase(CONFUSABLE.charAt(i))] = CONFUSABLE.charAt(i + 1);
        }
        for (int c = 0; c < 1 << 16; c++) {
            SYMBOL[c] = symbolOf((char) c);
        }
        long letters = 0;
        long digits = 0;
        for (int s = FIRST; s < COUNT; s++) {
            LOOKS[s] = 1L << s;
            if (s < FIRST + 26) {
                letters |= 1L << s;
            } else {
                digits |= 1L << s;
            }
        }
        LETTERS = letters;
        DIGITS = digits;
        for (String group : ALIKE) {
            long all = 0;
            for (int i = 0; i < group.length(); i++) {
                all |= 1L << ofLetter(group.charAt(i));
            }
            for (int i = 0; i < group.length(); i++) {
                LOOKS[ofLetter(group.charAt(i))] |= all;
            }
        }
    }

    private Glyphs() {}

    private static char letterOf(char c) {
        if (c < 128) {
            return Character.isLetterOrDigit(c) ? Character.toUpperCase(c) : c == '|' ? 'I' : 0;
        }
        if (Character.isSurrogate(c) || !Character.isLetterOrDigit(c)) {
            return 0;
        }
        String plain = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKD);
        char first = Character.toUpperCase(plain.charAt(0));
        return first < 128 && Character.isLetterOrDigit(first) ? first : Character.toUpperCase(c);
    }

    private static byte symbolOf(char c) {
        char letter = LETTER[c];
        if (letter == 0) {
            boolean space = Character.isWhitespace(c) || Character.isSpaceChar(c);
            return (byte) (space ? c == '\n' ? BREAK : SPACE : BREAKS.indexOf(c) >= 0 ? BREAK : GAP);
        }
        // A look-alike of another script is foreign as well: such lines are rare and take the careful path.
        boolean latin = c < FIRST_FOREIGN || c >= 0xFF00;
        return (byte) (latin ? ofLetter(letter) : FOREIGN);
    }

    /** The symbol of a letter as returned by {@link #letter}; {@link #FOREIGN} for other scripts. */
    public static int ofLetter(char letter) {
        if (letter >= 'A' && letter <= 'Z') {
            return FIRST + letter - 'A';
        }
        return letter >= '0' && letter <= '9' ? FIRST + 26 + letter - '0' : FOREIGN;
    }

    /** The symbol of a raw character. */
    public static int symbol(char c) {
        return SYMBOL[c];
    }

    /** Whether a symbol is a digit. */
    public static boolean isDigit(int symbol) {
        return (DIGITS >>> symbol & 1) != 0;
    }

    /** The symbols of a text. */
    public static byte[] symbols(String text) {
        byte[] symbols = new byte[text.length()];
        for (int i = 0; i < symbols.length; i++) {
            symbols[i] = SYMBOL[text.charAt(i)];
        }
        return symbols;
    }

    /** The plain letter or digit that a character stands for; 0 for a gap; other scripts in upper case. */
    public static char letter(char c) {
        return LETTER[c];
    }

    /** The table behind {@link #symbol}, for the hot loop. Not to be written. */
    public static byte[] table() {
        return SYMBOL;
    }

    /** Bit set of the symbol of a letter or digit. */
    public static long bit(char letter) {
        return 1L << ofLetter(letter);
    }

    /** Bit set of the symbols that look like a letter or digit, itself included. */
    public static long alike(char letter) {
        return LOOKS[ofLetter(letter)];
    }

    /** Bit set of the letters that sound like a letter, itself left out: Y for I, Z for S, C for K. */
    public static long soundingLike(char letter) {
        return switch (letter) {
            case 'I' -> bit('Y');
            case 'S' -> bit('Z');
            case 'K' -> bit('C');
            default -> 0;
        };
    }

    /** Bit set of all letters. */
    public static long letters() {
        return LETTERS;
    }

    /** Bit set of all digits. */
    public static long digits() {
        return DIGITS;
    }

    /** Bit set of letters that look like a digit. */
    public static long letterAsDigit() {
        return alikeOf(DIGITS) & LETTERS;
    }

    /** Bit set of digits that look like a letter. */
    public static long digitAsLetter() {
        return alikeOf(LETTERS) & DIGITS;
    }

    private static long alikeOf(long set) {
        long all = 0;
        for (int s = FIRST; s < COUNT; s++) {
            if ((set >> s & 1) != 0) {
                all |= LOOKS[s];
            }
        }
        return all;
    }
}
