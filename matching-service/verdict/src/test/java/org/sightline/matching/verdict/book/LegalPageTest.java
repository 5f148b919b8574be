package org.sightline.matching.verdict.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a reader of the law gets: plain words, and a page that names every rule. */
class LegalPageTest {

    private static final double EIGHTH_GRADE = 8.5;
    private static final Pattern VOWELS = Pattern.compile("[aeiouy]+");

    @Test
    void everyRuleIsToldInWordsThatAnEighthGraderReads() {
        assertThat(RuleBook.builtIn().rules())
                .allSatisfy(rule -> assertThat(grade(rule.plain()))
                        .as(rule.id() + ": " + rule.plain())
                        .isLessThanOrEqualTo(EIGHTH_GRADE));
    }

    @Test
    void thePageOfTheLawNamesEveryRuleAndItsFirstDay() throws IOException {
        Path page = Path.of(System.getProperty("sightline.root", "../.."), "docs", "law.md");
        assumeTrue(Files.isReadable(page), "skipped: docs/law.md is not beside the module");
        List<String> lines = Files.readAllLines(page);
        assertThat(RuleBook.builtIn().rules())
                .allSatisfy(rule -> assertThat(lines)
                        .anySatisfy(line -> assertThat(line)
                                .startsWith("| " + rule.id() + " |")
                                .contains(rule.since().toString())));
    }

    /** The Flesch-Kincaid grade, with syllables counted as groups of vowels; a final e is mute. */
    private static double grade(String text) {
        List<String> words = Arrays.stream(text.split("[^A-Za-z']+"))
                .filter(word -> !word.isEmpty())
                .toList();
        long sentences = Arrays.stream(text.split("[.:](\\s|$)"))
                .filter(part -> !part.isBlank())
                .count();
        int syllables = words.stream().mapToInt(LegalPageTest::syllables).sum();
        return 0.39 * words.size() / sentences + 11.8 * syllables / words.size() - 15.59;
    }

    private static int syllables(String word) {
        String lower = word.toLowerCase(java.util.Locale.ROOT);
        int groups = (int) VOWELS.matcher(lower).results().count();
        boolean mute = lower.endsWith("e") && !lower.endsWith("le") && groups > 1;
        return Math.max(1, mute ? groups - 1 : groups);
    }
}
