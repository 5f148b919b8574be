package org.sightline.matching.screening.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Texts become words and marks, and words the longest pieces that fit. */
class PiecesTest {

    private final Pieces pieces =
            new Pieces(List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "m0", "m1", "m2", "m3", "cam", "##s", "##era", "c"));

    @Test
    void aWordIsCutIntoTheLongestPiecesThatFit() {
        assertThat(pieces.of("cameras")).containsExactly(8, 10, 9);
        assertThat(pieces.of("cam")).containsExactly(8);
    }

    @Test
    void aWordWithAnUnknownPartIsUnknownAsAWhole() {
        assertThat(pieces.of("camx")).containsExactly(Pieces.UNKNOWN);
        assertThat(pieces.of("c" + "s".repeat(200))).containsExactly(Pieces.UNKNOWN);
    }

    @Test
    void marksStandAloneAndAccentsAndCaseAreGone() {
        assertThat(Word.of("Caf\u00c9 W/o\u00a012\u2014x", 0, 13))
                .extracting(Word::spelled)
                .containsExactly("cafe", "w", "/", "o", "12", "\u2014", "x");
    }

    @Test
    void wordsKnowWhereTheyStand() {
        assertThat(Word.of("take down, now", 5, 14))
                .containsExactly(new Word(5, 9, "down"), new Word(9, 10, ","), new Word(11, 14, "now"));
    }
}
