package org.sightline.gateway.column;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.sightline.gateway.column.Numbers.Odd;

/** How many purchases, how many pieces and how much money, for each of some keys that are numbered from 0. */
final class Sums {

    private static final int QUANTITY = 1;
    private static final int AMOUNT = 2;
    private static final int DECIMALS = 3;
    private static final int EACH = 4;

    /** Side by side for each key: purchases, quantity, amount, decimals. */
    private final long[] numbers;

    private final Map<Integer, Odd> odd = new HashMap<>();

    Sums(int keys) {
        numbers = new long[Math.multiplyExact(keys, EACH)];
    }

    /** Adds a purchase, without what is odd of it. */
    void add(int key, long quantity, long amount, int decimals) {
        int at = key * EACH;
        numbers[at]++;
        numbers[at + QUANTITY] += quantity;
        numbers[at + AMOUNT] += amount;
        numbers[at + DECIMALS] |= decimals;
    }

    /** Adds what is odd of a purchase. */
    void add(int key, Odd left) {
        odd.merge(key, left, Odd::plus);
    }

    /** Adds what others have under a key of theirs. */
    void addAll(int key, Sums others, int other) {
        int to = key * EACH;
        int from = other * EACH;
        numbers[to] += others.numbers[from];
        numbers[to + QUANTITY] += others.numbers[from + QUANTITY];
        numbers[to + AMOUNT] += others.numbers[from + AMOUNT];
        numbers[to + DECIMALS] |= others.numbers[from + DECIMALS];
        Odd left = others.odd.get(other);
        if (left != null) {
            add(key, left);
        }
    }

    int keys() {
        return numbers.length / EACH;
    }

    long purchases(int key) {
        return numbers[key * EACH];
    }

    /** Whether the record of any of them says how many pieces it is. */
    boolean hasQuantity(int key) {
        return Numbers.hasQuantity(numbers[key * EACH + DECIMALS]);
    }

    /** Whether the record of any of them says how much money it is. */
    boolean hasAmount(int key) {
        return Numbers.hasAmount(numbers[key * EACH + DECIMALS]);
    }

    BigDecimal quantity(int key) {
        int at = key * EACH;
        return Numbers.quantity(numbers[at + QUANTITY], numbers[at + DECIMALS])
                .add(odd.getOrDefault(key, Odd.NOTHING).quantity());
    }

    BigDecimal amount(int key) {
        int at = key * EACH;
        return Numbers.amount(numbers[at + AMOUNT], numbers[at + DECIMALS])
                .add(odd.getOrDefault(key, Odd.NOTHING).amount());
    }
}
