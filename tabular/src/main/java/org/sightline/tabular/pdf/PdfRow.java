package org.sightline.tabular.pdf;

import java.math.BigDecimal;
import java.util.Map;

/**
 * A row of the table.
 *
 * @param line where it is printed
 * @param cells one for each column
 * @param amounts for each column of amounts that the row fills its amount
 * @param group counts the headings that stand above it
 */
record PdfRow(PrintedLine line, String[] cells, Map<Integer, BigDecimal> amounts, int group) {

    BigDecimal amount(int column) {
        return amounts.getOrDefault(column, BigDecimal.ZERO);
    }
}
