package org.sightline.matching.screening.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.matching.screening.subject.Field;
import org.sightline.matching.screening.text.Lexicon;
import org.sightline.matching.screening.text.Text;

class GrammarTest {

    private static Grammar.Reading read(String grammar, String text) {
        return Grammar.compile(grammar).read(text, new Text(Field.MODEL, text, Lexicon.standard()).letters, 0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
        AB# ~ AB1 ~ 3
        AB# ~ A-B.1 ~ 5
        A(B|CD|E)#? ~ ACD7 ~ 4
        A(B|CD|E)#? ~ AE ~ 2
        A(B(C|D)|E)F ~ ABDF ~ 4
        A(B|C)?# ~ A1 ~ 2
        A_#@* ~ A  1B2 ~ 6
        AB|CD ~ CD ~ 2
        (A|B)?(C|D)?E ~ BDE ~ 3
        """)
    void aGrammarReadsToTheEndOfItsShape(String grammar, String text, int end) {
        assertThat(read(grammar, text)).isEqualTo(new Grammar.Reading(0, end, 0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
        AB# ~ ABC
        AB# ~ A B1
        AB# ~ A,B1
        A@# ~ A-
        A(B|CD)# ~ AC1
        """)
    void otherShapesAreNotRead(String grammar, String text) {
        assertThat(read(grammar, text)).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
        DS# ~ D52 ~ 1
        DS## ~ D5O2 ~ 2
        A#@ ~ AI0 ~ 2
        A#*? ~ AOB ~ 1
        """)
    void garbledCharactersAreCounted(String grammar, String text, int garbled) {
        assertThat(read(grammar, text).garbled()).isEqualTo(garbled);
    }

    @Test
    void theReadingWithTheLeastGarbleWins() {
        assertThat(read("A(#|@)@?", "A1B")).isEqualTo(new Grammar.Reading(0, 3, 0));
        assertThat(read("CD@?#", "CD70")).isEqualTo(new Grammar.Reading(0, 3, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A(B", "AB)", "a", "A+", "A[BC]"})
    void aMalformedGrammarIsRefused(String grammar) {
        assertThatThrownBy(() -> Grammar.compile(grammar))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(grammar);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
        AB## ~ 2
        A(B1|C)# ~ 1
        A(1|22)#? ~ 1
        ABC ~ 0
        """)
    void theFewestDigitsAreKnown(String grammar, int digits) {
        assertThat(Grammar.compile(grammar).fewestDigits()).isEqualTo(digits);
    }
}
