package org.sightline.kit.remote;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.problem.Problem;

/**
 * How often something is read that others publish, and when people are told that it was not.
 *
 * @param everyMinutes between two readings
 * @param freshHours after how many hours without a good reading people are told; 0 for never
 */
public record Schedule(int everyMinutes, int freshHours) {

    private static final int LEAST_MINUTES = 5;
    private static final int MOST_MINUTES = 44_640;
    private static final int MOST_HOURS = 8_784;
    private static final int A_DAY = 1_440;
    private static final int THREE_DAYS = 72;

    /** What a person says; once a day, and told after three days, where nothing is said. */
    public static Schedule of(@Nullable Integer everyMinutes, @Nullable Integer freshHours) {
        return new Schedule(everyMinutes == null ? A_DAY : everyMinutes, freshHours == null ? THREE_DAYS : freshHours);
    }

    /** What is wrong with what a person says. */
    public List<Problem.Fault> faults() {
        List<Problem.Fault> faults = new ArrayList<>();
        if (everyMinutes < LEAST_MINUTES || everyMinutes > MOST_MINUTES) {
            faults.add(new Problem.Fault(
                    "/everyMinutes", "bad-schedule", "Say every 5 to 44640 minutes; the longest is a month."));
        }
        if (freshHours < 0 || freshHours > MOST_HOURS) {
            faults.add(new Problem.Fault("/freshHours", "bad-schedule", "Say 0 to 8784 hours, which is a year."));
        }
        return faults;
    }

    /** When it is read next after a good reading. */
    public Instant next(Instant now) {
        return now.plus(Duration.ofMinutes(everyMinutes));
    }

    /**
     * Whether it should have been read since.
     *
     * @param since the last good reading, or since when it is to be read
     */
    public boolean isStale(Instant since, Instant now) {
        return freshHours > 0 && since.plus(Duration.ofHours(freshHours)).isBefore(now);
    }
}
