package org.sightline.ingest.column.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "20|20",
                "1548.00|1548.00",
                "-8.02|-8.02",
                "(8.02)|-8.02",
                "($1,234.50)|-1234.50",
                "$1,234.00|1234.00",
                "8.02-|-8.02",
                "-$5|-5",
                "$-5|-5",
                "+7.5|7.5",
                "1,234,567.89|1234567.89",
                ".5|0.5",
                "007|7",
                "1.0|1.0",
                "12.|12",
                "USD 12.50|12.50",
                "1.5E+05|150000",
                "* 11,560.00|11560.00",
                "*$5|5",
                "$1,000.00*|1000.00",
                "(8.02)*|-8.02",
                "$ -|0",
                "-|0"
            })
    void anAmountIsReadHoweverItIsWritten(String text, String amount) {
        assertThat(Amounts.read(text, false)).isEqualTo(amount);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1.234,50|1234.50", "1234,5|1234.5", "-0,75|-0.75", "12|12"})
    void aCommaPartsTheCentsWhereTheFileDoesIt(String text, String amount) {
        assertThat(Amounts.read(text, true)).isEqualTo(amount);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SEE ATTACHED",
                "#REF!",
                "$TBD",
                "1.2.3",
                "12 EA",
                "1,2,3",
                "(",
                "*",
                "3*450",
                "****1234",
                "9999999999999999999999"
            })
    void whatIsNoNumberIsNotRead(String text) {
        assertThat(Amounts.read(text, false)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.234,50|true",
                "12,50|true",
                "1,234.50|false",
                "12.5|false",
                "-12.50|false",
                "12.345|",
                "$12.50|false",
                "1,234|",
                "12|"
            })
    void someAmountsShowWhatPartsTheCents(String text, Boolean comma) {
        assertThat(Amounts.decimalComma(text)).isEqualTo(comma);
    }
}
