package org.sightline.matching.held;

import java.util.Comparator;
import java.util.UUID;
import org.sightline.kit.sql.Row;

/**
 * Where lines can belong to one purchase: within one agency, document and maker. Compared in this order, so that locks
 * are always taken in the same order.
 */
public record GroupKey(UUID agencyId, String documentKey, String makerKey) implements Comparable<GroupKey> {

    private static final Comparator<GroupKey> ORDER = Comparator.comparing(GroupKey::agencyId)
            .thenComparing(GroupKey::documentKey)
            .thenComparing(GroupKey::makerKey);

    /** The group that a row names in the columns agency_id, document_key and maker_key. */
    public static GroupKey read(Row row) {
        return new GroupKey(
                row.requiredUuid("agency_id"), row.requiredText("document_key"), row.requiredText("maker_key"));
    }

    @Override
    public int compareTo(GroupKey other) {
        return ORDER.compare(this, other);
    }

    /** A number for the database's advisory locks; two groups that share one only wait for each other. */
    long lock() {
        return agencyId.getLeastSignificantBits() * 31 + documentKey.hashCode() * 131L + makerKey.hashCode();
    }
}
