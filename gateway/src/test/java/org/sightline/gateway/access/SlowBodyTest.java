package org.sightline.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How slow is too slow. That such a request ends, and whom it kept waiting, is said by AbuseTest. */
class SlowBodyTest {

    @Test
    void aByteASecondIsTooSlowAfterHalfAMinute() {
        assertThat(slow(19, 19)).isFalse();
        assertThat(slow(30, 30)).isTrue();
    }

    @Test
    void nobodyIsTooSlowInTheFirstTwentySeconds() {
        assertThat(slow(0, 20)).isFalse();
    }

    @Test
    void whoeverSentAMegabyteMayWaitForTenMinutes() {
        assertThat(slow(1 << 20, 600)).isFalse();
    }

    @Test
    void aFileOverALineOf56KilobitsIsNotTooSlow() {
        assertThat(slow(7_000L * 3_600, 3_600)).isFalse();
    }

    @Test
    void nothingMayTakeLongerThanSixHours() {
        assertThat(slow(Long.MAX_VALUE, 6 * 3_600 + 1)).isTrue();
    }

    private static boolean slow(long bytes, long seconds) {
        return SlowBody.isTooSlow(bytes, Duration.ofSeconds(seconds).toNanos());
    }
}
