package org.sightline.matching.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sightline.matching.verdict.rule.Verdict.NOT_COVERED;
import static org.sightline.matching.verdict.rule.Verdict.PROHIBITED;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sightline.kit.json.Json;
import org.sightline.matching.screening.match.Band;
import org.sightline.matching.screening.match.Basis;
import org.sightline.matching.screening.match.Match;
import org.sightline.matching.screening.match.PathStep;
import org.sightline.matching.screening.match.Role;
import org.sightline.matching.verdict.judging.ReasonSentence;
import org.sightline.matching.verdict.judging.RegimeVerdict;
import org.sightline.matching.verdict.rule.Verdict;

/** When a finding says something new. */
class FindingContentTest {

    private static RegimeVerdict regime(String version, Verdict verdict, String reason) {
        return new RegimeVerdict(
                "F889-B1",
                version,
                "An invented law",
                verdict,
                "1 Inv. Code 2",
                reason,
                Map.of("date", "2021-05-20"),
                List.of(),
                false,
                List.of(),
                null,
                List.of());
    }

    @Test
    void aVerdictThatWasStoredBeforeLawsHadNotesIsStillRead() {
        RegimeVerdict read = Json.read("""
                {"ruleId": "F889-B1", "ruleVersion": "1", "regime": "An invented law", "verdict": "PROHIBITED",
                 "citation": "1 Inv. Code 2", "reason": "Invented.", "factsUsed": {"date": "2021-05-20"}, "missing": [],
                 "unverified": false}""", RegimeVerdict.class);
        assertThat(read).isEqualTo(regime("1", PROHIBITED, "Invented."));
        assertThat(read.notes()).isEmpty();
        assertThat(read.sentences()).isEmpty();
    }

    @Test
    void theDayOfTheLastLookAtALawThatDoesNotCoverAFindingIsNoNewsOfIt() {
        RegimeVerdict before = regime("1", NOT_COVERED, "Not this maker.");
        RegimeVerdict after = new RegimeVerdict(
                before.ruleId(),
                "2",
                before.regime(),
                before.verdict(),
                before.citation(),
                before.reason(),
                before.factsUsed(),
                before.missing(),
                before.unverified(),
                List.of("A rewrite was proposed."),
                LocalDate.of(2026, 12, 1),
                List.of(new ReasonSentence("notNamed", Map.of("maker", "Invented"))));
        FindingContent stored = content("a", LocalDate.of(2026, 11, 24), before);
        assertThat(content("b", LocalDate.of(2026, 12, 1), after).saysTheSameAs(stored))
                .isTrue();
    }

    private static FindingContent content(String book, LocalDate day, RegimeVerdict... regimes) {
        Match match = new Match(
                "hikvision",
                "Hikvision",
                "hikvision",
                "Hikvision",
                "Hikvision",
                Basis.MADE_BY,
                Role.PURCHASE,
                .9,
                Band.MATCH,
                List.of(),
                List.of(new PathStep("hikvision", "Hikvision", "designated", LocalDate.of(2019, 8, 13), null)),
                "Invented.",
                "list-1");
        return new FindingContent(
                "po-1/1",
                FindingContent.Screened.of(match, List.of()),
                List.of(),
                null,
                new FindingContent.Particulars("2021-05-20", null, null, "USD", "camera"),
                new FindingContent.Judged(
                        List.of("local"), null, null, Verdict.FLAGGED, List.of(regimes), List.of(), List.of()),
                new FindingContent.Stamp("list-1", book, day));
    }

    @Test
    void itIsReadBackFromItsColumnAsItWas() {
        FindingContent content =
                content("book-1", LocalDate.of(2026, 11, 24), regime("1", NOT_COVERED, "Local money."));
        FindingContentColumn column = new FindingContentColumn();

        String stored = column.convertToDatabaseColumn(content);

        assertThat(stored).contains("\"entityId\":\"hikvision\",", "\"recodedAfterNotice\":false");
        assertThat(column.convertToEntityAttribute(stored)).isEqualTo(content);
    }

    @Test
    void anotherDayOrBookThatSaysTheSameIsNoNews() {
        FindingContent before = content("book-1", LocalDate.of(2026, 11, 24), regime("1", NOT_COVERED, "Local money."));
        FindingContent after = content("book-2", LocalDate.of(2026, 12, 24), regime("1", NOT_COVERED, "Local money."));
        assertThat(after.saysTheSameAs(before)).isTrue();
        assertThat(after.judgesLike(before)).isTrue();
    }

    @Test
    void anotherReadingOfALawThatCoversItNeitherBeforeNorAfterIsNoNews() {
        FindingContent before = content("book-1", LocalDate.of(2026, 11, 24), regime("1", NOT_COVERED, "Local money."));
        FindingContent after = content("book-2", LocalDate.of(2026, 11, 24), regime("2", NOT_COVERED, "Local money."));
        assertThat(after.saysTheSameAs(before)).isTrue();
        assertThat(after.judgesLike(before)).isTrue();
    }

    @Test
    void anotherReasonOrAnotherReadingOfALawThatCoversItIsNews() {
        FindingContent before = content("book-1", LocalDate.of(2026, 11, 24), regime("1", NOT_COVERED, "Local money."));
        FindingContent reason =
                content("book-2", LocalDate.of(2026, 11, 24), regime("2", NOT_COVERED, "Not in force."));
        assertThat(reason.saysTheSameAs(before)).isFalse();
        FindingContent covered = content("book-1", LocalDate.of(2026, 11, 24), regime("1", PROHIBITED, "Grant money."));
        FindingContent coveredAnew =
                content("book-2", LocalDate.of(2026, 11, 24), regime("2", PROHIBITED, "Grant money."));
        assertThat(coveredAnew.saysTheSameAs(covered)).isFalse();
        assertThat(coveredAnew.judgesLike(covered)).isFalse();
    }
}
