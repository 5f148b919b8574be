package org.sightline.matching.task;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.lifecycle.NextStep;

/**
 * How many days the office gives for each next step. A step that is not in it has the days of {@link #USUAL}.
 *
 * @param version 0 while nobody set another
 * @param days by next step
 * @param setBy a sign-in name; null in version 0
 */
public record DuePolicy(
        int version,
        Map<NextStep, Integer> days,
        @Nullable String setBy,
        @Nullable Instant setAt) {

    /** The longest that a step may be given. */
    static final int MOST_DAYS = 730;

    private static final Map<NextStep, Integer> USUAL_DAYS = Map.of(
            NextStep.TRIAGE, 30,
            NextStep.NOTIFY, 14,
            NextStep.ANSWER, 30,
            NextStep.KEEP_PROMISE, 30,
            NextStep.REVIEW_ANSWER, 14,
            NextStep.CLOSE, 14);

    /** What holds until the office says something else. */
    public static final DuePolicy USUAL = new DuePolicy(0, USUAL_DAYS, null, null);

    public DuePolicy {
        Map<NextStep, Integer> all = new EnumMap<>(USUAL_DAYS);
        days.forEach((step, number) -> all.computeIfPresent(step, (same, usual) -> number));
        days = Map.copyOf(all);
    }

    /** By when a step is due that begins on this day; null where nothing is left to do. */
    public @Nullable LocalDate due(NextStep step, LocalDate from) {
        Integer number = days.get(step);
        return number == null ? null : from.plusDays(number);
    }

    /** The next version. */
    DuePolicy with(Map<NextStep, Integer> others, String by, Instant at) {
        Map<NextStep, Integer> all = new EnumMap<>(days);
        all.putAll(others);
        return new DuePolicy(version + 1, all, by, at);
    }
}
