package org.sightline.matching.screening.role;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.matching.screening.match.Role;

/** Which features an explanation may speak of. */
class FeatureNamesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name",
                "model",
                "first",
                "later",
                "v X",
                "u @",
                "u $",
                "d ^ @",
                "wb # goods",
                "ifl MODEL_MODEL",
                "ic MODEL a",
                "a X"
            })
    void shapeAndMaskedWordsExplainNothing(String feature) {
        assertThat(FeatureNames.says(feature, Role.MENTION)).isFalse();
        assertThat(FeatureNames.says(feature, Role.PURCHASE)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"g -_-", "r nothing", "o none", "m ^_^", "zq _.^"})
    void thatNothingIsThereExplainsNoPurchase(String feature) {
        assertThat(FeatureNames.says(feature, Role.PURCHASE)).isFalse();
        assertThat(FeatureNames.says(feature, Role.MENTION)).isTrue();
    }

    @Test
    void anActExplainsBoth() {
        assertThat(FeatureNames.says("b ACQUIRE", Role.PURCHASE)).isTrue();
        assertThat(FeatureNames.says("b REMOVE", Role.MENTION)).isTrue();
        assertThat(FeatureNames.says("ifl REMOVE_MODEL", Role.MENTION)).isTrue();
        assertThat(FeatureNames.says("m N", Role.MENTION)).isTrue();
    }
}
