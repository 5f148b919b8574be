package org.sightline.gateway.pages.followup.plan;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How many pieces of equipment plans have left, month by month, as a page draws it. */
record BurnDown(List<Month> months) {

    static final int WHOLE = 100;

    /**
     * What is left at the end of a month.
     *
     * @param left null in months to come
     */
    record Month(String month, long planned, @Nullable Long left) {}

    /**
     * A month with the length of its bars, in whole percent.
     *
     * @param past whether it has begun; then {@code left} is what was left
     */
    record Bar(String month, long planned, long plannedShare, boolean past, long left, long leftShare) {}

    public List<Bar> bars() {
        long most = Math.max(
                1,
                months.stream()
                        .mapToLong(month -> Math.max(month.planned(), left(month)))
                        .max()
                        .orElse(0));
        return months.stream()
                .map(month -> new Bar(
                        month.month(),
                        month.planned(),
                        month.planned() * WHOLE / most,
                        month.left() != null,
                        left(month),
                        left(month) * WHOLE / most))
                .toList();
    }

    private static long left(Month month) {
        return Objects.requireNonNullElse(month.left(), 0L);
    }
}
