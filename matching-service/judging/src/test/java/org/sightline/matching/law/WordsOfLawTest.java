package org.sightline.matching.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.matching.verdict.facts.Circumstance;
import org.sightline.matching.verdict.facts.ContractEvent;
import org.sightline.matching.verdict.facts.ItemClass;
import org.sightline.matching.verdict.facts.VendorOwnership;
import org.sightline.matching.verdict.rule.Need;

/** The pages never show a code: each that a verdict can carry has words in the gateway, in English and in Spanish. */
class WordsOfLawTest {

    private static final Path MESSAGES =
            Path.of(System.getProperty("sightline.root", "../.."), "gateway", "src", "main", "resources", "messages");

    @ParameterizedTest
    @ValueSource(strings = {"", "_es"})
    void eachCodeOfAVerdictHasWords(String language) throws IOException {
        Properties words = messages("words" + language);
        Stream<Enum<?>> codes = Stream.<Enum<?>[]>of(
                        Need.values(), ItemClass.values(), Circumstance.values(), ContractEvent.values())
                .flatMap(Arrays::stream);
        assertThat(codes.map(Enum::name).filter(code -> words.getProperty("code_$" + code) == null))
                .as("codes without words")
                .isEmpty();
        assertThat(Arrays.stream(VendorOwnership.values())
                        .filter(vendor -> words.getProperty("code_$" + vendor) == null))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_es"})
    void eachMissingFactSaysWhoKnowsItAndWhyItIsAsked(String language) throws IOException {
        Properties texts = messages("finding" + language);
        for (Need need : Need.values()) {
            String asked = "{#case '" + need.name().toLowerCase(Locale.ROOT) + "'}";
            assertThat(texts.getProperty("whoSupplies")).contains(asked);
            assertThat(texts.getProperty("whyItIsAsked")).contains(asked);
        }
    }

    private static Properties messages(String name) throws IOException {
        Path file = MESSAGES.resolve(name + ".properties");
        assumeTrue(Files.isReadable(file), "skipped: the gateway is not beside the module");
        Properties messages = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            messages.load(reader);
        }
        return messages;
    }
}
