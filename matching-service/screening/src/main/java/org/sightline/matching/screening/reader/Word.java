package org.sightline.matching.screening.reader;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A word or a punctuation mark of a text.
 *
 * @param spelled in lower case and without accents
 */
record Word(int start, int end, String spelled) {

    /** The words between two offsets. */
    static List<Word> of(String text, int from, int to) {
        List<Word> words = new ArrayList<>();
        int start = from;
        int at = from;
        while (at < to) {
            int point = text.codePointAt(at);
            int next = Math.min(to, at + Character.charCount(point));
            boolean mark = isMark(point);
            if (mark || isGap(point)) {
                add(words, text, start, at);
                if (mark) {
                    words.add(new Word(at, next, text.substring(at, next)));
                }
                start = next;
            }
            at = next;
        }
        add(words, text, start, to);
        return words;
    }

    private static void add(List<Word> words, String text, int start, int end) {
        if (start < end) {
            String plain = Normalizer.normalize(
                            text.substring(start, end).toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                    .codePoints()
                    .filter(point -> Character.getType(point) != Character.NON_SPACING_MARK)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            if (!plain.isEmpty()) {
                words.add(new Word(start, end, plain));
            }
        }
    }

    private static boolean isMark(int point) {
        if (point < 128) {
            return point > 32 && point < 127 && !Character.isLetterOrDigit(point);
        }
        return switch (Character.getType(point)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> false;
        };
    }

    private static boolean isGap(int point) {
        return switch (Character.getType(point)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }
}
