package org.sightline.kit.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RestTest {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private final Rest rest = new Rest(Duration.ofMinutes(1), Duration.ofHours(6));

    @Test
    void theRestDoublesWithEachFailureUpToTheLongest() {
        assertThat(rest.after(0, null)).isEqualTo(Duration.ofMinutes(1));
        assertThat(rest.after(3, null)).isEqualTo(Duration.ofMinutes(8));
        assertThat(rest.after(1_000, null)).isEqualTo(Duration.ofHours(6));
    }

    @Test
    void aServerThatSaysHowLongIsLeftAloneSoLongAndNotLongerThanTheLongest() {
        assertThat(rest.after(5, Duration.ofSeconds(2))).isEqualTo(Duration.ofSeconds(2));
        assertThat(rest.after(0, Duration.ofDays(9))).isEqualTo(Duration.ofHours(6));
        assertThat(rest.after(0, Duration.ofSeconds(-9))).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void retryAfterIsReadAsSecondsAndAsADate() {
        assertThat(Rest.asked("120", NOW)).isEqualTo(Duration.ofMinutes(2));
        assertThat(Rest.asked("Thu, 26 Nov 2026 12:05:00 GMT", NOW)).isEqualTo(Duration.ofMinutes(5));
        assertThat(Rest.asked("soon", NOW)).isNull();
        assertThat(Rest.asked("99999999999999999999", NOW)).isNull();
        assertThat(Rest.asked("", NOW)).isNull();
        assertThat(Rest.asked(null, NOW)).isNull();
    }
}
