package org.sightline.gateway.column;

import java.util.List;
import org.sightline.gateway.column.CountedColumns.Trade;
import org.sightline.gateway.column.CountedPurchase.Traits;

/** One look at each row: the purchases that are asked for, added up by what they will be broken down by. For one use. */
final class Pass {

    private final CountedColumns columns;
    private final Wanted wanted;

    private final int[] tradeOf;
    private final char[] traitsOf;
    private final char[] quarterOf;
    private final int[] firstDays;
    private final int[] lastDays;
    private final long[] quantities;
    private final long[] amounts;
    private final char[] decimals;
    /** By the code of a trade. */
    private final int[] agencyOf;
    /** By the code of traits. */
    private final int[] verdictOf;

    /** The counted purchases of the days that are asked for. */
    final Sums byTrade;

    final Sums byTraits;
    final AgencySets agenciesByTraits;
    /** By the code of a quarter times {@link #verdicts}, plus the code of a verdict. */
    final Sums byQuarter;

    final AgencySets agenciesByQuarter;
    final Codes<String> verdicts = new Codes<>();
    /** Under the one key 0. */
    final Sums toReview = new Sums(1);

    final AgencySets agenciesToReview;
    final Sums afterNotice = new Sums(1);
    final AgencySets agenciesAfterNotice;

    long earlier;
    long undated;
    /** The rows of the first and of the last counted purchase. */
    int first = Ids.NONE;

    int last = Ids.NONE;

    Pass(CountedColumns columns, Wanted wanted) {
        this.columns = columns;
        this.wanted = wanted;
        tradeOf = columns.tradeOf;
        traitsOf = columns.traitsOf;
        quarterOf = columns.quarterOf;
        firstDays = columns.firstDays;
        lastDays = columns.lastDays;
        quantities = columns.quantities;
        amounts = columns.amounts;
        decimals = columns.decimals;
        agencyOf = columns.trades.keys().stream().mapToInt(Trade::agency).toArray();
        List<Traits> traits = columns.traits.keys();
        verdictOf =
                traits.stream().mapToInt(each -> verdicts.of(each.verdict())).toArray();
        int agencies = columns.agencies.size();
        byTrade = new Sums(agencyOf.length);
        byTraits = new Sums(verdictOf.length);
        agenciesByTraits = new AgencySets(verdictOf.length, agencies);
        byQuarter = new Sums(columns.quarters.size() * verdicts.size());
        agenciesByQuarter = new AgencySets(columns.quarters.size(), agencies);
        agenciesToReview = new AgencySets(1, agencies);
        agenciesAfterNotice = new AgencySets(1, agencies);
    }

    Pass run() {
        int rows = columns.size();
        for (int row = 0; row < rows; row++) {
            byte band = wanted.bands[traitsOf[row]];
            if (band != Wanted.NOT_ASKED_FOR && wanted.trades[tradeOf[row]]) {
                look(row, band);
            }
        }
        return this;
    }

    private void look(int row, byte band) {
        boolean after = wanted.notified[agencyOf[tradeOf[row]]] < firstDays[row];
        if (!wanted.fits(after)) {
            return;
        }
        int day = lastDays[row];
        if (band == Wanted.COUNTS) {
            count(row, day, after);
        } else if (band == Wanted.TO_REVIEW && wanted.days.have(day)) {
            add(toReview, 0, row);
            agenciesToReview.add(0, agencyOf[tradeOf[row]]);
        }
    }

    private void count(int row, int day, boolean after) {
        if (day == CountedPurchase.NO_DAY) {
            undated++;
        } else if (wanted.days.have(day)) {
            bought(row, day, after);
        } else if (day < wanted.days.from() && wanted.days.dated()) {
            earlier++;
        }
    }

    private void bought(int row, int day, boolean after) {
        int sort = traitsOf[row];
        int quarter = quarterOf[row];
        int agency = agencyOf[tradeOf[row]];
        add(byTrade, tradeOf[row], row);
        add(byTraits, sort, row);
        add(byQuarter, quarter * verdicts.size() + verdictOf[sort], row);
        agenciesByTraits.add(sort, agency);
        agenciesByQuarter.add(quarter, agency);
        if (after) {
            add(afterNotice, 0, row);
            agenciesAfterNotice.add(0, agency);
        }
        mark(row, day);
    }

    private void add(Sums sums, int key, int row) {
        sums.add(key, quantities[row], amounts[row], decimals[row]);
        if ((decimals[row] & Numbers.ODD) != 0) {
            sums.add(key, columns.odd(row));
        }
    }

    /** Of several of one day, the one whose id is the first. */
    private void mark(int row, int day) {
        if (first == Ids.NONE || day < lastDays[first] || day == lastDays[first] && columns.ids.isBefore(row, first)) {
            first = row;
        }
        if (last == Ids.NONE || day > lastDays[last] || day == lastDays[last] && columns.ids.isBefore(row, last)) {
            last = row;
        }
    }
}
