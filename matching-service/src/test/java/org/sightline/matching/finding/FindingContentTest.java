package org.sightline.matching.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When a finding says something new. */
class FindingContentTest {

    private static FindingContent.Regime regime(String version, String verdict, String reason) {
        return new FindingContent.Regime(
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

    private static FindingContent content(String book, LocalDate day, FindingContent.Regime... regimes) {
        return new FindingContent(
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
        FindingContent before =
                content("book-1", LocalDate.of(2026, 11, 24), regime("1", "NOT_COVERED", "Local money."));
        FindingContent after =
                content("book-2", LocalDate.of(2026, 12, 24), regime("1", "NOT_COVERED", "Local money."));
        assertThat(after.saysTheSameAs(before)).isTrue();
        assertThat(after.judgesLike(before)).isTrue();
    }

    @Test
    void anotherReadingOfALawThatCoversItNeitherBeforeNorAfterIsNoNews() {
        FindingContent before =
                content("book-1", LocalDate.of(2026, 11, 24), regime("1", "NOT_COVERED", "Local money."));
        FindingContent after =
                content("book-2", LocalDate.of(2026, 11, 24), regime("2", "NOT_COVERED", "Local money."));
        assertThat(after.saysTheSameAs(before)).isTrue();
        assertThat(after.judgesLike(before)).isTrue();
    }

    @Test
    void anotherReasonOrAnotherReadingOfALawThatCoversItIsNews() {
        FindingContent before =
                content("book-1", LocalDate.of(2026, 11, 24), regime("1", "NOT_COVERED", "Local money."));
        FindingContent reason =
                content("book-2", LocalDate.of(2026, 11, 24), regime("2", "NOT_COVERED", "Not in force."));
        assertThat(reason.saysTheSameAs(before)).isFalse();
        FindingContent covered =
                content("book-1", LocalDate.of(2026, 11, 24), regime("1", "PROHIBITED", "Grant money."));
        FindingContent coveredAnew =
                content("book-2", LocalDate.of(2026, 11, 24), regime("2", "PROHIBITED", "Grant money."));
        assertThat(coveredAnew.saysTheSameAs(covered)).isFalse();
        assertThat(coveredAnew.judgesLike(covered)).isFalse();
    }
}
