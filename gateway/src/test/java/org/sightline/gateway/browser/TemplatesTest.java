package org.sightline.gateway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No template needs what the Content-Security-Policy forbids, and no text names a clock that the page does not show. */
class TemplatesTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");

    private static final List<Pattern> FORBIDDEN = List.of(
            Pattern.compile("\\sstyle\\s*=", Pattern.CASE_INSENSITIVE),
            Pattern.compile("\\son[a-z]+\\s*=", Pattern.CASE_INSENSITIVE),
            Pattern.compile("hx-on", Pattern.CASE_INSENSITIVE),
            Pattern.compile("javascript:", Pattern.CASE_INSENSITIVE),
            Pattern.compile("<style", Pattern.CASE_INSENSITIVE),
            Pattern.compile("<script(?![^>]*\\ssrc=\"\\{inject:staticFiles\\.path})", Pattern.CASE_INSENSITIVE),
            Pattern.compile("(?:src|href)=\"https?:", Pattern.CASE_INSENSITIVE),
            Pattern.compile("(?:src|href)=\"/(?:uswds|htmx|sightline)/", Pattern.CASE_INSENSITIVE));

    @ParameterizedTest
    @MethodSource("templates")
    void hasNoInlineStyleOrScriptAndLoadsNothingFromElsewhereOrWithoutAVersion(Path template) throws IOException {
        String html = Files.readString(template);

        assertThat(FORBIDDEN).allSatisfy(pattern -> assertThat(html).doesNotContainPattern(pattern));
    }

    @Test
    void noTextNamesAnotherClockThanThatOfTheOffice() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/messages"))) {
            for (Path file : files.toList()) {
                assertThat(Files.readString(file)).as(file.toString()).doesNotContain("(UTC)");
            }
        }
    }

    static Stream<Path> templates() throws IOException {
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            return files.filter(file -> file.toString().endsWith(".html")).toList().stream();
        }
    }
}
