package org.sightline.matching.screening.sieve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sightline.matching.screening.text.Glyphs;

/** By its ends a slip of a filed word is never turned away, and most other words are. */
class EndsTest {

    private static final int ROUNDS = Integer.getInteger("sightline.sieve.rounds", 2_000);
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    private final Random random = new Random(889);

    @Test
    void aSlipOfAFiledWordIsNeverTurnedAway() {
        for (int round = 0; round < ROUNDS; round++) {
            Ends ends = new Ends();
            String word = word(6 + random.nextInt(12));
            ends.add(word);
            for (int slip = 0; slip < 20; slip++) {
                String written = slipped(word);
                assertThat(near(ends, written)).as(word + " written " + written).isTrue();
            }
        }
    }

    @Test
    void mostOtherWordsAreTurnedAway() {
        Ends ends = new Ends();
        for (int i = 0; i < 1_000; i++) {
            ends.add(word(9));
        }

        int near = 0;
        for (int i = 0; i < 1_000; i++) {
            near += near(ends, word(9)) ? 1 : 0;
        }
        assertThat(near).isLessThan(20);
    }

    @Test
    void withoutWordsNothingIsNear() {
        assertThat(near(new Ends(), "HIKVISION")).isFalse();
    }

    private static boolean near(Ends ends, String written) {
        return ends.near(Glyphs.symbols(" " + written + ","), 1, 1 + written.length());
    }

    /** The word itself, or with one letter added, dropped or changed, or two neighbours swapped. */
    private String slipped(String word) {
        int at = random.nextInt(word.length() - 1);
        String letter = word(1);
        return switch (random.nextInt(5)) {
            case 0 -> word;
            case 1 -> word.substring(0, at) + letter + word.substring(at);
            case 2 -> word.substring(0, at) + letter + word.substring(at + 1);
            case 3 -> word.substring(0, at) + word.substring(at + 1);
            default -> word.substring(0, at) + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2);
        };
    }

    private String word(int length) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < length; i++) {
            word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return word.toString();
    }
}
