package org.sightline.kit.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlugTest {

    @Test
    void namesThatDifferInCaseSpacesAndPunctuationHaveOneId() {
        assertThat(Slug.of(" Zorbcam Optics, Ltd. ", 60)).isEqualTo("zorbcam-optics-ltd");
        assertThat(Slug.of("ZORBCAM  OPTICS LTD", 60)).isEqualTo("zorbcam-optics-ltd");
    }

    @Test
    void anIdIsCutAndDoesNotEndInAHyphen() {
        assertThat(Slug.of("one two three", 8)).isEqualTo("one-two");
        assertThat(Slug.of("one two three", 6)).isEqualTo("one-tw");
    }

    @Test
    void aNameWithoutLettersThatCountHasNoId() {
        assertThat(Slug.of("大华", 60)).isEmpty();
    }
}
