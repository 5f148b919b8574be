package org.sightline.matching.screening.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a shortened word that nobody listed stands for. */
class ShortenedTest {

    private final Shortened shortened = new Shortened();

    ShortenedTest() {
        shortened.add("DISPOSAL", "REMOVE-N");
        shortened.add("RETURNED", "RETURN");
        shortened.add("RETIRED", "REMOVE");
        shortened.add("SOLD", "SELL");
    }

    @ParameterizedTest
    @CsvSource({"DISPOS,REMOVE-N", "DSPSL,REMOVE-N", "DISPSL,REMOVE-N", "RETUR,RETURN", "RTRND,RETURN"})
    void aWordCutAtItsEndOrWithoutVowelsIsRead(String written, String says) {
        assertThat(shortened.of(written, "X")).isEqualTo(says);
    }

    @ParameterizedTest
    @CsvSource({"DISP", "DSL", "DISPOSES", "DESPOSAL", "RTRN1", "SLD"})
    void anotherWordIsNot(String written) {
        assertThat(shortened.of(written, "X")).isEqualTo("X");
    }

    @Test
    void fiveLettersOfAWordOfSixAreEnoughAndFourAreNot() {
        shortened.add("REFUND", "CREDIT");
        shortened.add("STORE", "STAY");

        assertThat(shortened.of("REFUN", "X")).isEqualTo("CREDIT");
        assertThat(shortened.of("REFU", "X")).isEqualTo("X");
        assertThat(shortened.of("RFND", "X")).isEqualTo("CREDIT");
        assertThat(shortened.of("STOR", "X")).isEqualTo("X");
    }

    @ParameterizedTest
    @CsvSource({"AFTERMARKET,AFTER", "PUBLICSURPLUS,PUBLIC", "AGAINST,AGAIN"})
    void aWholeWordIsNoShortFormOfAnother(String written, String whole) {
        shortened.add(written, "SELL");

        assertThat(shortened.of(whole, "X")).isEqualTo("X");
    }

    @Test
    void aPhraseIsNotShortened() {
        shortened.add("WRITE OFF", "REMOVE");

        assertThat(shortened.of("WRTFF", "X")).isEqualTo("X");
    }

    @Test
    void whatTwoClassesAreShortenedToIsNeither() {
        shortened.add("RETURNABLE", "TERMS");

        assertThat(shortened.of("RETURN", "X")).isEqualTo("X");
    }
}
