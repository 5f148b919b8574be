package org.sightline.matching.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When a finding says something new. */
class ContentTest {

    private static Content.Regime regime(String version, String verdict, String reason) {
        return new Content.Regime(
                "F889-B1",
                version,
                "An invented law",
                verdict,
                "1 Inv. Code 2",
                reason,
                Map.of("date", "2021-05-20"),
                List.of(),
                false);
    }

    private static Content content(String book, LocalDate day, Content.Regime... regimes) {
        return new Content(
                "po-1/1",
                "hikvision",
                "Hikvision",
                "hikvision",
                "Hikvision",
                "MADE_BY",
                "PURCHASE",
                .9,
                "MATCH",
                List.of(),
                List.of(),
                "",
                List.of(),
                null,
                "2021-05-20",
                null,
                null,
                "USD",
                "camera",
                List.of("local"),
                false,
                null,
                null,
                "FLAGGED",
                List.of(regimes),
                List.of(),
                List.of(),
                "list-1",
                book,
                day);
    }

    @Test
    void anotherDayOrBookThatSaysTheSameIsNoNews() {
        Content before = content("book-1", LocalDate.of(2026, 11, 24), regime("1", "NOT_COVERED", "Local money."));
        Content after = content("book-2", LocalDate.of(2026, 12, 24), regime("1", "NOT_COVERED", "Local money."));
        assertThat(after.saysTheSameAs(before)).isTrue();
        assertThat(after.judgesLike(before)).isTrue();
    }

    @Test
    void anotherReadingOfALawThatCoversItNeitherBeforeNorAfterIsNoNews() {
        Content before = content("book-1", LocalDate.of(2026, 11, 24), regime("1", "NOT_COVERED", "Local money."));
        Content after = content("book-2", LocalDate.of(2026, 11, 24), regime("2", "NOT_COVERED", "Local money."));
        assertThat(after.saysTheSameAs(before)).isTrue();
        assertThat(after.judgesLike(before)).isTrue();
    }

    @Test
    void anotherReasonOrAnotherReadingOfALawThatCoversItIsNews() {
        Content before = content("book-1", LocalDate.of(2026, 11, 24), regime("1", "NOT_COVERED", "Local money."));
        Content reason = content("book-2", LocalDate.of(2026, 11, 24), regime("2", "NOT_COVERED", "Not in force."));
        assertThat(reason.saysTheSameAs(before)).isFalse();
        Content covered = content("book-1", LocalDate.of(2026, 11, 24), regime("1", "PROHIBITED", "Grant money."));
        Content coveredAnew = content("book-2", LocalDate.of(2026, 11, 24), regime("2", "PROHIBITED", "Grant money."));
        assertThat(coveredAnew.saysTheSameAs(covered)).isFalse();
        assertThat(coveredAnew.judgesLike(covered)).isFalse();
    }
}
