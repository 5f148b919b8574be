package org.sightline.gateway.column;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.column.CountedColumns.Trade;
import org.sightline.gateway.column.CountedPurchase.Traits;
import org.sightline.gateway.filter.PurchaseFilter;

/**
 * Which purchases are asked for: the filter as it is said of codes, so that a row is looked at in a few steps. It says the same
 * as {@link PurchaseFilter#purchases}, which says it to the database.
 */
final class Wanted {

    /** Any vendor. */
    static final int ANY = -2;

    /** What becomes of a purchase with some traits. */
    static final byte NOT_ASKED_FOR = 0;

    static final byte COUNTS = 1;
    static final byte TO_REVIEW = 2;
    /** Counted under no band that the views show. */
    static final byte OF_NO_BAND = 3;

    /** By the code of the traits. */
    final byte[] bands;
    /** By the code of the trade: whether its agency and its vendor are asked for. */
    final boolean[] trades;
    /** By the code of the agency: when it was first told. */
    final int[] notified;

    final Days days;

    final @Nullable Boolean afterNotice;

    /**
     * An agency whose purchases are asked for, and what it is counted under.
     *
     * @param code of the agency
     * @param kind {@code unknown} for none
     * @param state {@code unknown} for none
     * @param county as it is written; null for none
     * @param countyKey what is equal for each way to write a county; null for none
     * @param notified the day on which it was first told of a finding that stands, in days since 1970; {@link #NEVER}
     */
    record Body(
            int code,
            String kind,
            String state,
            @Nullable String county,
            @Nullable String countyKey,
            int notified) {

        /** After every day. */
        static final int NEVER = Integer.MAX_VALUE;
    }

    /**
     * Which days are asked for, all in days since 1970.
     *
     * @param from the first day
     * @param until the day after the last
     * @param dated whether those with a day are asked for at all
     * @param undated whether those without a day are
     */
    record Days(int from, int until, boolean dated, boolean undated) {

        /**
         * The days of a filter.
         *
         * @param first none is before it, whatever the filter says; null where that is the filter's alone to say
         */
        static Days of(PurchaseFilter filter, @Nullable LocalDate first) {
            PurchaseFilter settled = new PurchaseFilter();
            settled.narrowLike(filter);
            settled.settleYear();
            LocalDate since = latest(first, settled.since);
            return new Days(
                    since == null ? CountedPurchase.NO_DAY : day(since),
                    settled.before == null ? Integer.MAX_VALUE : day(settled.before),
                    settled.year == null,
                    since == null && settled.before == null);
        }

        private static @Nullable LocalDate latest(@Nullable LocalDate one, @Nullable LocalDate other) {
            if (one == null || other == null) {
                return one == null ? other : one;
            }
            return one.isBefore(other) ? other : one;
        }

        private static int day(LocalDate day) {
            return Math.toIntExact(day.toEpochDay());
        }

        boolean have(int day) {
            return day == CountedPurchase.NO_DAY ? undated : dated && day >= from && day < until;
        }
    }

    /**
     * @param filter its year and its days are said by the days
     * @param vendor the code of the vendor that is asked for; {@link #ANY}, or {@link Codes#NONE} for one that sold nothing
     */
    Wanted(CountedColumns columns, PurchaseFilter filter, int vendor, Collection<Body> bodies, Days days) {
        bands = bands(columns.traits.keys(), filter);
        notified = notified(columns.agencies.size(), bodies);
        trades = trades(columns, bodies, vendor);
        this.days = days;
        afterNotice = filter.afterNotice;
    }

    /** Whether a purchase is asked for, by whether its agency had been told before it. */
    boolean fits(boolean after) {
        return afterNotice == null || afterNotice == after;
    }

    private static byte[] bands(List<Traits> all, PurchaseFilter filter) {
        Set<String> makers = any(filter.maker);
        Set<String> verdicts = any(filter.verdict);
        Set<String> items = any(filter.itemClass);
        Set<String> funds = any(filter.funds());
        byte[] bands = new byte[all.size()];
        for (int code = 0; code < bands.length; code++) {
            Traits traits = all.get(code);
            boolean asked = has(makers, traits.maker())
                    && has(verdicts, traits.verdict())
                    && has(items, traits.item())
                    && (filter.recoded == null || filter.recoded == traits.recoded())
                    && (funds == null || traits.funding().stream().anyMatch(funds::contains));
            bands[code] = asked ? band(traits) : NOT_ASKED_FOR;
        }
        return bands;
    }

    private static byte band(Traits traits) {
        if (traits.counts()) {
            return COUNTS;
        }
        return traits.isToReview() ? TO_REVIEW : OF_NO_BAND;
    }

    private static boolean has(@Nullable Set<String> asked, String value) {
        return asked == null || asked.contains(value);
    }

    /** A field of a form that was left empty asks for nothing. */
    private static @Nullable Set<String> any(@Nullable List<String> asked) {
        if (asked == null) {
            return null;
        }
        Set<String> values = asked.stream().filter(value -> !value.isEmpty()).collect(Collectors.toSet());
        return values.isEmpty() ? null : values;
    }

    private static int[] notified(int agencies, Collection<Body> bodies) {
        int[] notified = new int[agencies];
        Arrays.fill(notified, Body.NEVER);
        bodies.forEach(body -> notified[body.code()] = body.notified());
        return notified;
    }

    private static boolean[] trades(CountedColumns columns, Collection<Body> bodies, int vendor) {
        boolean[] agencies = new boolean[columns.agencies.size()];
        bodies.forEach(body -> agencies[body.code()] = true);
        List<Trade> all = columns.trades.keys();
        boolean[] trades = new boolean[all.size()];
        for (int code = 0; code < trades.length; code++) {
            Trade trade = all.get(code);
            trades[code] = agencies[trade.agency()] && (vendor == ANY || vendor == trade.vendor());
        }
        return trades;
    }
}
