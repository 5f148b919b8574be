package org.sightline.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemMapperTest {

    @ParameterizedTest
    @CsvSource({"503, 5", "429, 5", "409,", "500,"})
    void whatPassesSaysWhenToAskAgain(int status, String seconds) {
        assertThat(ProblemMapper.answer(Problem.of(status, "test", "Test", "A test"))
                        .getHeaderString("Retry-After"))
                .isEqualTo(seconds);
    }
}
