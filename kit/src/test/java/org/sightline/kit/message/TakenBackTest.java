package org.sightline.kit.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TakenBackTest {

    private record Entry(@Nullable Integer takesBack) {}

    private static List<Integer> counting(@Nullable Integer... takesBack) {
        return TakenBack.counting(
                java.util.Arrays.stream(takesBack).map(Entry::new).toList(), Entry::takesBack);
    }

    @Test
    void neitherWhatWasTakenBackNorWhatTakesItBackCounts() {
        assertThat(counting(null, null, null)).containsExactly(0, 1, 2);
        assertThat(counting(null, null, 2)).containsExactly(0);
        assertThat(counting(null, null, 2, 1)).isEmpty();
        assertThat(counting(null, null, 2, null)).containsExactly(0, 3);
    }
}
