package org.sightline.gateway.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {

    @ParameterizedTest(name = "{0} means {1} to {2}")
    @CsvSource({
        "2020-08-13, 2020-08-13, 2020-08-13",
        "2020-02,    2020-02-01, 2020-02-29",
        "2020-Q3,    2020-07-01, 2020-09-30",
        "2020,       2020-01-01, 2020-12-31",
        "FY2021,     2020-07-01, 2021-06-30",
    })
    void aDateMeansAllTheDaysThatItCan(String text, String first, String last) {
        assertThat(Period.of(text).first()).hasToString(first);
        assertThat(Period.of(text).last()).hasToString(last);
    }

    @Test
    void noDateIsNoPeriod() {
        assertThat(Period.of(null).last()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2020-13", "2020-02-30", "13/08/2020", "2020-Q5", "FY21", "soon"})
    void whatIsNoDateIsRefused(String text) {
        assertThatThrownBy(() -> Period.of(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
