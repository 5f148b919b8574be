package org.sightline.gateway.column;

import java.math.BigDecimal;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** What is added up for one key of one dimension of the answer. */
final class Pile {

    private final BitSet agencies = new BitSet();
    private long purchases;
    private BigDecimal quantity = BigDecimal.ZERO;
    private BigDecimal amount = BigDecimal.ZERO;
    /** The first of the ways in which its key is written; null where the key has one way only. */
    private @Nullable String written;

    Pile add(Sums sums, int key) {
        purchases += sums.purchases(key);
        quantity = quantity.add(sums.quantity(key));
        amount = amount.add(sums.amount(key));
        return this;
    }

    Pile of(BitSet some) {
        agencies.or(some);
        return this;
    }

    Pile of(int agency) {
        agencies.set(agency);
        return this;
    }

    Pile written(String way) {
        written = written == null || Counted.Group.BY_BYTES.compare(way, written) < 0 ? way : written;
        return this;
    }

    String writtenOr(String key) {
        return written == null ? key : written;
    }

    Counted.Group group(String dimension, String key, @Nullable String state) {
        return new Counted.Group(dimension, key, state, agencies.cardinality(), purchases, quantity, amount);
    }
}
