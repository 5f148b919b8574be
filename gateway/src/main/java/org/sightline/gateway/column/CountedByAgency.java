package org.sightline.gateway.column;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.column.CountedColumns.Trade;

/**
 * How many of the purchases that were asked for each agency has, and how much all of them are.
 *
 * @param agencies those that have any
 * @param matches those that count
 * @param toReview those that a person must look at first
 * @param all these and those of no band
 */
public record CountedByAgency(List<OfAgency> agencies, Total matches, Total toReview, Total all) {

    private static final List<String> VERDICTS =
            List.of("PROHIBITED", "UNDETERMINED", "RESTRICTED", "FLAGGED", "NOT_COVERED");

    /** Of each agency: by band, then by verdict. */
    private static final int BANDS = Wanted.OF_NO_BAND + 1;

    private static final int EACH = BANDS + VERDICTS.size();

    /** The counts of an agency. All but those to review count. */
    public record OfAgency(
            UUID id,
            long purchases,
            BigDecimal quantity,
            BigDecimal amount,
            long prohibited,
            long undetermined,
            long restricted,
            long flagged,
            long notCovered,
            long toReview) {}

    /**
     * How much some purchases are.
     *
     * @param quantity null where no record says
     * @param amount null where no record says
     */
    public record Total(
            long purchases,
            @Nullable BigDecimal quantity,
            @Nullable BigDecimal amount) {}

    /** One number of each agency, in the order of the agencies. */
    public List<Long> each(ToLongFunction<OfAgency> number) {
        return agencies.stream().mapToLong(number).boxed().toList();
    }

    /** One decimal number of each agency, in the order of the agencies. */
    public List<BigDecimal> eachDecimal(Function<OfAgency, BigDecimal> number) {
        return agencies.stream().map(number).toList();
    }

    static CountedByAgency of(CountedColumns columns, Wanted wanted) {
        int[] agencyOf = columns.trades.keys().stream().mapToInt(Trade::agency).toArray();
        int[] verdictOf = columns.traits.keys().stream()
                .mapToInt(traits -> VERDICTS.indexOf(traits.verdict()))
                .toArray();
        long[] counts = new long[columns.agencies.size() * EACH];
        Sums sums = new Sums(BANDS);
        Sums ofAgencies = new Sums(columns.agencies.size());
        for (int row = 0; row < columns.size(); row++) {
            int trade = columns.tradeOf[row];
            byte band = wanted.bands[columns.traitsOf[row]];
            if (band != Wanted.NOT_ASKED_FOR && wanted.trades[trade] && fits(columns, wanted, row, agencyOf[trade])) {
                int at = agencyOf[trade] * EACH;
                counts[at + band]++;
                int verdict = verdictOf[columns.traitsOf[row]];
                if (band == Wanted.COUNTS && verdict >= 0) {
                    counts[at + BANDS + verdict]++;
                }
                add(sums, band, columns, row);
                if (band == Wanted.COUNTS) {
                    add(ofAgencies, agencyOf[trade], columns, row);
                }
            }
        }
        Sums all = new Sums(1);
        for (int band = 0; band < BANDS; band++) {
            all.addAll(0, sums, band);
        }
        return new CountedByAgency(
                agencies(columns, counts, ofAgencies),
                total(sums, Wanted.COUNTS),
                total(sums, Wanted.TO_REVIEW),
                total(all, 0));
    }

    private static boolean fits(CountedColumns columns, Wanted wanted, int row, int agency) {
        return wanted.days.have(columns.lastDays[row]) && wanted.fits(wanted.notified[agency] < columns.firstDays[row]);
    }

    private static void add(Sums sums, int key, CountedColumns columns, int row) {
        int decimals = columns.decimals[row];
        sums.add(key, columns.quantities[row], columns.amounts[row], decimals);
        if ((decimals & Numbers.ODD) != 0) {
            sums.add(key, columns.odd(row));
        }
    }

    private static List<OfAgency> agencies(CountedColumns columns, long[] counts, Sums sums) {
        List<OfAgency> agencies = new ArrayList<>();
        for (int code = 0; code < columns.agencies.size(); code++) {
            int at = code * EACH;
            int verdicts = at + BANDS;
            if (counts[at + Wanted.COUNTS] + counts[at + Wanted.TO_REVIEW] + counts[at + Wanted.OF_NO_BAND] > 0) {
                agencies.add(new OfAgency(
                        columns.agencies.key(code),
                        counts[at + Wanted.COUNTS],
                        sums.quantity(code),
                        sums.amount(code),
                        counts[verdicts],
                        counts[verdicts + 1],
                        counts[verdicts + 2],
                        counts[verdicts + 3],
                        counts[verdicts + 4],
                        counts[at + Wanted.TO_REVIEW]));
            }
        }
        return agencies;
    }

    private static Total total(Sums sums, int key) {
        return new Total(
                sums.purchases(key),
                sums.hasQuantity(key) ? sums.quantity(key) : null,
                sums.hasAmount(key) ? sums.amount(key) : null);
    }
}
