package org.sightline.matching.lawwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.kit.json.Json;
import org.sightline.matching.lawwatch.match.CitedLaw.CodeSection;
import org.sightline.matching.remote.FetchFailure;

/** The published forms of the Federal Register and of eCFR, and what is said where an answer has another. */
class LawSourcesTest {

    private static final CodeSection SECTION = new CodeSection(2, "200", "200.216");
    private static final String BASE = "https://www.ecfr.gov";

    @Test
    void theSearchAsksForAPhraseFromADayOn() {
        assertThat(FederalRegister.search(
                        "https://www.federalregister.gov", "47 CFR 54.9", LocalDate.of(2026, 9, 2), 3))
                .asString()
                .startsWith("https://www.federalregister.gov/api/v1/documents.json?per_page=100&order=newest&page=3"
                        + "&conditions%5Bterm%5D=%2247%20CFR%2054.9%22"
                        + "&conditions%5Bpublication_date%5D%5Bgte%5D=2026-09-02&fields%5B%5D=document_number");
    }

    @Test
    void aSupplementIsAnAppendixOfItsPart() {
        assertThat(Ecfr.versions(BASE, new CodeSection(15, "744", "Supplement No. 4 to Part 744")))
                .asString()
                .isEqualTo("https://www.ecfr.gov/api/versioner/v1/versions/title-15.json?part=744"
                        + "&appendix=Supplement%20No.%204%20to%20Part%20744");
        assertThat(Ecfr.versions(BASE, SECTION))
                .asString()
                .isEqualTo("https://www.ecfr.gov/api/versioner/v1/versions/title-2.json?part=200&section=200.216");
    }

    @Test
    void eCfrIsSearchedForAPhraseFromADayOn() {
        assertThat(Ecfr.search(BASE, "Hikvision", LocalDate.of(2026, 9, 2), 2))
                .asString()
                .isEqualTo("https://www.ecfr.gov/api/search/v1/results?query=%22Hikvision%22"
                        + "&last_modified_on_or_after=2026-09-02&order=newest_first&per_page=100&page=2");
        assertThatThrownBy(() -> Ecfr.found(BASE, Json.tree("{\"hits\":[]}")))
                .isInstanceOf(FetchFailure.class)
                .hasMessageContaining("it has no results");
    }

    @Test
    void anAnswerWithoutDocumentsHasNoResults() throws FetchFailure {
        assertThat(FederalRegister.answer(Json.tree("{\"description\":\"Documents\",\"count\":0}"))
                        .documents())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"results\":[]}|it has no count",
                "{\"count\":1}|it has no results",
                "{\"count\":1,\"results\":[{\"title\":\"x\",\"publication_date\":\"2026-12-01\"}]}|no document_number",
                "{\"count\":1,\"results\":[{\"document_number\":\"1\",\"title\":\"x\",\"publication_date\":\"soon\"}]}|no publication_date"
            })
    void anotherFormOfTheFederalRegisterIsSaid(String answer, String why) {
        assertThatThrownBy(() -> FederalRegister.answer(Json.tree(answer)))
                .isInstanceOf(FetchFailure.class)
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|it has no content_versions",
                "{\"content_versions\":[{\"identifier\":\"200.216\",\"date\":\"2026-12-01\"}]}|no amendment_date"
            })
    void anotherFormOfEcfrIsSaid(String answer, String why) {
        assertThatThrownBy(() -> Ecfr.answer(BASE, SECTION, Json.tree(answer), LocalDate.of(2026, 1, 1)))
                .isInstanceOf(FetchFailure.class)
                .hasMessageContaining(why);
    }
}
