package org.sightline.matching.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What Sightline says in mails, in each language. */
class PhrasesTest {

    private static final Set<String> KEYS = Stream.concat(
                    Arrays.stream(Phrase.values()).map(Phrase::key),
                    Arrays.stream(Phrase.Counted.values())
                            .flatMap(counted -> Stream.of(counted.key() + ".one", counted.key() + ".other")))
            .collect(Collectors.toSet());

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyPhraseHasWordsInEachLanguageAndNoWordsAreLeftOver(Language language) {
        assertThat(Phrases.in(language).keys()).isEqualTo(KEYS);
        assertThat(KEYS)
                .allSatisfy(key -> assertThat(Phrases.in(language).said(key)).isNotBlank());
    }

    @Test
    void eachLanguageSaysTheSameValues() {
        assertThat(KEYS)
                .allSatisfy(
                        key -> assertThat(placeholders(Language.ES, key)).isEqualTo(placeholders(Language.EN, key)));
    }

    @Test
    void daysNumbersAndPhrasesAreSaidInTheLanguageAndWhatSomebodyWroteIsNot() {
        Value day = Value.day(LocalDate.of(2026, 11, 25));
        assertThat(day.in(Language.EN)).isEqualTo("November 25, 2026");
        assertThat(day.in(Language.ES)).isEqualTo("25 nov 2026");
        assertThat(Value.counted(Phrase.Counted.FINDINGS_WAIT, 2).in(Language.ES))
                .isEqualTo("2 hallazgos esperan");
        assertThat(Value.said(Phrase.WAIVER_LAST_DAY_WAS, Map.of("day", day)).in(Language.ES))
                .isEqualTo("Su último día fue el 25 nov 2026.");
        assertThat(Value.text("The {day} $1").in(Language.ES)).isEqualTo("The {day} $1");
    }

    private static List<String> placeholders(Language language, String key) {
        return Placeholders.NAME
                .matcher(Phrases.in(language).said(key))
                .results()
                .map((MatchResult found) -> found.group(1))
                .sorted()
                .toList();
    }
}
