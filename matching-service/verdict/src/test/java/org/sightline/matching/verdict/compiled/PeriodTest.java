package org.sightline.matching.verdict.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PeriodTest {

    private static final LocalDate DAY = LocalDate.of(2019, 8, 13);

    @Test
    void aPeriodThatEndsOnItsFirstDayIsEmpty() {
        assertThat(Period.of(DAY, DAY).isEmpty()).isTrue();
        assertThat(Period.of(DAY, DAY.plusDays(1)).isEmpty()).isFalse();
    }
}
