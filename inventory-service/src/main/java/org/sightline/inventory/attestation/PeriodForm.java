package org.sightline.inventory.attestation;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.problem.Problem;

/**
 * By when the returns of a year are due.
 *
 * @param dueOn required
 */
@Schema(requiredProperties = "dueOn", examples = """
                {"dueOn": "2027-03-31"}""")
record PeriodForm(@Nullable LocalDate dueOn) {

    private static final int FIRST_YEAR = 2019;
    private static final int LAST_YEAR = 2100;

    /**
     * The day, where it fits the year: within it or the next one.
     *
     * @throws Problem 422 where it does not, 404 where there is no such year
     */
    static LocalDate checked(int year, @Nullable PeriodForm form) {
        requireYear(year);
        LocalDate day = form == null ? null : form.dueOn();
        if (day == null) {
            throw Problem.invalid("/dueOn", "missing", "Enter the due date of the returns.");
        }
        if (day.getYear() < year || day.getYear() > year + 1) {
            throw Problem.invalid("/dueOn", "out-of-range", "Give a day in " + year + " or " + (year + 1) + ".");
        }
        return day;
    }

    /**
     * Lets a year go on for which there can be returns.
     *
     * @throws Problem 404
     */
    static void requireYear(int year) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw Problem.notFound();
        }
    }
}
