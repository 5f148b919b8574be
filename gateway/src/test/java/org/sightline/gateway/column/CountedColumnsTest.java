package org.sightline.gateway.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sightline.gateway.column.CountedPurchase.Traits;

class CountedColumnsTest {

    private static final UUID AGENCY = new UUID(1, 1);
    private static final List<String> AMOUNTS = List.of(
            "0",
            "1",
            "1.5",
            "2.50",
            "0.1234",
            "100.00",
            "0.00001",
            "219902325.5551",
            "219902325.5552",
            "1234567890123.45");

    @Test
    void whateverIsPutAndRemovedEachRowHasWhatWasPutLast() {
        Random random = new Random(7);
        CountedColumns columns = new CountedColumns();
        Map<UUID, CountedPurchase> held = new TreeMap<>();
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            // Some of them begin at the same place of the table.
            ids.add(new UUID(random.nextLong(), random.nextInt(5) == 0 ? 0 : random.nextLong()));
        }
        for (int step = 0; step < 60_000; step++) {
            UUID id = ids.get(random.nextInt(ids.size()));
            if (random.nextInt(3) == 0) {
                columns.remove(id);
                held.remove(id);
            } else {
                CountedPurchase purchase = purchase(id, random);
                assertThat(columns.put(purchase)).isTrue();
                held.put(id, purchase);
            }
        }
        assertThat(columns.size()).isEqualTo(held.size());
        ids.forEach(id -> assertThat(columns.ids.find(id) >= 0).isEqualTo(held.containsKey(id)));
        held.forEach((id, purchase) -> assertRowIs(columns, columns.ids.find(id), purchase));
    }

    private static void assertRowIs(CountedColumns columns, int row, CountedPurchase purchase) {
        CountedColumns.Trade trade = columns.trades.key(columns.tradeOf[row]);
        assertThat(columns.ids.get(row)).isEqualTo(purchase.id());
        assertThat(columns.agencies.key(trade.agency())).isEqualTo(purchase.agencyId());
        assertThat(columns.vendors.key(trade.vendor())).isEqualTo(purchase.vendor());
        assertThat(columns.traits.key(columns.traitsOf[row])).isEqualTo(purchase.traits());
        assertThat(columns.quarters.key(columns.quarterOf[row])).isEqualTo(purchase.quarter());
        assertThat(columns.firstDays[row]).isEqualTo(purchase.firstDay());
        assertThat(columns.lastDays[row]).isEqualTo(purchase.lastDay());
        Sums one = new Sums(1);
        one.add(0, columns.quantities[row], columns.amounts[row], columns.decimals[row]);
        if ((columns.decimals[row] & Numbers.ODD) != 0) {
            one.add(0, columns.odd(row));
        }
        assertThat(one.quantity(0)).isEqualTo(orNothing(purchase.quantity()));
        assertThat(one.amount(0)).isEqualTo(orNothing(purchase.amount()));
    }

    private static BigDecimal orNothing(BigDecimal value) {
        return value == null ? BigDecimal.ZERO : value;
    }

    @Test
    void aSumIsThatOfDecimalsToTheLastDigitAndWithAsManyDigits() {
        Random random = new Random(11);
        Sums sums = new Sums(2);
        BigDecimal quantity = BigDecimal.ZERO;
        BigDecimal amount = BigDecimal.ZERO;
        for (int i = 0; i < 1_000; i++) {
            BigDecimal pieces = number(random);
            BigDecimal money = number(random);
            Numbers numbers = Numbers.of(pieces, money);
            sums.add(1, numbers.quantity(), numbers.amount(), numbers.decimals());
            if ((numbers.decimals() & Numbers.ODD) != 0) {
                sums.add(1, Numbers.Odd.of(pieces, money));
            }
            quantity = quantity.add(orNothing(pieces));
            amount = amount.add(orNothing(money));
            assertThat(sums.quantity(1)).isEqualTo(quantity);
            assertThat(sums.amount(1)).isEqualTo(amount);
        }
        Sums all = new Sums(1);
        all.addAll(0, sums, 1);
        assertThat(all.purchases(0)).isEqualTo(1_000);
        assertThat(all.amount(0)).isEqualTo(amount);
    }

    @Test
    void aMillionPurchasesTakeEightyMegabytesAtMost() {
        CountedColumns columns = new CountedColumns();
        Random random = new Random(3);
        for (int i = 1; i <= 400_000; i++) {
            columns.put(purchase(new UUID(random.nextLong(), random.nextLong()), random));
            if (i >= 50_000 && i % 1_000 == 0) {
                assertThat(columns.bytes() / i).as("bytes of each of %d", i).isLessThanOrEqualTo(80);
            }
        }
    }

    @Test
    void agenciesOfAKeyAreThoseThatWereAddedToIt() {
        AgencySets sets = new AgencySets(1_000, 130);
        sets.add(999, 129);
        sets.add(3, 0);
        sets.add(3, 64);
        sets.add(3, 64);
        assertThat(sets.get(3).stream()).containsExactly(0, 64);
        assertThat(sets.get(999).stream()).containsExactly(129);
        assertThat(sets.get(4).isEmpty()).isTrue();
    }

    private static CountedPurchase purchase(UUID id, Random random) {
        Traits traits = new Traits(
                random.nextBoolean() ? "MATCH" : "REVIEW",
                random.nextBoolean(),
                "FLAGGED",
                "maker-" + random.nextInt(5),
                "camera",
                List.of("local"),
                1);
        int day = random.nextInt(20_000);
        return new CountedPurchase(
                id,
                random.nextBoolean() ? AGENCY : new UUID(2, random.nextInt(50)),
                "VENDOR " + random.nextInt(20),
                traits,
                day,
                day + random.nextInt(30),
                8_000 + random.nextInt(40),
                number(random),
                number(random));
    }

    /** Mostly such as fit. */
    private static BigDecimal number(Random random) {
        int which = random.nextInt(3 * AMOUNTS.size());
        return which < AMOUNTS.size()
                ? new BigDecimal(AMOUNTS.get(which))
                : which % 7 == 0 ? null : BigDecimal.valueOf(random.nextInt(1_000_000), 2);
    }
}
