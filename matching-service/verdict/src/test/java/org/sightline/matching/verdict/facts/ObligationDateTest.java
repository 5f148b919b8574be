package org.sightline.matching.verdict.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.MonthDay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObligationDateTest {

    @ParameterizedTest
    @CsvSource({
        "2020-08-13, 2020-08-13, 2020-08-13",
        "' 2020-08-13 ', 2020-08-13, 2020-08-13",
        "2020-02, 2020-02-01, 2020-02-29",
        "2021-02, 2021-02-01, 2021-02-28",
        "2020-Q1, 2020-01-01, 2020-03-31",
        "2020-Q3, 2020-07-01, 2020-09-30",
        "2020q4, 2020-10-01, 2020-12-31",
        "2020, 2020-01-01, 2020-12-31",
        "FY2021, 2020-07-01, 2021-06-30",
        "fy 21, 2020-07-01, 2021-06-30"
    })
    void aDateIsReadAsExactlyAsItIsWritten(String text, LocalDate first, LocalDate last) {
        assertThat(ObligationDate.parse(text)).isEqualTo(new ObligationDate(first, last));
    }

    @ParameterizedTest
    @CsvSource({"10, 2020-10-01, 2021-09-30", "1, 2021-01-01, 2021-12-31", "9, 2020-09-01, 2021-08-31"})
    void aFiscalYearIsNamedAfterTheYearInWhichItEnds(int month, LocalDate first, LocalDate last) {
        assertThat(ObligationDate.parse("FY2021", MonthDay.of(month, 1))).isEqualTo(new ObligationDate(first, last));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "13/08/2020", "2020-13", "2020-02-30", "2020-Q5", "August 2020", "20", "2020-8-13", "0-08-13"
            })
    void whatIsNoDateIsRefusedWithTheFormsThatAre(String text) {
        assertThatThrownBy(() -> ObligationDate.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2020-Q3");
    }

    @Test
    void aPeriodDoesNotEndBeforeItBegins() {
        LocalDate day = LocalDate.of(2020, 1, 2);
        assertThatThrownBy(() -> new ObligationDate(day, day.minusDays(1))).hasMessageContaining("2020-01-01");
        assertThat(new ObligationDate(day, day).isExact()).isTrue();
        assertThat(ObligationDate.parse("2020").isExact()).isFalse();
    }

    @Test
    void itReadsAsADayOrAPeriod() {
        assertThat(ObligationDate.parse("2020-08-13")).hasToString("2020-08-13");
        assertThat(ObligationDate.parse("2020-08")).hasToString("2020-08-01 to 2020-08-31");
        assertThat(ObligationDate.unknown()).hasToString("not known");
    }
}
