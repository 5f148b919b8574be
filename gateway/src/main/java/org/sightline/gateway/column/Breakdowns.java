package org.sightline.gateway.column;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.column.Counted.Dated;
import org.sightline.gateway.column.Counted.Group;
import org.sightline.gateway.column.CountedPurchase.Traits;
import org.sightline.gateway.column.Wanted.Body;
import org.sightline.gateway.filter.PurchaseFilter;

/** Makes of one look at the rows what the overview is broken down by. */
final class Breakdowns {

    private static final int QUARTERS = 4;

    /** As the function fund_bits of the database has them. */
    private static final List<String> FUNDS = List.of(
            "local", "state", "federal_grant", "federal_appropriation", "fema_award", "usf", "fcc_subsidy", "unknown");
    /** As the function fund_dimensions has it. */
    private static final int FEDERAL = 4 | 8 | 16;

    private final CountedColumns columns;
    private final Pass pass;
    private final List<Group> groups = new ArrayList<>();

    /** A county, however it is written. */
    private record County(String state, @Nullable String key) {}

    private Breakdowns(CountedColumns columns, Pass pass) {
        this.columns = columns;
        this.pass = pass;
    }

    /**
     * All that the overview counts.
     *
     * @param bodies the agencies that are asked for
     * @param mostVendors of those with the most agencies
     */
    static Counted of(CountedColumns columns, Pass pass, Collection<Body> bodies, int mostVendors) {
        Breakdowns of = new Breakdowns(columns, pass);
        of.traits();
        of.quarters();
        of.places(bodies);
        of.vendors(mostVendors);
        of.others();
        Group afterNotice = new Pile()
                .add(pass.afterNotice, 0)
                .of(pass.agenciesAfterNotice.get(0))
                .group("afterNotice", "", null);
        return new Counted(of.groups, afterNotice, of.dated(pass.first), of.dated(pass.last));
    }

    private void traits() {
        Map<String, Pile> makers = new HashMap<>();
        Map<String, Pile> verdicts = new HashMap<>();
        Map<String, Pile> funding = new HashMap<>();
        Map<String, Pile> federal = new HashMap<>();
        for (int code = 0; code < pass.byTraits.keys(); code++) {
            if (pass.byTraits.purchases(code) > 0) {
                Traits traits = columns.traits.key(code);
                BitSet agencies = pass.agenciesByTraits.get(code);
                pile(makers, traits.maker()).add(pass.byTraits, code).of(agencies);
                pile(verdicts, traits.verdict()).add(pass.byTraits, code).of(agencies);
                for (String fund : funds(traits.funds())) {
                    pile(funding, fund).add(pass.byTraits, code).of(agencies);
                }
                if ((traits.funds() & FEDERAL) != 0) {
                    pile(federal, "").add(pass.byTraits, code).of(agencies);
                }
            }
        }
        take("maker", makers);
        take("verdict", verdicts);
        take("funding", funding);
        take("federal", federal);
    }

    private static List<String> funds(int bits) {
        return IntStream.range(0, FUNDS.size())
                .filter(fund -> (bits & 1 << fund) != 0)
                .mapToObj(FUNDS::get)
                .toList();
    }

    private void quarters() {
        Map<String, Pile> quarters = new HashMap<>();
        Map<String, Pile> years = new HashMap<>();
        int verdicts = pass.verdicts.size();
        for (int key = 0; key < pass.byQuarter.keys(); key++) {
            if (pass.byQuarter.purchases(key) > 0) {
                int quarter = columns.quarters.key(key / verdicts);
                int year = quarter / QUARTERS;
                String written = year + "Q" + (quarter % QUARTERS + 1) + " " + pass.verdicts.key(key % verdicts);
                pile(quarters, written).add(pass.byQuarter, key);
                pile(years, Integer.toString(year))
                        .add(pass.byQuarter, key)
                        .of(pass.agenciesByQuarter.get(key / verdicts));
            }
        }
        take("quarter", quarters);
        take("year", years);
    }

    private void places(Collection<Body> bodies) {
        Sums byAgency = new Sums(columns.agencies.size());
        for (int trade = 0; trade < pass.byTrade.keys(); trade++) {
            byAgency.addAll(columns.trades.key(trade).agency(), pass.byTrade, trade);
        }
        Map<String, Pile> bought = new HashMap<>();
        Map<String, Pile> kinds = new HashMap<>();
        Map<County, Pile> counties = new HashMap<>();
        for (Body body : bodies) {
            int code = body.code();
            if (byAgency.purchases(code) > 0) {
                pile(bought, "").add(byAgency, code).of(code);
                pile(kinds, body.kind()).add(byAgency, code).of(code);
                Pile county = pile(counties, new County(body.state(), body.countyKey()))
                        .add(byAgency, code)
                        .of(code);
                county.written(body.county() == null ? PurchaseFilter.UNKNOWN : body.county());
            }
        }
        take("bought", bought);
        take("kind", kinds);
        take(counties.entrySet().stream()
                .map(county -> county.getValue()
                        .group(
                                "county",
                                county.getValue().writtenOr(PurchaseFilter.UNKNOWN),
                                county.getKey().state()))
                .toList());
    }

    private void vendors(int most) {
        Sums byVendor = new Sums(columns.vendors.size());
        int[] agencies = new int[columns.vendors.size()];
        for (int trade = 0; trade < pass.byTrade.keys(); trade++) {
            if (pass.byTrade.purchases(trade) > 0) {
                int vendor = columns.trades.key(trade).vendor();
                byVendor.addAll(vendor, pass.byTrade, trade);
                agencies[vendor]++;
            }
        }
        long least = least(byVendor, agencies, most);
        groups.addAll(IntStream.range(0, agencies.length)
                .filter(vendor -> agencies[vendor] > 0 && rank(byVendor, agencies, vendor) >= least)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(vendor -> agencies[vendor])
                        .thenComparingLong(byVendor::purchases)
                        .reversed()
                        .thenComparing(this::vendor, Group.BY_BYTES))
                .limit(most)
                .map(vendor -> new Group(
                        "vendor",
                        vendor(vendor),
                        null,
                        agencies[vendor],
                        byVendor.purchases(vendor),
                        byVendor.quantity(vendor),
                        byVendor.amount(vendor)))
                .toList());
    }

    /** The rank of the last vendor that is shown: names are compared of few vendors only. */
    private static long least(Sums byVendor, int[] agencies, int most) {
        long[] ranks = IntStream.range(0, agencies.length)
                .mapToLong(vendor -> rank(byVendor, agencies, vendor))
                .sorted()
                .toArray();
        return ranks.length <= most ? 0 : ranks[ranks.length - most];
    }

    /** Higher with more agencies, then with more purchases. */
    private static long rank(Sums byVendor, int[] agencies, int vendor) {
        return (long) agencies[vendor] << Integer.SIZE | byVendor.purchases(vendor);
    }

    private String vendor(int code) {
        String name = columns.vendors.key(code);
        return name.isEmpty() ? PurchaseFilter.UNKNOWN : name;
    }

    private void others() {
        if (pass.toReview.purchases(0) > 0) {
            groups.add(new Pile()
                    .add(pass.toReview, 0)
                    .of(pass.agenciesToReview.get(0))
                    .group("to_review", "", null));
        }
        counted("earlier", pass.earlier);
        counted("undated", pass.undated);
    }

    private void counted(String dimension, long purchases) {
        if (purchases > 0) {
            groups.add(new Group(dimension, "", null, 0, purchases, BigDecimal.ZERO, BigDecimal.ZERO));
        }
    }

    private @Nullable Dated dated(int row) {
        return row == Ids.NONE
                ? null
                : new Dated(
                        columns.ids.get(row),
                        columns.agencies.key(
                                columns.trades.key(columns.tradeOf[row]).agency()),
                        LocalDate.ofEpochDay(columns.lastDays[row]));
    }

    private static <K> Pile pile(Map<K, Pile> piles, K key) {
        return piles.computeIfAbsent(key, first -> new Pile());
    }

    private void take(String dimension, Map<String, Pile> piles) {
        take(piles.entrySet().stream()
                .map(pile -> pile.getValue().group(dimension, pile.getKey(), null))
                .toList());
    }

    private void take(List<Group> some) {
        groups.addAll(some.stream().sorted(Group.IN_ORDER).toList());
    }
}
