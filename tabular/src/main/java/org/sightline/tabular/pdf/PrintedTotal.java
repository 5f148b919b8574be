package org.sightline.tabular.pdf;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A total that the document prints.
 *
 * @param label its words, without numbers
 * @param rows how many rows stand above it in the document
 * @param amounts for each column what it says
 */
record PrintedTotal(PrintedLine line, String label, int rows, Map<Integer, BigDecimal> amounts) {

    private static final Pattern TOTAL =
            Pattern.compile("(?i)((sub|grand|report|page|final)[- ]?)*totals?\\b.*|.*\\b(sub)?totals?:?");
    private static final Pattern ALONE = Pattern.compile("(?i)((sub|grand|report|page|final)[- ]?)*totals?:?");

    /** The words of a line up to its first amount, without numbers. */
    static String label(PrintedLine line) {
        StringBuilder label = new StringBuilder();
        for (Word word : line.words()) {
            if (Money.of(word.text()) != null || word.text().equals("$")) {
                break;
            }
            if (!word.text().matches("[\\d,#]+")) {
                label.append(label.isEmpty() ? "" : " ").append(word.text());
            }
        }
        return label.toString().replaceAll("^[^\\p{L}]+|[^\\p{L}:)]+$", "");
    }

    /**
     * Whether a line with this label is a total, and no row about something that is called so.
     *
     * @param filled how many columns it fills
     * @param usual how many columns a row fills
     */
    static boolean is(String label, int filled, double usual) {
        return TOTAL.matcher(label).matches()
                && (filled <= 0.7 * usual || ALONE.matcher(label).matches());
    }
}
