package org.sightline.gateway.pages.office.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sightline.gateway.count.VerdictCount;
import org.sightline.gateway.pages.office.overview.Overview.Quarter;

class QuarterChartTest {

    @Test
    void theVerdictsStandUponEachOtherAndTheTallestColumnFillsTheHeight() {
        QuarterChart chart = QuarterChart.of(
                "XF", List.of(quarter("2020Q3", "2020-07-01", 1, 2), quarter("2021Q1", "2021-01-01", 0, 1)));

        assertThat(chart.most()).isEqualTo(3);
        QuarterChart.Column tallest = chart.columns().getFirst();
        assertThat(tallest.pieces()).extracting(QuarterChart.Piece::height).containsExactly(60L, 120L);
        assertThat(tallest.pieces().getFirst().y() + 60)
                .as("the first stands on the ground")
                .isEqualTo(chart.ground());
        assertThat(tallest.pieces().getLast().y()).isEqualTo(chart.top());
    }

    @Test
    void aQuarterInWhichNothingWasBoughtKeepsItsPlace() {
        QuarterChart chart = QuarterChart.of(
                "XF", List.of(quarter("2020Q3", "2020-07-01", 1, 2), quarter("2021Q1", "2021-01-01", 0, 1)));

        assertThat(chart.columns()).extracting(QuarterChart.Column::key).containsExactly("2020Q3", "2020Q4", "2021Q1");
        assertThat(chart.columns().get(1).pieces()).isEmpty();
        assertThat(chart.columns()).extracting(QuarterChart.Column::year).containsExactly(2020, null, 2021);
    }

    @Test
    void theDaysOfTheLawsAreMarkedWhereTheyFallInTheirQuarter() {
        QuarterChart chart = QuarterChart.of(
                "XF", List.of(quarter("2019Q3", "2019-08-13", 1, 0), quarter("2020Q3", "2020-07-01", 0, 1)));

        assertThat(chart.marks())
                .extracting(QuarterChart.Mark::day)
                .contains(LocalDate.of(2019, 8, 13), LocalDate.of(2020, 8, 13));
        QuarterChart.Mark first = chart.marks().getFirst();
        assertThat(first.x()).isBetween(chart.left() - 4, chart.left() + QuarterChart.STEP);
        assertThat(chart.marks()).extracting(QuarterChart.Mark::number).startsWith(1, 2);
    }

    @Test
    void nothingBoughtIsAnEmptyChart() {
        assertThat(QuarterChart.of("XF", List.of()).columns()).isEmpty();
    }

    private static Quarter quarter(String key, String since, long prohibited, long flagged) {
        LocalDate first = LocalDate.parse(since);
        return new Quarter(
                key,
                first,
                first.plusMonths(3),
                prohibited + flagged,
                "",
                "0",
                "0",
                List.of(new VerdictCount("PROHIBITED", prohibited, ""), new VerdictCount("FLAGGED", flagged, "")));
    }
}
