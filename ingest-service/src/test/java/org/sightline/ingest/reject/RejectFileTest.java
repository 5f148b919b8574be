package org.sightline.ingest.reject;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RejectFileTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "=1+1, '=1+1",
                "+cmd, '+cmd",
                "-cmd|calc, '-cmd|calc",
                "@sum, '@sum",
                "-12.50, -12.50",
                "+7, +7",
                "DOME, DOME",
                "-, '-"
            })
    void aCellThatASpreadsheetWouldRunIsMadeHarmless(String cell, String escaped) {
        assertThat(RejectFile.escaped(cell)).isEqualTo(escaped);
    }
}
