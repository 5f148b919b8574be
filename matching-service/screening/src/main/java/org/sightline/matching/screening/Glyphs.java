package org.sightline.matching.screening;

import java.text.Normalizer;

/**
 * What a character counts as. Built once; every lookup is one array read.
 *
 * <p>A <em>letter</em> is the upper-case ASCII letter or digit that a character stands for, accents off, look-alikes of other
 * scripts included. A <em>glyph</em> is coarser: characters that scanners and keyboards confuse (O and 0; I, 1 and l; S and 5;
 * Z and 2; B and 8; G and 6; and the usual number-for-letter writing A 4, E 3, T 7) share one.
 */
final class Glyphs {

  /** Glyph of spaces and punctuation. */
  static final byte GAP = 0;

  /** Glyph of a character of a script that the glyphs don't cover. */
  static final byte FOREIGN = 1;

  /** Number of glyphs, {@link #GAP} and {@link #FOREIGN} included. */
  static final int COUNT = 28;

  private static final String[] SHAPES = {
    "A4", "B8", "C", "D", "E3", "F", "G6", "H", "I1L", "J", "K", "M", "N", "O0", "P", "Q", "R", "S5", "T7", "U", "V", "W",
    "X", "Y", "Z2", "9"
  };

  /** Cyrillic and Greek capitals that look like Latin ones, and the Latin ones. */
  private static final String ALIKE = "АAВBЕEКKМMНHОOРPСCТTУYХXІIЅSЈJԚQԜWҮYҺHΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXЁE";

  private static final byte[] GLYPH = new byte[1 << 16];
  private static final char[] LETTER = new char[1 << 16];
  private static final byte[] OF_LETTER = new byte[128];

  static {
    for (int s = 0; s < SHAPES.length; s++) {
      for (char c : SHAPES[s].toCharArray()) {
        OF_LETTER[c] = (byte) (s + 2);
      }
    }
    for (int c = 0; c < 1 << 16; c++) {
      LETTER[c] = letterOf((char) c);
    }
    for (int i = 0; i < ALIKE.length(); i += 2) {
      LETTER[ALIKE.charAt(i)] = ALIKE.charAt(i + 1);
      LETTER[Character.toLowerCase(ALIKE.charAt(i))] = ALIKE.charAt(i + 1);
    }
    for (int c = 0; c < 1 << 16; c++) {
      GLYPH[c] = glyphOf((char) c);
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

  private static byte glyphOf(char c) {
    char letter = LETTER[c];
    if (letter == 0) {
      return GAP;
    }
    // A look-alike of another script is foreign as well: such lines are rare and take the careful path.
    boolean latin = c < 0x250 || c >= 0xFF00;
    return letter < 128 && latin ? OF_LETTER[letter] : FOREIGN;
  }

  /** The glyph of a character, from {@link #GAP} to {@link #COUNT}. */
  static int of(char c) {
    return GLYPH[c];
  }

  /** The glyph of a letter as returned by {@link #letter}; {@link #FOREIGN} for other scripts. */
  static int ofLetter(char letter) {
    return letter == 0 ? GAP : letter < 128 ? OF_LETTER[letter] : FOREIGN;
  }

  /** The plain letter or digit that a character stands for; 0 for a gap; other scripts in upper case. */
  static char letter(char c) {
    return LETTER[c];
  }

  /** The table behind {@link #of}, for the hot loop. Not to be written. */
  static byte[] table() {
    return GLYPH;
  }

  /** Bit set of one glyph. */
  static int bit(int glyph) {
    return 1 << glyph;
  }

  /** Glyphs that a digit can have. */
  static int digits() {
    int set = 0;
    for (char c = '0'; c <= '9'; c++) {
      set |= bit(OF_LETTER[c]);
    }
    return set;
  }

  /** Glyphs that a letter can have. */
  static int letters() {
    int set = 0;
    for (char c = 'A'; c <= 'Z'; c++) {
      set |= bit(OF_LETTER[c]);
    }
    return set;
  }
}
