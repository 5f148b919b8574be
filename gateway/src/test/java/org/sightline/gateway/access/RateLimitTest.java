package org.sightline.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    @Test
    void whoAsksTooOftenIsToldWhenToComeBackAndOthersAreNotKeptWaiting() {
        RateLimit limit = new RateLimit(2, Duration.ofMinutes(1));
        assertThat(limit.take("a").allowed()).isTrue();
        assertThat(limit.take("a").left()).isZero();
        RateLimit.Left refused = limit.take("a");
        assertThat(refused.allowed()).isFalse();
        assertThat(refused.waitSeconds()).isBetween(1L, 30L);
        assertThat(limit.take("b").allowed()).isTrue();
    }
}
