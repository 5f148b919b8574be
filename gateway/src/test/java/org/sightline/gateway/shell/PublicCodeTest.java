package org.sightline.gateway.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code publiccode.yml} tells catalogs of software is so. */
class PublicCodeTest {

    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final Pattern BUNDLE = Pattern.compile("\\w+?(?:_([a-z]{2}))?\\.properties");

    @Test
    void itsLanguagesAreThoseOfTheBundles() throws IOException {
        JsonNode localisation =
                new YAMLMapper().readTree(Path.of("../publiccode.yml").toFile()).path("localisation");
        Set<String> said = new TreeSet<>();
        localisation.path("availableLanguages").forEach(language -> said.add(language.asText()));

        assertThat(said).isEqualTo(languages());
        assertThat(localisation.path("localisationReady").asBoolean())
                .as("texts stand apart from code")
                .isTrue();
    }

    private static Set<String> languages() throws IOException {
        Set<String> languages = new TreeSet<>();
        try (Stream<Path> files = Files.list(MESSAGES)) {
            for (Path file : files.toList()) {
                Matcher name = BUNDLE.matcher(file.getFileName().toString());
                assertThat(name.matches()).as("%s is a bundle", file).isTrue();
                languages.add(name.group(1) == null ? "en" : name.group(1));
            }
        }
        return languages;
    }
}
