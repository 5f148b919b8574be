package org.sightline.gateway.column;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Quantity and amount of a purchase in a form that is added up quickly and exactly: in ten-thousandths, with the number of
 * decimals that each was written with, because a sum has as many as the longest of what it adds up. What does not fit into that
 * is kept as it is.
 *
 * @param quantity in ten-thousandths; 0 where there is none, or where it does not fit
 * @param amount in the same way
 * @param decimals a bit for each number of decimals that was seen: of quantities the bits 0 to 4, of amounts 5 to 9; and
 *     {@link #ODD}
 */
record Numbers(long quantity, long amount, int decimals) {

    static final int SCALE = 4;

    private static final int OF_AMOUNT = SCALE + 1;
    private static final int MASK = (1 << OF_AMOUNT) - 1;
    private static final int ODD_QUANTITY = 1 << 2 * OF_AMOUNT;
    private static final int ODD_AMOUNT = ODD_QUANTITY << 1;
    /** The bits that say that the quantity or the amount does not fit. */
    static final int ODD = ODD_QUANTITY | ODD_AMOUNT;
    /** So that the sum of all purchases that there may be fits into 63 bits. */
    private static final int BITS = 41;

    static Numbers of(@Nullable BigDecimal quantity, @Nullable BigDecimal amount) {
        int decimals = decimals(quantity) | decimals(amount) << OF_AMOUNT;
        int odd = (fits(quantity) ? 0 : ODD_QUANTITY) | (fits(amount) ? 0 : ODD_AMOUNT);
        return new Numbers(units(quantity), units(amount), decimals | odd);
    }

    static boolean fits(@Nullable BigDecimal value) {
        return value == null
                || value.scale() >= 0
                        && value.scale() <= SCALE
                        && value.setScale(SCALE).unscaledValue().bitLength() <= BITS;
    }

    private static int decimals(@Nullable BigDecimal value) {
        return value != null && fits(value) ? 1 << value.scale() : 0;
    }

    private static long units(@Nullable BigDecimal value) {
        return value != null && fits(value)
                ? value.setScale(SCALE).unscaledValue().longValueExact()
                : 0;
    }

    /** Whether there is a quantity among those with these decimals. */
    static boolean hasQuantity(long decimals) {
        return (decimals & (MASK | ODD_QUANTITY)) != 0;
    }

    /** Whether there is an amount among those with these decimals. */
    static boolean hasAmount(long decimals) {
        return (decimals & (MASK << OF_AMOUNT | ODD_AMOUNT)) != 0;
    }

    /** A sum of quantities. */
    static BigDecimal quantity(long units, long decimals) {
        return written(units, decimals & MASK);
    }

    /** A sum of amounts. */
    static BigDecimal amount(long units, long decimals) {
        return written(units, decimals >> OF_AMOUNT & MASK);
    }

    private static BigDecimal written(long units, long decimals) {
        int most = decimals == 0 ? 0 : Long.SIZE - 1 - Long.numberOfLeadingZeros(decimals);
        return BigDecimal.valueOf(units, SCALE).setScale(most);
    }

    /** Quantity and amount that do not fit into the rest; each is 0 where it does. */
    record Odd(BigDecimal quantity, BigDecimal amount) {

        static final Odd NOTHING = new Odd(BigDecimal.ZERO, BigDecimal.ZERO);

        static Odd of(@Nullable BigDecimal quantity, @Nullable BigDecimal amount) {
            return new Odd(left(quantity), left(amount));
        }

        private static BigDecimal left(@Nullable BigDecimal value) {
            return value == null || fits(value) ? BigDecimal.ZERO : value;
        }

        Odd plus(Odd other) {
            return new Odd(quantity.add(other.quantity), amount.add(other.amount));
        }
    }
}
