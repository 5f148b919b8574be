package org.sightline.matching.law;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.verdict.rule.Rule;

/**
 * The day on which somebody last looked whether a law still stands as the rule book has it. A look is good for 90 days.
 *
 * @param day a day of the office
 */
public record LastLook(LocalDate day) {

    /** For how many days a look is good. */
    public static final int GOOD_FOR_DAYS = 90;

    /**
     * The last look at a rule: that of people, as its reading notes it, or that of the law watch at its text.
     *
     * @param watched when the law watch read last that the text is unchanged; null where it never did
     */
    public static LastLook of(Rule rule, @Nullable LocalDate watched) {
        LocalDate looked = rule.sourcing().looked();
        LocalDate read = looked == null ? rule.recorded() : looked;
        return new LastLook(watched == null || watched.isBefore(read) ? read : watched);
    }

    /** The day by which somebody should look again. */
    public LocalDate next() {
        return day.plusDays(GOOD_FOR_DAYS);
    }

    /** Whether nobody looked for longer than a look is good for. */
    public boolean isOld(LocalDate today) {
        return today.isAfter(next());
    }

    /** For whoever reads a verdict that rests on it. */
    String note() {
        return "Last checked on " + day + ", more than " + GOOD_FOR_DAYS + " days ago.";
    }
}
