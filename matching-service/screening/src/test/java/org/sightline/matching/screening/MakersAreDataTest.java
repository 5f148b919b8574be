package org.sightline.matching.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sightline.matching.watchlist.Entity;
import org.sightline.matching.watchlist.Watchlist;

/** A list that comes tomorrow is a file: neither the code nor the role rules name a maker that is searched for. */
class MakersAreDataTest {

    @Test
    void noDesignatedMakerIsNamedInTheCode() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            List<Path> code = files.filter(file -> file.toString().endsWith(".java") || file.endsWith("role/rules.txt"))
                    .toList();

            assertThat(code)
                    .hasSizeGreaterThan(50)
                    .allSatisfy(file -> assertThat(withoutComments(file)).doesNotContainPattern(designated()));
        }
    }

    private static String withoutComments(Path file) throws IOException {
        return Files.readString(file).replaceAll("(?s)/\\*.*?\\*/|//[^\n]*|(?m)^#.*$", "");
    }

    private static Pattern designated() {
        Watchlist list = Watchlist.builtIn();
        return Pattern.compile(
                list.content().names().stream()
                        .filter(name -> list.requireEntity(name.entityId()).kind() == Entity.Kind.DESIGNATED)
                        .map(name -> Pattern.quote(name.text()))
                        .filter(text -> text.length() > 8)
                        .collect(Collectors.joining("|", "(?i)\\b(?:", ")\\b")),
                Pattern.UNICODE_CASE);
    }
}
