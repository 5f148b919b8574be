package org.sightline.tabular.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Words that stand side by side on a page.
 *
 * @param page from 1
 * @param place among the lines of its page, from 1
 * @param words from left to right
 */
record PrintedLine(int page, int place, List<Word> words) {

    /** Words belong to one line where their bases are apart by less than this share of the font's size. */
    private static final float SAME_LINE = 0.42f;

    /** What a dollar sign that stands apart belongs to; a dash is an amount of nothing. */
    private static final Pattern START_OF_AMOUNT = Pattern.compile("[-(]?\\d.*|-");

    float base() {
        return words.getFirst().base();
    }

    String text() {
        return words.stream().map(Word::text).collect(Collectors.joining(" "));
    }

    /**
     * Puts the words of a page into lines, from the top down. Cells of one row may stand some points off each other, so
     * a word belongs to a line where it is near enough to any word of it.
     */
    static List<PrintedLine> of(int page, List<Word> words) {
        List<Word> down = new ArrayList<>(words);
        down.sort(Comparator.comparingDouble(Word::base));
        List<PrintedLine> lines = new ArrayList<>();
        List<Word> line = new ArrayList<>();
        for (Word word : down) {
            Word above = line.isEmpty() ? null : line.getLast();
            if (above != null && word.base() - above.base() > SAME_LINE * Math.min(above.size(), word.size())) {
                lines.add(line(page, lines.size() + 1, line));
                line = new ArrayList<>();
            }
            line.add(word);
        }
        if (!line.isEmpty()) {
            lines.add(line(page, lines.size() + 1, line));
        }
        return lines;
    }

    /** A dollar sign at the left of a column goes to its amount. */
    private static PrintedLine line(int page, int place, List<Word> words) {
        words.sort(Comparator.comparingDouble(Word::left));
        for (int i = words.size() - 2; i >= 0; i--) {
            Word amount = words.get(i + 1);
            if (words.get(i).text().equals("$")
                    && START_OF_AMOUNT.matcher(amount.text()).matches()) {
                words.set(
                        i, new Word(amount.left(), amount.right(), amount.base(), amount.size(), "$" + amount.text()));
                words.remove(i + 1);
            }
        }
        return new PrintedLine(page, place, List.copyOf(words));
    }
}
