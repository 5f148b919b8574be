package org.sightline.matching.screening.sieve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.matching.screening.text.Glyphs;

/** Words are what they are character by character, wherever blocks of 64 begin and end. */
class WordsTest {

    private static final String SIGNS = "AbZ09|-., \t\n/é０";

    @Test
    void wordsAreThoseThatAreFoundCharacterByCharacter() {
        Random random = new Random(889);
        Words words = new Words();
        for (int round = 0; round < 5_000; round++) {
            StringBuilder text = new StringBuilder();
            boolean letters = random.nextBoolean();
            for (int n = random.nextInt(300); n > 0; n--) {
                text.append(SIGNS.charAt(random.nextInt(letters ? 6 : SIGNS.length())));
            }
            words.read(text.toString());
            assertThat(found(words)).as(text.toString()).isEqualTo(expected(text.toString()));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 64, 65, 128, 200_000, 3})
    void aTextOfAnyLengthIsReadToItsEnd(int length) {
        Words words = Words.here();
        words.read("A".repeat(length));
        assertThat(words.length()).isEqualTo(length);
        assertThat(words.count()).isEqualTo(Math.min(1, length));
        assertThat(length == 0 ? 0 : words.end(0)).isEqualTo(length);
        assertThat(words.symbols()[length]).isEqualTo((byte) Glyphs.BREAK);
    }

    @Test
    void aCharacterOfAnotherScriptIsSeen() {
        Words words = new Words();
        words.read("HIKVISION 海康");
        assertThat(words.foreign()).isTrue();
        words.read("HIKVISION é ０ …");
        assertThat(words.foreign()).isFalse();
    }

    private static List<String> found(Words words) {
        List<String> found = new ArrayList<>();
        for (int word = 0; word < words.count(); word++) {
            found.add(words.start(word) + "-" + words.end(word));
        }
        return found;
    }

    private static List<String> expected(String text) {
        List<String> expected = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean letter = i < text.length() && Glyphs.symbol(text.charAt(i)) > Glyphs.BREAK;
            if (letter && start < 0) {
                start = i;
            } else if (!letter && start >= 0) {
                expected.add(start + "-" + i);
                start = -1;
            }
        }
        return expected;
    }
}
