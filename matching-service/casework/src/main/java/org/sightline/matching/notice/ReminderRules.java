package org.sightline.matching.notice;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** When an agency is reminded: 30, 14, 7 and 1 days before something is due, and on the day after. Pure. */
public final class ReminderRules {

    /** Days before it is due, the last one first. */
    static final List<Integer> MARKS = List.of(-1, 1, 7, 14, 30);

    private ReminderRules() {}

    /**
     * The mark that is to be sent now. Of several that were reached, only the last one; none that was reached when the
     * agency was asked, because it was told the day then.
     *
     * @param begun when the agency was asked
     * @param sent the marks that were sent for this due date
     */
    public static OptionalInt due(LocalDate today, LocalDate dueOn, LocalDate begun, Set<Integer> sent) {
        for (int mark : MARKS) {
            LocalDate day = dueOn.minusDays(mark);
            if (!today.isBefore(day)) {
                return day.isAfter(begun) && !sent.contains(mark) ? OptionalInt.of(mark) : OptionalInt.empty();
            }
        }
        return OptionalInt.empty();
    }
}
