package org.sightline.gateway.column;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was counted of the purchases that were asked for.
 *
 * @param groups as the statement of the overview gives them, in its order
 * @param afterNotice of those that began after the agency was first told of a finding that stands
 * @param first the first purchase; null where there is none
 * @param last the last purchase; null where there is none
 */
public record Counted(
        List<Group> groups,
        Group afterNotice,
        @Nullable Dated first,
        @Nullable Dated last) {

    /**
     * What was counted under one key of one dimension.
     *
     * @param dimension what is broken down by: bought, maker, verdict, quarter, county and so on
     * @param key within it; empty for what the headline counts
     * @param state of a county; else null
     * @param agencies distinct ones; 0 where they are not counted: in quarters, and before the day that counts
     */
    public record Group(
            String dimension,
            String key,
            @Nullable String state,
            long agencies,
            long purchases,
            BigDecimal quantity,
            BigDecimal amount) {

        /** As the database orders by the collation "C". */
        static final Comparator<String> BY_BYTES = (one, other) ->
                Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));

        /** Most agencies first, then most purchases. */
        static final Comparator<Group> IN_ORDER = Comparator.comparingLong(Group::agencies)
                .thenComparingLong(Group::purchases)
                .reversed()
                .thenComparing(Group::key, BY_BYTES)
                .thenComparing(Group::stateOrNothing, BY_BYTES);

        private String stateOrNothing() {
            return state == null ? "" : state;
        }
    }

    /** A purchase that marks a time. */
    public record Dated(UUID findingId, UUID agencyId, LocalDate day) {}
}
