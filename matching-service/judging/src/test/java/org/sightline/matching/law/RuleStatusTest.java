package org.sightline.matching.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.sightline.matching.verdict.book.RuleBook;

/** How a law stands on a day, as its page says it. */
class RuleStatusTest {

    private static final RuleBook BOOK = RuleBook.builtIn();

    private static RuleStatus on(String day, String rule) {
        return RuleStatus.of(BOOK.rule(rule).orElseThrow(), LocalDate.of(2030, 1, 1), LocalDate.parse(day));
    }

    @Test
    void aLawIsAheadThenInForceThenEnded() {
        assertThat(on("2020-08-12", "F889-B1")).isEqualTo(new RuleStatus("later", LocalDate.of(2020, 8, 13), null));
        assertThat(on("2020-08-13", "F889-B1")).isEqualTo(new RuleStatus("in_force", LocalDate.of(2020, 8, 13), null));
        assertThat(on("2030-01-01", "F889-B1")).isEqualTo(new RuleStatus("ended", LocalDate.of(2030, 1, 1), null));
    }

    @Test
    void whatIsProposedOrNotConfirmedSaysWhy() {
        assertThat(on("2026-12-01", "NH-162V").kind()).isEqualTo("proposed");
        assertThat(on("2023-09-01", "AR-525"))
                .isEqualTo(new RuleStatus(
                        "not_confirmed",
                        LocalDate.of(2023, 8, 1),
                        "the first day was not read, and a newspaper says 2027"));
        assertThat(on("2024-01-01", "AR-525").kind()).isEqualTo("in_force");
    }
}
