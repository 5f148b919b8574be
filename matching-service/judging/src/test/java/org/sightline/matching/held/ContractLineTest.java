package org.sightline.matching.held;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.matching.InventedLine;

/** What is wrong with a line that a message says. */
class ContractLineTest {

    @ParameterizedTest
    @ValueSource(strings = {"0", "12", "-12", "1548.00", "-0.5", "007", "12345678901234567890.123"})
    void aPlainDecimalIsTaken(String amount) {
        assertThat(InventedLine.named("n").amount(amount).made().fault()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", ".", "1.", ".5", "1.2.3", "--1", "+1", "1-", "1,5", "1e3", " 1", "\u0661"})
    void anyOtherNumberIsNot(String amount) {
        assertThat(InventedLine.named("n").amount(amount).made().fault()).contains("plain decimal numbers");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2021-05-20", "2021-05", "2021-Q2", "2021", "FY2021"})
    void aDayOrPeriodIsTaken(String date) {
        assertThat(InventedLine.named("n").date(date).made().fault()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2021-5-20", "2021/05/20", "20210520", "2021-Q5", "21", "2021-05-2x", "2021-05-200", "soon"})
    void anythingElseIsNot(String date) {
        assertThat(InventedLine.named("n").date(date).made().fault()).contains("obligationDate");
    }
}
