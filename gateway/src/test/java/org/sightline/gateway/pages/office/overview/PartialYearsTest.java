package org.sightline.gateway.pages.office.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sightline.gateway.EnglishTexts;
import org.sightline.gateway.pages.office.overview.Overview.Group;

class PartialYearsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

    @Test
    void theFirstAndTheRunningYearSayWhichPartOfThemIsCounted() {
        assertThat(names("2019-08-13", null, "2019", "2020", "2025", "2026"))
                .containsExactly("2019, from Aug 13", "2020", "2025", "2026, until Nov 27");
    }

    @Test
    void aYearThatIsCountedWholeIsNotMarked() {
        assertThat(names("2020-01-01", "2022-01-01", "2020", "2021")).containsExactly("2020", "2021");
    }

    @Test
    void aYearThatWasNarrowedAtBothEndsNamesBoth() {
        assertThat(names("2021-03-01", "2021-04-01", "2021")).containsExactly("2021, from Mar 1 until Mar 31");
    }

    @Test
    void aDayThatIsStillToComeEndsNothing() {
        assertThat(names("2020-01-01", "2027-06-01", "2026", "2027")).containsExactly("2026, until Nov 27", "2027");
    }

    private static Stream<String> names(String since, @Nullable String before, String... years) {
        PartialYears partial = new PartialYears(
                EnglishTexts.of(OverviewTexts.class),
                Locale.ENGLISH,
                LocalDate.parse(since),
                before == null ? null : LocalDate.parse(before),
                TODAY);
        return partial
                .named(Stream.of(years)
                        .map(year -> new Group(year, year, 1, "", 1, "", null, null))
                        .toList())
                .stream()
                .map(Group::name);
    }
}
