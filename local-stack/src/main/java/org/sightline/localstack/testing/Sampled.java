package org.sightline.localstack.testing;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Predicate;

/**
 * Cases of a large table of which a test run tries a part, another one each day, so that all were tried after as many days
 * as there are parts. {@code ./sightline verify matrices} tries all at once, and a test run does where the system property
 * {@code sightline.whole} is true. Which part it was follows from the day (UTC) alone, so a failure comes again on that day.
 */
public final class Sampled {

    private static final String WHOLE = "sightline.whole";

    private Sampled() {}

    /**
     * Whether a case is tried today.
     *
     * @param parts into how many parts the cases are divided by their name
     * @param <T> a case, whose {@code toString} says which one it is
     */
    public static <T> Predicate<T> today(int parts) {
        return on(LocalDate.now(ZoneOffset.UTC), parts);
    }

    static <T> Predicate<T> on(LocalDate day, int parts) {
        long part = Math.floorMod(day.toEpochDay(), parts);
        return Boolean.getBoolean(WHOLE)
                ? any -> true
                // The bits of a short text's hash say little at the low end.
                : one -> Math.floorMod(one.toString().hashCode() * 0x9E3779B9 >>> 8, parts) == part;
    }
}
