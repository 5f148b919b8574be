package org.sightline.inventory.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "2021-06-30 | 2021-06-30",
                "6/30/2021 | 2021-06-30",
                "06/30/2021 | 2021-06-30",
                "6/30/21 | 2021-06-30",
                "6-30-2021 | 2021-06-30",
                "2021/6/30 | 2021-06-30",
                "30-Jun-2021 | 2021-06-30",
                "30-JUN-21 | 2021-06-30",
                "Jun 30, 2021 | 2021-06-30",
                "June 30, 2021 | 2021-06-30",
                "2021-06-30 00:00:00 | 2021-06-30",
                "2021-06-30T08:15:00Z | 2021-06-30",
                "6/30/2021 8:15 AM | 2021-06-30",
                "1/5/99 | 1999-01-05",
            })
    void aDateMayBeWrittenAsAmericansDo(String written, String date) {
        assertThat(Cell.date(written)).contains(date);
    }

    @ParameterizedTest
    @ValueSource(strings = {"30/6/2021", "2021-02-30", "44377", "soon", "2021"})
    void whatIsNoDateIsNotGuessed(String written) {
        assertThat(Cell.date(written)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+2", "+49", "-", "@home", "plain", "'quoted'", "-12 dB"})
    void whatIsGuardedForASpreadsheetComesBackAsItWas(String text) {
        assertThat(Cell.read(Cell.guarded(text))).isEqualTo(text);
    }

    @ParameterizedTest(name = "{0} is guarded as {1}")
    @CsvSource({"=1+2, \"'=1+2\"", "@x, \"'@x\"", "plain, plain"})
    void aFormulaIsGuarded(String text, String guarded) {
        assertThat(Cell.guarded(text)).isEqualTo(guarded.replace("\"", ""));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "Online, installed", "offline, installed", "In service, installed", "up, installed", "active, installed",
        "IN_STOCK, in_stock", "In stock, in_stock", "spare, in_stock", "Removed, removed", "decommissioned, removed",
        "recycled, disposed", "on loan, on_loan",
    })
    void cameraSystemsHaveTheirOwnWordsForAStatus(String word, String status) {
        assertThat(Cell.status(word)).isEqualTo(status);
    }
}
