package org.sightline.gateway.reason;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The texts of reasons against what matching-service writes: no sentence and no law without a text here. */
class ReasonTextsTest {

    private static final Path VERDICT =
            Path.of("../matching-service/verdict/src/main/resources/org/sightline/matching/verdict");
    private static final Properties TEXTS = properties(Path.of("src/main/resources/messages/reason.properties"));

    private static Properties properties(Path file) {
        Properties properties = new Properties();
        try (Reader text = Files.newBufferedReader(file)) {
            properties.load(text);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return properties;
    }

    @Test
    void everySentenceOfTheServiceIsThereWordForWord() {
        Properties service = properties(VERDICT.resolve("judging/reasons.properties"));

        assertThat(service).hasSizeGreaterThan(40);
        assertThat(TEXTS).containsAllEntriesOf(service);
        assertThat(ReasonPatterns.ALL.keySet()).containsExactlyInAnyOrderElementsOf(service.stringPropertyNames());
    }

    @Test
    void everyRuleThatShipsHasATitle() throws IOException {
        Map<String, String> titles = new TreeMap<>();
        String rule = "";
        for (String line : Files.readAllLines(VERDICT.resolve("book/rules.txt"))) {
            rule = line.startsWith("rule: ") ? line.substring("rule: ".length()).strip() : rule;
            if (line.startsWith("title: ") && !rule.isEmpty()) {
                titles.putIfAbsent(
                        "title_$" + rule.replace('-', '_'),
                        line.substring("title: ".length()).strip());
            }
        }
        assertThat(titles).hasSizeGreaterThan(40);
        assertThat(TEXTS).as("write a new title here, and in Spanish beside it").containsAllEntriesOf(titles);
    }

    @Test
    void theWordsOfTheLawStandApartOnAPageOfAnotherLanguage() {
        String said = "Ley: " + ReasonValues.LAW_BEGINS + "a bill of 2026" + ReasonValues.LAW_ENDS + ". Fin.";

        assertThat(ReasonWords.pieces(said, true))
                .containsExactly(
                        new ReasonPiece("Ley: ", false),
                        new ReasonPiece("a bill of 2026.", true),
                        new ReasonPiece(" Fin.", false));
        assertThat(ReasonWords.pieces(said, false))
                .containsExactly(new ReasonPiece("Ley: a bill of 2026. Fin.", false));
        assertThat(Stream.of("", "Fin.").map(text -> ReasonWords.pieces(text, true)))
                .containsExactly(List.of(), List.of(new ReasonPiece("Fin.", false)));
    }
}
