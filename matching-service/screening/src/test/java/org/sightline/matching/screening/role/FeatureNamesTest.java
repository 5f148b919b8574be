package org.sightline.matching.screening.role;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.matching.screening.match.Role;

/** Features in the words of an explanation. */
class FeatureNamesTest {

    @ParameterizedTest
    @CsvSource({
        "b REMOVE, before remove",
        "an CREDIT, shortly after credit",
        "b1 REMOVE THE, before remove the",
        "c REMOVE_BRAND, around remove | brand",
        "m YN_^, acts in this order approved taken away | edge",
        "n x._B, acts and things in this order thing break | another make",
        "zp ^.B_N, kinds of acts in the parts edge break another make | taken away",
        "wb TAKE OUT, before take out",
        "hq BUT, in a clause after but",
        "ma N@B, acts in this order taken away the name another make",
        "makers 2, shape 2"
    })
    void aFeatureSaysWhereItWasSeenAndWhat(String feature, String words) {
        assertThat(FeatureNames.inWords(feature)).isEqualTo(words);
    }

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
