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

    @org.junit.jupiter.api.Test
    void whatIsBeyondTheHeaderDoesNotMoveOurOwnColumns() {
        RejectFile file = new RejectFile(java.util.List.of("Agency", "Vendor"));

        assertThat(file.record(
                        new RejectRepository.RejectedRow(7, "A CITY,ACME,\"B, C\",D", "", "too_many_cells", "Why.")))
                .containsExactly("A CITY", "ACME", "\"B, C\",D", "7", "", "too_many_cells", "Why.");
        assertThat(file.record(new RejectRepository.RejectedRow(8, "A CITY", "", "too_few_cells", "Why.")))
                .containsExactly("A CITY", "", "", "8", "", "too_few_cells", "Why.");
    }
}
