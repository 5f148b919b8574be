package org.sightline.matching.progress;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How many pieces of equipment plans have left, month by month. Pure.
 *
 * @param months from the one in which the first plan was accepted to the one in which the last finding is due, at least to the
 *     present one; empty without plans
 */
record BurnDown(List<Month> months) {

    /** As many months as are shown; where there are more, the last ones are. */
    static final int MOST_MONTHS = 60;

    /**
     * What is left at the end of a month.
     *
     * @param planned pieces that are left if each goes on the day on which it is due
     * @param left pieces that were left; null in months to come
     */
    @Schema(name = "BurnDownMonth")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Month(
            @Schema(implementation = String.class, examples = "2026-11")
            String month,

            long planned,
            @Nullable Long left) {}

    /**
     * Pieces of accepted plans that go the same way.
     *
     * @param accepted when their plan was accepted
     * @param due when they go
     * @param done when they went; null while they did not
     */
    record Pieces(
            YearMonth accepted, YearMonth due, @Nullable YearMonth done, long number) {

        boolean isPlanned(YearMonth month) {
            return !accepted.isAfter(month) && due.isAfter(month);
        }

        boolean isLeft(YearMonth month) {
            return !accepted.isAfter(month) && (done == null || done.isAfter(month));
        }
    }

    static BurnDown of(List<Pieces> all, LocalDate today) {
        if (all.isEmpty()) {
            return new BurnDown(List.of());
        }
        YearMonth now = YearMonth.from(today);
        YearMonth last = later(
                all.stream().map(Pieces::due).max(Comparator.naturalOrder()).orElse(now), now);
        YearMonth first = later(
                all.stream()
                        .map(Pieces::accepted)
                        .min(Comparator.naturalOrder())
                        .orElse(now),
                last.minusMonths(MOST_MONTHS - 1L));
        List<Month> months = new ArrayList<>();
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            months.add(month(all, month, now));
        }
        return new BurnDown(months);
    }

    private static Month month(List<Pieces> all, YearMonth month, YearMonth now) {
        long planned = 0;
        long left = 0;
        for (Pieces some : all) {
            planned += some.isPlanned(month) ? some.number() : 0;
            left += some.isLeft(month) ? some.number() : 0;
        }
        return new Month(month.toString(), planned, month.isAfter(now) ? null : left);
    }

    private static YearMonth later(YearMonth one, YearMonth other) {
        return one.isAfter(other) ? one : other;
    }
}
