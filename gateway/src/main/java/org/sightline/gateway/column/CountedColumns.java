package org.sightline.gateway.column;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.sightline.gateway.column.CountedPurchase.Traits;
import org.sightline.gateway.column.Numbers.Odd;

/**
 * The counted purchases, a column an array, in no order. For one writer and no reader at a time, or for readers alone: whoever
 * uses it holds a lock.
 */
final class CountedColumns {

    /** How many purchases are kept in memory; the database answers where there are more. */
    static final int MOST_PURCHASES = 2_000_000;

    private static final int SMALLEST = 1_024;

    final Ids ids = new Ids();
    final Codes<UUID> agencies = new Codes<>();
    final Codes<String> vendors = new Codes<>();
    final Codes<Trade> trades = new Codes<>();
    final Codes<Traits> traits = new Codes<>();
    final Codes<Integer> quarters = new Codes<>();

    int[] tradeOf = new int[SMALLEST];
    char[] traitsOf = new char[SMALLEST];
    char[] quarterOf = new char[SMALLEST];
    int[] firstDays = new int[SMALLEST];
    int[] lastDays = new int[SMALLEST];
    long[] quantities = new long[SMALLEST];
    long[] amounts = new long[SMALLEST];
    char[] decimals = new char[SMALLEST];

    private final Map<UUID, Odd> odd = new HashMap<>();

    /**
     * That an agency bought of a vendor.
     *
     * @param agency its code
     * @param vendor its code
     */
    record Trade(int agency, int vendor) {}

    int size() {
        return ids.size();
    }

    /**
     * Takes a purchase, new or changed.
     *
     * @return false where there is no room for it; then the columns are of no use any more
     */
    boolean put(CountedPurchase purchase) {
        int known = ids.find(purchase.id());
        if (known == Ids.NONE && size() == MOST_PURCHASES) {
            return false;
        }
        int sort = traits.of(purchase.traits());
        int quarter = quarters.of(purchase.quarter());
        if (sort > Character.MAX_VALUE || quarter > Character.MAX_VALUE) {
            return false;
        }
        int row = known == Ids.NONE ? add(purchase.id()) : known;
        traitsOf[row] = (char) sort;
        quarterOf[row] = (char) quarter;
        tradeOf[row] = trades.of(new Trade(agencies.of(purchase.agencyId()), vendors.of(purchase.vendor())));
        firstDays[row] = purchase.firstDay();
        lastDays[row] = purchase.lastDay();
        write(row, purchase);
        return true;
    }

    private void write(int row, CountedPurchase purchase) {
        Numbers numbers = Numbers.of(purchase.quantity(), purchase.amount());
        quantities[row] = numbers.quantity();
        amounts[row] = numbers.amount();
        decimals[row] = (char) numbers.decimals();
        if ((numbers.decimals() & Numbers.ODD) == 0) {
            odd.remove(purchase.id());
        } else {
            odd.put(purchase.id(), Odd.of(purchase.quantity(), purchase.amount()));
        }
    }

    /** Takes a purchase out, where it is there. */
    void remove(UUID id) {
        int row = ids.find(id);
        if (row == Ids.NONE) {
            return;
        }
        int last = size() - 1;
        tradeOf[row] = tradeOf[last];
        traitsOf[row] = traitsOf[last];
        quarterOf[row] = quarterOf[last];
        firstDays[row] = firstDays[last];
        lastDays[row] = lastDays[last];
        quantities[row] = quantities[last];
        amounts[row] = amounts[last];
        decimals[row] = decimals[last];
        ids.remove(row);
        odd.remove(id);
    }

    /** What is odd of the numbers of a row that has something odd. */
    Odd odd(int row) {
        return Objects.requireNonNull(odd.get(ids.get(row)));
    }

    /** What the rows take, without the few keys that they have codes for. */
    long bytes() {
        return ids.bytes()
                + (long) Integer.BYTES * (tradeOf.length + firstDays.length + lastDays.length)
                + (long) Character.BYTES * (traitsOf.length + quarterOf.length + decimals.length)
                + (long) Long.BYTES * (quantities.length + amounts.length);
    }

    /** How long an array becomes that is full: a little longer, because what is kept is large and grows slowly. */
    static int longer(int length) {
        return length + length / 8 + SMALLEST;
    }

    private int add(UUID id) {
        int row = ids.add(id);
        if (row == tradeOf.length) {
            lengthen(longer(row));
        }
        return row;
    }

    private void lengthen(int length) {
        tradeOf = Arrays.copyOf(tradeOf, length);
        traitsOf = Arrays.copyOf(traitsOf, length);
        quarterOf = Arrays.copyOf(quarterOf, length);
        firstDays = Arrays.copyOf(firstDays, length);
        lastDays = Arrays.copyOf(lastDays, length);
        quantities = Arrays.copyOf(quantities, length);
        amounts = Arrays.copyOf(amounts, length);
        decimals = Arrays.copyOf(decimals, length);
    }
}
