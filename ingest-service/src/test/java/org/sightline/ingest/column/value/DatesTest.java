package org.sightline.ingest.column.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2020-08-13|2020-08-13", "2020/8/3|2020-08-03", "2012-07-11T16:21:27Z|2012-07-11",
                        "2020-08-13 00:00:00|2020-08-13",
                "2017/12/16 10:14:44 AM|2017-12-16", "8/13/2020|2020-08-13", "08/13/20|2020-08-13",
                        "8-13-2020|2020-08-13",
                "7/1/2019 12:00:00 AM|2019-07-01", "20200813|2020-08-13", "13-Aug-2020|2020-08-13",
                        "5-Mar-21|2021-03-05",
                "3 SEPT 2020|2020-09-03", "Aug 13, 2020|2020-08-13", "August 13 2020|2020-08-13",
                        "29-Feb-2020|2020-02-29",
                "44061|2020-08-18", "1/2/71|1971-01-02"
            })
    void aDayIsReadHoweverItIsWritten(String text, String day) {
        assertThat(Dates.read(text, Dates.Order.MDY, false)).isEqualTo(day);
        assertThat(Dates.day(text, Dates.Order.MDY)).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2020-08|2020-08", "08/2020|2020-08", "Aug 2020|2020-08", "Aug-20|2020-08", "2020-Q3|2020-Q3",
                        "2020 q3|2020-Q3",
                "Q3 2020|2020-Q3", "FY2021|FY2021", "FY 21|FY2021", "fiscal year 2021|FY2021", "FY20-21|FY2021",
                        "2020-2021|FY2021",
                "FY2021 Q2|FY2021", "2020|2020", "2020.0|2020"
            })
    void aPeriodStaysAPeriod(String text, String period) {
        assertThat(Dates.read(text, Dates.Order.MDY, false)).isEqualTo(period);
        assertThat(Dates.day(text, Dates.Order.MDY)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "13/45/2022",
                "2021-13-45",
                "31-Foo-2021",
                "2021-02-29",
                "0/1/2020",
                "N.A.",
                "12",
                "1234567",
                "3020-01-01",
                "20201301",
                "99999",
                "Q5 2020",
                "2020-2025"
            })
    void whatCannotBeADateIsNotOne(String text) {
        assertThat(Dates.read(text, Dates.Order.MDY, false)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"04/05/2021,MDY,2021-04-05", "04/05/2021,DMY,2021-05-04", "13/05/2021,DMY,2021-05-13", "13/05/2021,MDY,"
    })
    void theOrderDecidesWhichNumberIsTheMonth(String text, Dates.Order order, String day) {
        assertThat(Dates.day(text, order)).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({"13/05/2021,DMY", "05/13/2021,MDY", "05/05/2021,", "2021-05-13,"})
    void aNumberAboveTwelveShowsTheOrder(String text, Dates.Order order) {
        assertThat(Dates.order(text)).isEqualTo(order);
    }

    @ParameterizedTest
    @CsvSource({"2020,true,FY2020", "2020,false,2020"})
    void aBareYearIsFiscalWhereTheColumnSaysSo(String text, boolean fiscal, String read) {
        assertThat(Dates.read(text, Dates.Order.MDY, fiscal)).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({
        "2020-08-13,2020-08-13",
        "2020-02,2020-02-29",
        "2020-Q3,2020-09-30",
        "2020,2020-12-31",
        "FY2021,2021-06-30"
    })
    void aPeriodEndsOnItsLastDay(String written, LocalDate last) {
        assertThat(Dates.lastDay(written)).isEqualTo(last);
    }
}
