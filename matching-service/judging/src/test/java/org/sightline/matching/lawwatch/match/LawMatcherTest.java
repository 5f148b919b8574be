package org.sightline.matching.lawwatch.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.sightline.matching.verdict.book.RuleBook;

/** Which rules a document is about, by what it names. The texts are invented. */
class LawMatcherTest {

    private static final LawMatcher MATCHER = new LawMatcher(RuleBook.builtIn());

    private static List<NamedLaw> named(String text) {
        return MATCHER.named(new LawDocument(
                "federal-register",
                "2026-99999",
                "Invented",
                "Notice",
                "https://example.gov/invented",
                LocalDate.of(2026, 12, 1),
                null,
                List.of(new LawDocument.Text("abstract", text))));
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "named-texts.csv", numLinesToSkip = 1)
    void aTextIsAboutTheRulesOfWhatItNames(String text, String rules) {
        assertThat(LawMatcher.rules(named(text)))
                .containsExactlyInAnyOrder(rules == null ? new String[0] : rules.split(" "));
    }

    @Test
    void thePassageIsTheWordsAroundIt() {
        String text =
                "Far away words. ".repeat(30) + "Recipients under 2 CFR 200.216 are told. " + "More words. ".repeat(30);
        NamedLaw named = named(text).getFirst();
        assertThat(named.words()).isEqualTo("2 CFR 200.216");
        assertThat(named.passage())
                .contains("Recipients under 2 CFR 200.216 are told.")
                .startsWith("… ")
                .endsWith(" …")
                .hasSizeLessThan(400);
    }

    @Test
    void everyListOfTheBookHasANameOrIsNamedByACitationOfItsRule() {
        assertThat(RuleBook.builtIn().lists())
                .allSatisfy(list -> assertThat(MATCHER.terms())
                        .as(list.id())
                        .anySatisfy(term -> assertThat(term.list()).isEqualTo(list.id())));
    }

    @Test
    void aDocumentOfAnAmendedBookIsFoundByTheCitationsOfTheAmendment() {
        assertThat(MATCHER.terms())
                .extracting(LawTerm::words)
                .contains("91 FR 35189", "FAR Case 2026-001", "DA 26-635");
        assertThat(LawTerms.searches(MATCHER.terms()))
                .contains("200.216", "47 CFR 54.9", "Hikvision")
                .doesNotContain("54.9");
    }
}
