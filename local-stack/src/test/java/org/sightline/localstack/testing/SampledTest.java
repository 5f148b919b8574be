package org.sightline.localstack.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampledTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 27);
    private static final List<String> CASES =
            IntStream.range(0, 3_000).mapToObj(i -> "GET /things/" + i).toList();

    @Test
    void everyCaseIsTriedOnceInAsManyDaysAsThereAreParts() {
        assertThat(CASES)
                .allSatisfy(one -> assertThat(IntStream.range(0, 3)
                                .filter(day -> Sampled.on(DAY.plusDays(day), 3).test(one))
                                .count())
                        .isEqualTo(1));
    }

    @Test
    void aDayHasAboutItsShare() {
        assertThat(CASES.stream().filter(Sampled.on(DAY, 3)).count()).isBetween(850L, 1_150L);
    }
}
