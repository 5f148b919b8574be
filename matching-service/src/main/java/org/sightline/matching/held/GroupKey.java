package org.sightline.matching.held;

import java.util.UUID;

/**
 * Where lines can belong to one purchase: within one agency, document and maker. Compared in this order, so that locks
 * are always taken in the same order.
 */
public record GroupKey(UUID agencyId, String documentKey, String makerKey) implements Comparable<GroupKey> {

    @Override
    public int compareTo(GroupKey other) {
        int byAgency = agencyId.compareTo(other.agencyId);
        int byDocument = byAgency != 0 ? byAgency : documentKey.compareTo(other.documentKey);
        return byDocument != 0 ? byDocument : makerKey.compareTo(other.makerKey);
    }

    /** A number for the database's advisory locks; two groups that share one only wait for each other. */
    public long lock() {
        return agencyId.getLeastSignificantBits() * 31 + documentKey.hashCode() * 131L + makerKey.hashCode();
    }
}
