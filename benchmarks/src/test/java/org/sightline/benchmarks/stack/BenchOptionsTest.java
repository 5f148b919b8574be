package org.sightline.benchmarks.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sightline.localstack.process.Refused;

class BenchOptionsTest {

    private static final String USAGE = "./sightline bench anything [--lines N]";

    private static BenchOptions read(String... arguments) {
        return BenchOptions.of(USAGE, Set.of("--lines", "--steps"), arguments);
    }

    @Test
    void whatIsNotGivenIsAsUsual() {
        assertThat(read().number("--lines", 7)).isEqualTo(7);
        assertThat(read().numbers("--steps", 1L, 5L)).containsExactly(1L, 5L);
        assertThat(read().settings()).isEmpty();
    }

    @Test
    void settingsMayBeSeveralAndHoldEqualsSigns() {
        BenchOptions options = read("--set", "a.b=c=d", "--lines", "20", "--steps", "1,10", "--set", "e=");

        assertThat(options.settings()).isEqualTo(Map.of("a.b", "c=d", "e", ""));
        assertThat(options.number("--lines", 7)).isEqualTo(20);
        assertThat(options.numbers("--steps", 1L)).containsExactly(1L, 10L);
    }

    @Test
    void whatItDoesNotKnowIsRefusedWithHowItIsCalled() {
        assertThatThrownBy(() -> read("--rows", "1"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(USAGE);
        assertThatThrownBy(() -> read("--lines")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> read("--lines", "many").number("--lines", 1)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> read("--set", "key").settings()).isInstanceOf(Refused.class);
    }
}
