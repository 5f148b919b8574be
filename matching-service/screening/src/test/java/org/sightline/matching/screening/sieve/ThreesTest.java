package org.sightline.matching.screening.sieve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sightline.matching.screening.text.Glyphs;

/** Three letters tell whether a pattern may begin here or one place before. */
class ThreesTest {

    private final Threes threes = new Threes(new Beginnings(new Marked(MarkedTest.automaton("HIKVISION", "DAHUA"))));

    @Test
    void theFirstThreeLettersAndTheNextAreNear() {
        assertThat(near("HIK")).isTrue();
        assertThat(near("IKV")).isTrue();
        assertThat(near("AHU")).isTrue();
    }

    @Test
    void othersAreNot() {
        assertThat(near("KVI")).isFalse();
        assertThat(near("HUA")).isFalse();
        assertThat(near("XHI")).isFalse();
    }

    private boolean near(String three) {
        return threes.near(Glyphs.symbols(three), 0);
    }
}
