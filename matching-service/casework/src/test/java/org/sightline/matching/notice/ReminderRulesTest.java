package org.sightline.matching.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** When an agency is reminded. */
class ReminderRulesTest {

    private static final LocalDate DUE = LocalDate.of(2026, 12, 31);

    private static Map<LocalDate, Integer> sent(LocalDate begun, int daysBetweenLooks) {
        Map<LocalDate, Integer> sent = new TreeMap<>();
        Set<Integer> marks = new HashSet<>();
        for (LocalDate today = begun; today.isBefore(DUE.plusDays(20)); today = today.plusDays(daysBetweenLooks)) {
            OptionalInt mark = ReminderRules.due(today, DUE, begun, marks);
            if (mark.isPresent()) {
                assertThat(marks.add(mark.getAsInt())).as("once each").isTrue();
                sent.put(today, mark.getAsInt());
            }
        }
        return sent;
    }

    @Test
    void thirtyFourteenSevenAndOneDayBeforeAndOnTheDayAfter() {
        assertThat(sent(LocalDate.of(2026, 11, 1), 1))
                .isEqualTo(Map.of(
                        LocalDate.of(2026, 12, 1), 30,
                        LocalDate.of(2026, 12, 17), 14,
                        LocalDate.of(2026, 12, 24), 7,
                        LocalDate.of(2026, 12, 30), 1,
                        LocalDate.of(2027, 1, 1), -1));
    }

    @Test
    void whoWasAskedTwentyDaysBeforeIsNotRemindedOfThirty() {
        assertThat(sent(DUE.minusDays(20), 1).values()).containsExactly(14, 7, 1, -1);
    }

    @Test
    void whoWasAskedOnTheDayOfAMarkIsNotRemindedOnIt() {
        assertThat(sent(DUE.minusDays(14), 1).values()).containsExactly(7, 1, -1);
    }

    @Test
    void ofMarksThatWereMissedOnlyTheLastIsSent() {
        assertThat(sent(LocalDate.of(2026, 11, 1), 25).values()).containsExactly(14, -1);
    }
}
