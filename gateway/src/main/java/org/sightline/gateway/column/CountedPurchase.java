package org.sightline.gateway.column;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One counted purchase, as the table has it.
 *
 * @param vendor empty for none
 * @param firstDay of its period, in days since 1970; {@link #NO_DAY} for none
 * @param lastDay of its period, in the same way
 * @param quarter four times the year of the last day, and 0 to 3; 0 where there is no day
 * @param quantity pieces; null where the record does not say
 * @param amount money; null where the record does not say
 */
record CountedPurchase(
        UUID id,
        UUID agencyId,
        String vendor,
        Traits traits,
        int firstDay,
        int lastDay,
        int quarter,
        @Nullable BigDecimal quantity,
        @Nullable BigDecimal amount) {

    /** Before every day. */
    static final int NO_DAY = Integer.MIN_VALUE;

    /**
     * What many purchases have in common, and what they are counted and narrowed by beside agency, vendor and day.
     *
     * @param item class of item; {@code unknown} for none
     * @param funding kinds of money, as the finding has them
     * @param funds the same as bits, as the function fund_bits of the database gives them
     */
    record Traits(
            String band, boolean recoded, String verdict, String maker, String item, List<String> funding, int funds) {

        boolean counts() {
            return band.equals("MATCH");
        }

        boolean isToReview() {
            return band.equals("REVIEW");
        }
    }
}
