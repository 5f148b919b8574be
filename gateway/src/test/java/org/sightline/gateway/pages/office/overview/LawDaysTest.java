package org.sightline.gateway.pages.office.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sightline.gateway.pages.office.overview.LawDays.LawDay;

class LawDaysTest {

    private static final Pattern ROW = Pattern.compile(
            "^\\| ([A-Z0-9-]+) \\| ([^|]+) \\| ([A-Z]{2}) \\| [^|]+ \\| [^|]+ \\| (\\d[^|]+) \\| ([^|]+) \\| ([^|]+) \\|$",
            Pattern.MULTILINE);

    /** A day on which a rule begins to bind; not one until which something holds. */
    private static final Pattern BEGINS = Pattern.compile("(?<!to )(?<!until )\\d{4}-\\d{2}-\\d{2}");

    /** What a rule says that binds nobody. */
    private static final Set<String> BINDS_NOBODY = Set.of("note", "decides nothing");

    @Test
    void theMarkedDaysAreThoseOfTheDocument() throws IOException {
        String document = Files.readString(Path.of(System.getProperty("sightline.root"), "docs", "law.md"));
        List<LawDay> written = ROW.matcher(document)
                .results()
                .filter(row -> !BINDS_NOBODY.contains(row.group(5)))
                .flatMap(LawDaysTest::days)
                .toList();

        assertThat(written).hasSizeGreaterThan(30);
        assertThat(Stream.of(
                                "VT", "VA", "LA", "TX", "NH", "NJ", "WI", "NE", "NV", "FL", "ID", "IN", "MS", "SD",
                                "AR", "UT", "ME", "GA", "KS", "TN")
                        .flatMap(state -> LawDays.of(state, LocalDate.MIN, LocalDate.MAX).stream())
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(written);
    }

    private static Stream<LawDay> days(MatchResult row) {
        return BEGINS.matcher(row.group(4))
                .results()
                .map(day -> LocalDate.parse(day.group()))
                .distinct()
                .map(day -> new LawDay(
                        day,
                        row.group(3),
                        row.group(1),
                        row.group(2),
                        row.group(6).contains("unverified")));
    }

    @Test
    void aStatesOwnLawsAreMarkedOnlyThere() {
        LocalDate since = LocalDate.of(2024, 1, 1);
        LocalDate before = LocalDate.of(2025, 1, 1);
        assertThat(LawDays.of("NE", since, before)).extracting(LawDay::rule).containsExactly("NE-906");
        assertThat(LawDays.of("XF", since, before)).isEmpty();
        assertThat(LawDays.of(null, LocalDate.of(2019, 8, 13), LocalDate.of(2019, 8, 14)))
                .extracting(LawDay::rule)
                .containsExactly("F889-A1A");
    }
}
