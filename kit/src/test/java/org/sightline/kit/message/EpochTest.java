package org.sightline.kit.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EpochTest {

    @Test
    void theVersionOfTheThingGoesUpAndNothingElse() {
        String json =
                "{\"law\":{\"version\":2,\"x\":[{\"version\":3}]},\"amount\":\"1.50\", \"version\": 7,\"z\":{\"version\":1}}";

        String raised = Epoch.raise(json, 2);

        assertThat(raised)
                .isEqualTo("{\"law\":{\"version\":2,\"x\":[{\"version\":3}]},\"amount\":\"1.50\", \"version\": "
                        + (2 * (1L << 24) + 7) + ",\"z\":{\"version\":1}}");
        assertThat(Epoch.own(2 * (1L << 24) + 7)).isEqualTo(7);
        assertThat(Epoch.own(7)).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"version\":\"text\"}", "{\"law\":{\"version\":1}}"})
    void whatHasNoVersionStaysAsItIs(String json) {
        assertThat(Epoch.raise(json, 9)).isEqualTo(json);
    }
}
