package org.sightline.testsupport.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static List<Schedule.Fault> faults(long seed, int count) {
        Schedule schedule = new Schedule(seed, Duration.ofSeconds(1));
        return Stream.generate(schedule::next).limit(count).toList();
    }

    @Test
    void aSeedRepeatsTheSchedule() {
        assertThat(faults(7, 300)).isEqualTo(faults(7, 300)).isNotEqualTo(faults(8, 300));
    }

    @Test
    void eachKindHasItsShareOfEveryHundred() {
        Map<FaultKind, Long> kinds =
                faults(3, 100).stream().collect(Collectors.groupingBy(Schedule.Fault::kind, Collectors.counting()));

        for (FaultKind kind : FaultKind.values()) {
            assertThat(kinds).containsEntry(kind, (long) kind.share());
        }
    }
}
