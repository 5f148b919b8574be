package org.sightline.matching.verdict.reading;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A text as its words: runs of letters and digits, in upper case and without accents, each with its place in the text. */
public final class Tokens {

    /** One word. The end is exclusive. */
    record Token(String word, int start, int end) {}

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

    private final String text;
    private final List<Token> tokens;

    private Tokens(String text, List<Token> tokens) {
        this.text = text;
        this.tokens = tokens;
    }

    static Tokens of(@Nullable String text) {
        String source = text == null ? "" : text;
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < source.length()) {
            int end = at;
            while (end < source.length() && Character.isLetterOrDigit(source.charAt(end))) {
                end++;
            }
            if (end > at) {
                tokens.add(new Token(plain(source.substring(at, end)), at, end));
            }
            at = Math.max(end, at + 1);
        }
        return new Tokens(source, List.copyOf(tokens));
    }

    /** In upper case, without accents: a Spanish line writes the same word with them and without. */
    private static String plain(String word) {
        String upper = word.toUpperCase(Locale.ROOT);
        boolean ascii = upper.chars().allMatch(letter -> letter < 128);
        return ascii
                ? upper
                : ACCENTS.matcher(Normalizer.normalize(upper, Normalizer.Form.NFD))
                        .replaceAll("");
    }

    int size() {
        return tokens.size();
    }

    Token get(int index) {
        return tokens.get(index);
    }

    /** The text from one word to another, both included, as it stands in the source. */
    String source(int first, int last) {
        return text.substring(tokens.get(first).start(), tokens.get(last).end());
    }

    /** What stands between a word and the one before it. */
    String gapBefore(int index) {
        int from = index == 0 ? 0 : tokens.get(index - 1).end();
        return text.substring(from, tokens.get(index).start());
    }
}
