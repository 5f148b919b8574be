package org.sightline.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/threat-model.md and docs/asvs.md against the tests that they name. Starts nothing. */
class ThreatModelTest {

    private static final Path ROOT = Path.of(System.getProperty("sightline.root"));
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)\\.(\\w+)`");
    private static final Pattern CLASS = Pattern.compile("`(\\w+Test)`");
    private static final Pattern MISUSE = Pattern.compile("(?m)^\\| (\\d+) \\|.*`\\w+Test\\.\\w+`.*$");

    private static final Pattern BY_NAME = Pattern.compile("`([a-z]+(?:[A-Z][A-Za-z0-9]*){3,})`");
    private static final Pattern STATE = Pattern.compile("(?m)^\\| V[0-9.]+ \\| [^|]* \\| ([^|]*) \\|");

    private static final Map<String, String> SOURCES = sources();

    /** The text of all test classes of a name, because several services have one of the same name. */
    private static Map<String, String> sources() {
        try (Stream<Path> files = Files.walk(ROOT)) {
            Map<String, String> sources = new HashMap<>();
            files.filter(file -> file.toString().endsWith("Test.java")
                            && file.toString().contains("src/test/java"))
                    .forEach(file -> sources.merge(
                            file.getFileName().toString().replace(".java", ""), text(file), String::concat));
            return sources;
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static List<MatchResult> found(Pattern pattern, String document) {
        return pattern.matcher(text(ROOT.resolve("docs").resolve(document)))
                .results()
                .toList();
    }

    @Test
    void everyTestThatTheThreatModelNamesIsThere() {
        List<MatchResult> named = found(TEST, "threat-model.md");
        assertThat(named).hasSizeGreaterThan(60);
        assertThat(named.stream()
                        .filter(test ->
                                !SOURCES.getOrDefault(test.group(1), "").contains("void " + test.group(2) + "("))
                        .map(MatchResult::group))
                .isEmpty();
    }

    @Test
    void everyCaseOfMisuseHasATest() {
        assertThat(found(MISUSE, "threat-model.md")).hasSizeGreaterThanOrEqualTo(30);
    }

    @Test
    void everyTestThatTheAsvsTableNamesIsThere() {
        List<MatchResult> named = found(CLASS, "asvs.md");
        assertThat(named).hasSizeGreaterThan(40);
        assertThat(named.stream().map(test -> test.group(1)).filter(test -> !SOURCES.containsKey(test)))
                .isEmpty();
    }

    /** Evidence may also be a test, or what a test looks at, by its name alone. */
    @Test
    void everyTestByNameInTheAsvsTableIsThereAndTheStatesAreCounted() {
        String all = String.join("", SOURCES.values());
        assertThat(found(BY_NAME, "asvs.md").stream().map(test -> test.group(1)).filter(test -> !all.contains(test)))
                .isEmpty();
        Map<String, Long> states = found(STATE, "asvs.md").stream()
                .collect(Collectors.groupingBy(row -> row.group(1).replace("*", ""), Collectors.counting()));
        assertThat(text(ROOT.resolve("docs/asvs.md")))
                .contains("Of "
                        + states.values().stream().mapToLong(Long::longValue).sum() + " requirements "
                        + states.get("met") + " are met, " + states.get("partly") + " partly, "
                        + states.get("not met") + " are not met, " + states.get("does not apply")
                        + " do not apply.");
    }
}
