package org.sightline.matching.screening.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A sum of weights, and the features that weighed most. */
class RoleModelTest {

    private static final List<String> ALL = List.of(
            "bias", "b REMOVE", "b CANCEL", "a CREDIT", "b REMOVE", "b ACQUIRE", "a PAY", "later", "unknown", "a PAY");

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
    void aFeatureThatIsFoundTwiceCountsOnce() {
        assertThat(sum().odds()).isEqualTo(-9 - 0.5 - 0.5 - 2 + 1 + 0.25 - 7);
    }

    @Test
    void theHeaviestOfTheOutcomesSideComeFirst() {
        assertThat(sum().heaviest(false, 9)).containsExactly("bias", "later", "a CREDIT", "b CANCEL", "b REMOVE");
        assertThat(sum().heaviest(true, 9)).containsExactly("b ACQUIRE", "a PAY");
    }

    @Test
    void onlySoManyAreNamed() {
        assertThat(sum().heaviest(false, 4)).containsExactly("bias", "later", "a CREDIT", "b CANCEL");
        assertThat(sum().heaviest(true, 0)).isEmpty();
    }

    @Test
    void thousandsOfFeaturesAreSummed() {
        List<String> names =
                IntStream.range(0, 5_000).mapToObj(i -> "u WORD" + i).toList();
        RoleModel.Sum sum =
                new RoleModel(names.stream().map(name -> "0.001\t" + name).toList()).sum();
        names.forEach(sum);
        names.forEach(sum);
        assertThat(sum.odds()).isEqualTo(5);
        assertThat(sum.heaviest(true, 2)).containsExactly("u WORD0", "u WORD1");
    }

    @Test
    void aNameThatStandsTwiceIsRefused() {
        assertThatThrownBy(() -> new RoleModel(List.of("0.100\ta PAY", "0.200\ta PAY")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private RoleModel.Sum sum() {
        RoleModel.Sum sum = model.sum();
        ALL.forEach(sum);
        return sum;
    }
}
