package org.sightline.matching.screening.role;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A sum of weights, and the features that weighed most. */
class RoleModelTest {

    private static final Set<String> ALL =
            Set.of("bias", "b REMOVE", "b CANCEL", "a CREDIT", "b ACQUIRE", "a PAY", "later", "unknown");

    private final RoleModel model = new RoleModel(List.of(
            "-9.000\tbias",
            "-0.500\tb REMOVE",
            "-0.500\tb CANCEL",
            "-2.000\ta CREDIT",
            "1.000\tb ACQUIRE",
            "0.250\ta PAY",
            "-7.000\tlater"));

    @Test
    void theOddsAreTheSumOfWhatIsThere() {
        assertThat(model.applyAsDouble(Set.of("b ACQUIRE", "a PAY", "unknown"))).isEqualTo(1.25);
    }

    @Test
    void theHeaviestOfTheOutcomesSideComeFirst() {
        assertThat(model.deciding(ALL, false, 5)).containsExactly("a CREDIT", "b CANCEL", "b REMOVE");
        assertThat(model.deciding(ALL, true, 5)).containsExactly("b ACQUIRE", "a PAY");
    }

    @Test
    void onlySoManyAreNamed() {
        assertThat(model.deciding(ALL, false, 2)).containsExactly("a CREDIT", "b CANCEL");
        assertThat(model.deciding(ALL, true, 0)).isEmpty();
    }
}
