package org.sightline.matching.screening.subject;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers as ledgers write them. */
class LedgerEntryTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        0                             | 0
        12                            | 12
        100.00                        | 100.00
        -1548.00                      | -1548.00
        -0.50                         | -0.50
        123456789012345678            | 123456789012345678
        123456789012345678.123456789  | 123456789012345678.123456789
        (8.02)                        | -8.02
        -1,220.40                     | -1220.40
        3.10-                         | -3.10
        $5                            | 5
        $ 1,000.                      | 1000.0
        .5                            | 0.5
        -.5                           | -0.5
        7.                            | 7.0
        (-5)                          | -5
        """)
    void aNumberIsReadAsItIsWritten(String written, BigDecimal number) {
        assertThat(LedgerEntry.number(written)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                ".",
                "-.",
                "N/A",
                "12 EA",
                "1.2.3",
                "1e5",
                "+5",
                "1234567890123456789",
                "1.1234567890",
                "5%"
            })
    void whatIsNoNumberIsNone(String written) {
        assertThat(LedgerEntry.number(written)).isNull();
    }

    @Test
    void whatIsNotSaidIsNone() {
        assertThat(LedgerEntry.number(null)).isNull();
        assertThat(new LedgerEntry(null, null, null).negative()).isFalse();
        assertThat(new LedgerEntry(BigDecimal.ZERO, null, null).negative()).isFalse();
        assertThat(new LedgerEntry(new BigDecimal("-1"), null, null).negative()).isTrue();
        assertThat(new LedgerEntry(null, new BigDecimal("-1"), null).negative()).isTrue();
    }
}
