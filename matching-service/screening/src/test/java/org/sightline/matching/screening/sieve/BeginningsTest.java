package org.sightline.matching.screening.sieve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sightline.matching.screening.text.Glyphs;

/** Four symbols tell whether an automaton may go on. */
class BeginningsTest {

    private final Beginnings beginnings = new Beginnings(automaton("HIKVISION", "ZTE"));

    @Test
    void aBeginningOfAPatternIsLive() {
        assertThat(live("HIKV")).isTrue();
    }

    @Test
    void anyOtherIsNot() {
        assertThat(live("HIKE")).isFalse();
        assertThat(live("IKVI")).isFalse();
    }

    @Test
    void aPatternThatEndsOnTheWayIsLiveWhateverFollows() {
        assertThat(live("ZTEX")).isTrue();
        assertThat(live("ZTE ")).isTrue();
    }

    @Test
    void hyphensAreReadOver() {
        assertThat(live("H-IK")).isTrue();
        assertThat(live("-HIK")).isTrue();
        assertThat(live("H-IX")).isFalse();
    }

    private boolean live(String four) {
        byte[] symbols = Glyphs.table();
        return beginnings.live(
                symbols[four.charAt(0)], symbols[four.charAt(1)], symbols[four.charAt(2)], symbols[four.charAt(3)]);
    }

    private static Automaton automaton(String... words) {
        Automaton.Builder builder = new Automaton.Builder();
        for (int tag = 0; tag < words.length; tag++) {
            int state = builder.root();
            for (char letter : words[tag].toCharArray()) {
                int after = builder.state();
                builder.edge(state, Glyphs.bit(letter), after);
                state = after;
            }
            builder.accept(state, tag, 1);
        }
        return builder.build();
    }
}
