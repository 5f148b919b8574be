package org.sightline.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** GLOSSARY.md against the code: what it names exists, and public types are named by its words. Starts nothing. */
class GlossaryTest {

    private static final Path ROOT = Path.of(System.getProperty("sightline.root"));
    private static final List<String> SERVICES =
            List.of("ingest-service", "matching-service", "inventory-service", "gateway");

    private static final Pattern BOLD = Pattern.compile("\\*\\*(.+?)\\*\\*");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern PUBLIC_TYPE = Pattern.compile(
            "^public (?:final |sealed |non-sealed |abstract )*(?:class|record|enum|interface) (\\w+)",
            Pattern.MULTILINE);
    private static final Pattern ANY_TYPE = Pattern.compile("\\b(?:class|record|enum|@?interface) ([A-Z]\\w+)");
    private static final Pattern FRAMEWORK_SUFFIX = Pattern.compile("(?<=.)(Resource|Consumer|Client|Repository)$");

    private record Entry(List<String> words, List<String> places, List<String> not) {}

    private static final List<Path> SOURCES =
            SERVICES.stream().flatMap(GlossaryTest::sources).toList();
    private static final Set<String> CONSTANTS = SOURCES.stream()
            .flatMap(file -> all(Pattern.compile("^    ([A-Z_]+)\\b", Pattern.MULTILINE), text(file)).stream())
            .collect(Collectors.toSet());
    private static final String SHARED = Stream.concat(files("messages", ".json"), files("messages", ".yaml"))
            .map(GlossaryTest::text)
            .collect(Collectors.joining("\n"));
    private static final String API = text(ROOT.resolve("gateway/openapi/openapi.yaml"));
    private static final String REALM = files("local-stack/src/main/resources/realm", ".json")
            .map(GlossaryTest::text)
            .collect(Collectors.joining());

    /** The rows of the tables: word, meaning, and in the first table where it lives and what not to say. */
    private static List<Entry> entries() {
        return text(ROOT.resolve("GLOSSARY.md"))
                .lines()
                .filter(line -> line.startsWith("| **"))
                .map(line -> line.split("(?<!\\\\)\\|", -1))
                .map(cells -> new Entry(
                        all(BOLD, cells[1]),
                        cells.length > 4 ? all(CODE, cells[3]) : List.of(),
                        cells.length > 5 ? List.of(cells[4].strip().split("\\s*,\\s*")) : List.of()))
                .toList();
    }

    @Test
    void everyPlaceThatTheGlossaryNamesExists() {
        Set<String> types = SOURCES.stream()
                .flatMap(file -> all(ANY_TYPE, text(file)).stream())
                .collect(Collectors.toSet());

        assertThat(entries()).hasSizeGreaterThan(60);
        assertThat(entries().stream().flatMap(entry -> entry.places().stream()).filter(place -> !exists(place, types)))
                .as("places in the third column that are not there")
                .isEmpty();
    }

    /** A room is written {@code module/room}, a type with a capital; anything else is a constant, or in a message, the API or the realm. */
    private static boolean exists(String place, Set<String> types) {
        if (place.startsWith("/")) {
            return API.contains(place + ":") || API.contains(place + "\n");
        }
        if (place.contains("/")) {
            return isRoom(place);
        }
        if (Character.isUpperCase(place.charAt(0)) && !place.equals(place.toUpperCase(Locale.ROOT))) {
            return types.contains(place);
        }
        Predicate<String> says =
                Pattern.compile("\\b" + Pattern.quote(place) + "\\b").asPredicate();
        return says.test(SHARED) || says.test(API) || says.test(REALM) || CONSTANTS.contains(place);
    }

    private static boolean isRoom(String place) {
        int cut = place.lastIndexOf('/');
        String room = place.substring(cut + 1);
        // A module of the same name is not the room.
        Path folder = ROOT.resolve(place);
        return (Files.isDirectory(folder) && !Files.isDirectory(folder.resolve("src")))
                || sources(place.substring(0, cut))
                        .map(file -> file.toString().split("/src/main/java/", 2)[1])
                        .anyMatch(file -> file.contains("/" + room + "/"));
    }

    @Test
    void everyPublicTypeIsNamedByAWordOfTheGlossary() {
        List<String> words = entries().stream()
                .flatMap(entry -> entry.words().stream())
                .map(GlossaryTest::singular)
                .toList();

        assertThat(publicTypes())
                .as(
                        "types that no word of GLOSSARY.md names: rename them, add the word, or list them in its last section")
                .filteredOn(
                        type -> words.stream().noneMatch(word -> spoken(type).contains(" " + word + " ")))
                .containsExactlyInAnyOrderElementsOf(tools());
    }

    @Test
    void noPublicTypeHasANameThatTheGlossaryRulesOut() {
        Set<String> ruledOut = entries().stream()
                .flatMap(entry -> entry.not().stream())
                .filter(word -> !word.isBlank())
                .map(GlossaryTest::singular)
                .collect(Collectors.toCollection(TreeSet::new));
        entries().forEach(entry -> entry.words().forEach(word -> ruledOut.remove(singular(word))));

        assertThat(publicTypes())
                .filteredOn(type -> ruledOut.contains(spoken(type).strip()))
                .isEmpty();
    }

    /** The types that the glossary's last section names. */
    private static List<String> tools() {
        String glossary = text(ROOT.resolve("GLOSSARY.md"));
        return all(CODE, glossary.substring(glossary.indexOf("## Names of tools")));
    }

    private static Set<String> publicTypes() {
        return SOURCES.stream()
                .flatMap(file -> all(PUBLIC_TYPE, text(file)).stream())
                .map(name -> FRAMEWORK_SUFFIX.matcher(name).replaceFirst(""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** {@code FundingHistory} as " funding history ". */
    private static String spoken(String type) {
        String[] parts = type.split("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");
        return Arrays.stream(parts).map(GlossaryTest::singular).collect(Collectors.joining(" ", " ", " "));
    }

    private static String singular(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return lower.endsWith("ies") ? lower.replaceFirst("ies$", "y") : lower.replaceFirst("(?<=[^s])s$", "");
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static Stream<Path> sources(String service) {
        // matching-service has modules of its own inside.
        return Stream.of("", "/screening", "/verdict", "/judging", "/telling", "/casework")
                .map(inside -> service + inside + "/src/main/java")
                .filter(folder -> Files.isDirectory(ROOT.resolve(folder)))
                .flatMap(folder -> files(folder, ".java"));
    }

    private static Stream<Path> files(String folder, String ending) {
        if (!Files.isDirectory(ROOT.resolve(folder))) {
            return Stream.empty();
        }
        try (Stream<Path> found = Files.walk(ROOT.resolve(folder))) {
            return found.filter(file -> file.toString().endsWith(ending)).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
