package org.sightline.matching.screening.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Sums over rows of numbers. */
class SumsTest {

    @Test
    void rowsTimesAMatrix() {
        float[][] matrix = {{1, 2}, {3, 4}, {5, 6}, {7, 8}};

        assertThat(Sums.times(new float[][] {{1, 0, 2, 0}, {0, 1, 0, 1}}, matrix, new float[] {10, 20}))
                .isDeepEqualTo(new float[][] {{21, 34}, {20, 32}});
    }

    @Test
    void aNormalizedRowHasMeanNoneAndSpreadOne() {
        float[] row = {1, 3};

        Sums.normalize(row, new float[] {2, 2}, new float[] {0, 5});

        assertThat(row).containsExactly(-2, 7);
    }

    @Test
    void sharesAddUpToOne() {
        float[] row = {0, (float) Math.log(3), 0};

        Sums.softmax(row);

        assertThat(row[1]).isCloseTo(0.6f, within(1e-6f));
        assertThat(row[0] + row[1] + row[2]).isCloseTo(1, within(1e-6f));
    }

    @Test
    void theTableOfTheUnitIsCloseToItsValues() {
        float[] row = {-9, -3, -1, 0, 0.5f, 1, 5, 9};

        Sums.gelu(row);

        float[] expected = {0, -0.0040496f, -0.1586553f, 0, 0.3457312f, 0.8413447f, 4.9999986f, 9};
        for (int i = 0; i < row.length; i++) {
            assertThat(row[i]).isCloseTo(expected[i], within(2e-6f));
        }
    }
}
