package org.sightline.matching.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sightline.matching.progress.BurnDown.Month;
import org.sightline.matching.progress.BurnDown.Pieces;

/** What plans have left falls from month to month. */
class BurnDownTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 15);

    @Test
    void itShowsWhatWasPlannedWhatIsLeftAndNothingOfMonthsToCome() {
        List<Pieces> all = List.of(
                pieces("2026-01", "2026-02", "2026-02", 6),
                pieces("2026-01", "2026-03", null, 4),
                pieces("2026-03", "2026-05", null, 10));
        assertThat(BurnDown.of(all, TODAY).months())
                .containsExactly(
                        new Month("2026-01", 10, 10L),
                        new Month("2026-02", 4, 4L),
                        new Month("2026-03", 10, 14L),
                        new Month("2026-04", 10, null),
                        new Month("2026-05", 0, null));
    }

    @Test
    void withoutPlansThereIsNothingToShow() {
        assertThat(BurnDown.of(List.of(), TODAY).months()).isEmpty();
    }

    @Test
    void longAgoIsCutOffAndWhatIsLeftNowStaysRight() {
        List<Month> months = BurnDown.of(List.of(pieces("1990-01", "1991-01", null, 3)), TODAY)
                .months();
        assertThat(months).hasSize(BurnDown.MOST_MONTHS);
        assertThat(months.getLast()).isEqualTo(new Month("2026-03", 0, 3L));
    }

    @Test
    void whateverIsPlannedEndsWithNothingPlannedAndThePresentCountOfWhatIsThere() {
        for (int number = 0; number < 300; number++) {
            Random random = new Random(number);
            List<Pieces> all = new ArrayList<>();
            long left = 0;
            for (int i = 0; i < 1 + random.nextInt(20); i++) {
                YearMonth accepted = YearMonth.from(TODAY).minusMonths(random.nextInt(12));
                boolean done = random.nextBoolean();
                long count = 1 + random.nextInt(50);
                all.add(new Pieces(
                        accepted,
                        accepted.plusMonths(random.nextInt(24)),
                        done ? accepted.plusMonths(0) : null,
                        count));
                left += done ? 0 : count;
            }
            List<Month> months = BurnDown.of(all, TODAY).months();
            assertThat(months.getLast().planned()).as("sequence %d", number).isZero();
            assertThat(months.stream()
                            .filter(month -> month.month().equals("2026-03"))
                            .findFirst())
                    .get()
                    .extracting(Month::left)
                    .as("sequence %d", number)
                    .isEqualTo(left);
        }
    }

    private static Pieces pieces(String accepted, String due, String done, long number) {
        return new Pieces(
                YearMonth.parse(accepted), YearMonth.parse(due), done == null ? null : YearMonth.parse(done), number);
    }
}
