package org.sightline.matching.screening;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers of lots, contracts and modifications are no names and no models, and other words are no slips. */
class NumbersAndSlipsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NETWORK SWITCH 24 PORT CISCO LOT 3212",
                "NUPLA 36IN WIRE CUTTER CABLE TOOL FOR NETWORK CABLE",
                "RODGER D CASPERS",
            })
    void otherWordsAndNumbersMeanNoMaker(String text) {
        assertThat(Screening.item(text)).isEmpty();
        assertThat(Screening.vendor(text)).isEmpty();
    }

    @Test
    void aModificationNumberIsNoModel() {
        assertThat(Screening.item("HUAWEI ROUTER UNDER MODIFICATION P00007"))
                .allSatisfy(match -> assertThat(match.evidence())
                        .noneSatisfy(evidence -> assertThat(evidence.text()).contains("P00007")));
    }

    @Test
    void aFieldIsReadUpToItsBound() {
        String before = "HIKVISION CAMERA ".repeat(10);
        String text = before + "x ".repeat(20_000) + "DAHUA CAMERA";

        assertThat(Screening.item(text)).singleElement().satisfies(match -> {
            assertThat(match.makerId()).isEqualTo("hikvision");
            assertThat(match.explanation()).contains("read up to its character 16,000");
        });
    }
}
