package org.sightline.kit.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WaitsTest {

    private final Waits waits = new Waits();

    @Test
    void whatStillWaitsForTheSameIsNotNewsAgain() {
        assertThat(waits.begin("outbox", Waits.BROKER, "refused")).isTrue();
        assertThat(waits.begin("outbox", Waits.BROKER, "timed out")).isFalse();
        assertThat(waits.begin("outbox", Waits.DATABASE, "refused")).isTrue();
        assertThat(waits.all())
                .singleElement()
                .satisfies(wait -> assertThat(wait.what()).isEqualTo(Waits.DATABASE));

        waits.end("outbox");

        assertThat(waits.begin("outbox", Waits.DATABASE, "refused")).isTrue();
    }
}
