package org.sightline.ingest.column.value;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.tabular.Row;

/**
 * Which columns of numbers are the price of one and the amount of the line: quantity times price is the amount, whatever
 * the columns are called.
 *
 * @param prices columns that are the price of one, by their places from 0
 * @param amounts columns that are the amount of the line
 */
public record ExtendedPrice(Set<Integer> prices, Set<Integer> amounts) {

    /** Rows with a quantity of one say nothing: the price is the amount there. */
    private static final int FEWEST_ROWS = 2;

    private static final double NEARLY_ALL = 0.9;
    private static final BigDecimal ROUNDING = new BigDecimal("0.01");
    private static final int SAMPLE_ROWS = 200;

    /**
     * What the rows say.
     *
     * @param quantities columns that may be quantities
     * @param money columns that may be money
     */
    public static ExtendedPrice of(List<Row> rows, List<Integer> quantities, List<Integer> money) {
        ExtendedPrice found = new ExtendedPrice(new HashSet<>(), new HashSet<>());
        List<Row> some = rows.subList(0, Math.min(SAMPLE_ROWS, rows.size()));
        for (int quantity : quantities) {
            List<List<@Nullable BigDecimal>> columns = new ArrayList<>();
            money.forEach(column -> columns.add(numbers(some, column)));
            found.look(numbers(some, quantity), quantity, money, columns);
        }
        found.prices.removeAll(found.amounts);
        return found;
    }

    static List<@Nullable BigDecimal> numbers(List<Row> rows, int column) {
        List<@Nullable BigDecimal> numbers = new ArrayList<>();
        for (Row row : rows) {
            String cell = row.cell(column);
            String number = cell.isEmpty() ? null : Amounts.read(cell, false);
            numbers.add(number == null ? null : new BigDecimal(number));
        }
        return numbers;
    }

    private void look(
            List<@Nullable BigDecimal> quantity,
            int place,
            List<Integer> money,
            List<List<@Nullable BigDecimal>> columns) {
        for (int price = 0; price < money.size(); price++) {
            for (int amount = 0; amount < money.size(); amount++) {
                boolean three = price != amount && money.get(price) != place && money.get(amount) != place;
                if (three && isExtended(quantity, columns.get(price), columns.get(amount))) {
                    prices.add(money.get(price));
                    amounts.add(money.get(amount));
                }
            }
        }
    }

    private static boolean isExtended(
            List<@Nullable BigDecimal> quantity, List<@Nullable BigDecimal> price, List<@Nullable BigDecimal> amount) {
        int said = 0;
        int right = 0;
        for (int row = 0; row < quantity.size(); row++) {
            BigDecimal count = quantity.get(row);
            BigDecimal one = price.get(row);
            BigDecimal all = amount.get(row);
            if (count != null && one != null && all != null && isTelling(count, one)) {
                said++;
                right += count.multiply(one).subtract(all).abs().compareTo(ROUNDING.multiply(count.abs())) <= 0 ? 1 : 0;
            }
        }
        return said >= FEWEST_ROWS && right >= NEARLY_ALL * said;
    }

    private static boolean isTelling(BigDecimal count, BigDecimal price) {
        return count.signum() != 0 && price.signum() != 0 && count.abs().compareTo(BigDecimal.ONE) != 0;
    }
}
