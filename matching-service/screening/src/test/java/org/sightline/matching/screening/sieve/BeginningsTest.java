package org.sightline.matching.screening.sieve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sightline.matching.screening.text.Glyphs;

/** Four symbols tell whether an automaton may go on. */
class BeginningsTest {

    private final Beginnings beginnings = new Beginnings(new Marked(MarkedTest.automaton("HIKVISION", "ZTE")));

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
        return beginnings.live(Beginnings.number(Glyphs.symbols(four), 0));
    }
}
