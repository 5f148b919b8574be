package org.sightline.kit.message;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A password that Kafka's clients would print in an error ends the start before they read it. */
class BrokerPasswordTest {

    @ParameterizedTest
    @ValueSource(strings = {"invented\"rest", "invented\\rest", "invented\nrest"})
    void aPasswordThatWouldBeCutIsRefusedAndNotSaid(String password) {
        assertThatThrownBy(() -> new BrokerPassword(() -> password).require(new StartupEvent()))
                .hasMessageContaining("SIGHTLINE_KAFKA_PASSWORD")
                .hasMessageNotContainingAny("invented", "rest");
    }

    @Test
    void anyOtherOneIsTaken() {
        assertThatCode(() -> new BrokerPassword(() -> "aZ0+/=; '{}$").require(new StartupEvent()))
                .doesNotThrowAnyException();
    }
}
