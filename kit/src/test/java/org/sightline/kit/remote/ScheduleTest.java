package org.sightline.kit.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.kit.problem.Problem;

class ScheduleTest {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    @Test
    void itIsOnceADayAndPeopleAreToldAfterThreeDaysUnlessSomebodySaysOtherwise() {
        assertThat(Schedule.of(null, null)).isEqualTo(new Schedule(1_440, 72));
        assertThat(Schedule.of(5, 0).next(NOW)).isEqualTo(Instant.parse("2026-11-26T12:05:00Z"));
    }

    @ParameterizedTest
    @CsvSource({"4, 72, /everyMinutes", "44641, 72, /everyMinutes", "60, -1, /freshHours", "60, 8785, /freshHours"})
    void whatIsTooOftenOrTooSeldomIsNamed(int minutes, int hours, String pointer) {
        assertThat(new Schedule(minutes, hours).faults())
                .extracting(Problem.Fault::pointer)
                .containsExactly(pointer);
        assertThat(new Schedule(44_640, 8_784).faults()).isEmpty();
    }

    @Test
    void itIsStaleOnlyAfterItsHoursAndNeverWhereThereAreNone() {
        Schedule threeHours = new Schedule(60, 3);

        assertThat(threeHours.isStale(NOW.minus(Duration.ofHours(3)), NOW)).isFalse();
        assertThat(threeHours.isStale(NOW.minus(Duration.ofHours(3)).minusSeconds(1), NOW))
                .isTrue();
        assertThat(new Schedule(60, 0).isStale(Instant.EPOCH, NOW)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://data.example.gov/x", " http://127.0.0.1:8080/y "})
    void anAddressOnTheWebIsOne(String address) {
        assertThat(PublicAddress.isWeb(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "data.example.gov",
                "https://person:secret@data.example.gov/",
                "ftp://data.example.gov/x",
                "https://a b"
            })
    void anythingElseIsNone(String address) {
        assertThat(PublicAddress.isWeb(address)).isFalse();
        assertThat(PublicAddress.isWeb(null)).isFalse();
    }
}
