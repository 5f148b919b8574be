package org.sightline.kit.place;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatesTest {

    @ParameterizedTest
    @CsvSource({"tx,TX", "Texas,TX", "PR,PR", "XF,XF", "ZZ,", "US,", "T,", "Franklin,"})
    void lettersOfNoStateAreNoState(String text, String code) {
        assertThat(States.code(text)).isEqualTo(code);
    }
}
