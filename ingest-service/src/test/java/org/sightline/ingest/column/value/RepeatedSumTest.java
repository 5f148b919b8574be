package org.sightline.ingest.column.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sightline.tabular.Row;

/** Totals of papers that stand on each of their lines. All rows are invented. */
class RepeatedSumTest {

    private static RepeatedSum of(String... lines) {
        List<Row> rows = new ArrayList<>();
        for (String line : lines) {
            rows.add(new Row(rows.size() + 1L, line.split(",", -1)));
        }
        return RepeatedSum.of(rows, List.of(0, 1));
    }

    @Test
    void partsThatAddUpToWhatIsRepeatedAreTheLines() {
        RepeatedSum sums = of("40.00,100.00", "60.00,100.00", "5.00,5.00");

        assertThat(sums.parts()).containsExactly(0);
        assertThat(sums.totals()).containsExactly(1);
    }

    @Test
    void twoEqualPapersInARowAreTwo() {
        assertThat(of("40.00,100.00", "60.00,100.00", "100.00,100.00").totals()).containsExactly(1);
    }

    @Test
    void aPaperThatTheSampleEndsWithinIsLeftOut() {
        List<List<String>> papers = Collections.nCopies(67, List.of("10.00,60.00", "20.00,60.00", "30.00,60.00"));
        String[] lines = papers.stream().flatMap(List::stream).toArray(String[]::new);

        assertThat(of(lines).totals()).containsExactly(1);
    }

    @Test
    void linesOfZeroBelongToTheirPaper() {
        RepeatedSum sums = of("40.00,100.00", "0.00,100.00", "60.00,100.00", "0.00,100.00", "5.00,5.00", "0.00,0.00");

        assertThat(sums.parts()).containsExactly(0);
        assertThat(sums.totals()).containsExactly(1);
    }

    @Test
    void whereEachPaperHasOneLineNothingIsSaid() {
        assertThat(of("40.00,40.00", "60.00,60.00").totals()).isEmpty();
    }

    @Test
    void whereSomethingDoesNotAddUpNothingIsSaid() {
        assertThat(of("40.00,100.00", "60.00,100.00", "5.00,6.00").totals()).isEmpty();
        assertThat(of("100.00,100.00", "0.00,100.00").totals()).isEmpty();
    }
}
