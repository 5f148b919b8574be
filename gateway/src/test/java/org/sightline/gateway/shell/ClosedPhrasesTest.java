package org.sightline.gateway.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Phrases that no office writes do not come back, in neither language; closed-phrases.csv lists them. */
class ClosedPhrasesTest {

    private static final Path ROOT = Path.of("..");
    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final Path MAILS = ROOT.resolve("matching-service/telling/src/main/resources");
    private static final Path SIGN_IN = ROOT.resolve("deploy/keycloak/themes/sightline/login/messages");
    private static final Path CLOSED = Path.of("src/test/resources/closed-phrases.csv");

    /** Their English texts are the patterns by which records of services are recognized, word for word. */
    private static final Set<String> WORDS_OF_SERVICES = Set.of("recorded", "importquestion", "reason");

    /** Modules without texts for people of agencies or offices. */
    private static final Set<String> TOOLS = Set.of("local-stack", "test-support", "benchmarks", "checks");

    private static final Pattern VALUE = Pattern.compile("\\{[^{}]*}");
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|(?m)^\\s*//.*$");
    private static final Pattern JOINED = Pattern.compile("\"\\s*\\+ \"");
    private static final Pattern JAVA_TEXT = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");
    private static final Pattern MAIL_TEXT = Pattern.compile("\"(?:subject|text)\": \"((?:[^\"\\\\]|\\\\.)*)\"");

    /**
     * A phrase that is closed.
     *
     * @param language en or es
     * @param where pages, all or label
     * @param instead what is written instead
     */
    private record Closed(String language, String where, Pattern phrase, String instead) {

        static Closed of(String line) {
            String[] cells = line.split("\\|", -1);
            assertThat(cells).as(line).hasSize(4);
            assertThat(cells[1]).as(line).isIn("pages", "all", "label");
            String words = Pattern.quote(cells[2]);
            String whole = cells[1].equals("label") ? "^" + words + "$" : "(?<![\\w-])" + words + "(?![\\w-])";
            return new Closed(
                    cells[0],
                    cells[1],
                    Pattern.compile(whole, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE),
                    cells[3]);
        }

        boolean isIn(Said said) {
            return language.equals(said.language)
                    && (where.equals("all") || !said.code)
                    && phrase.matcher(said.text).find();
        }
    }

    /** A text, in which language, where, and whether code says it. */
    private record Said(String language, String where, String text, boolean code) {}

    @Test
    void noClosedPhraseComesBack() {
        List<Closed> closed = closed();
        List<String> back = said().flatMap(said -> closed.stream()
                        .filter(phrase -> phrase.isIn(said))
                        .map(phrase -> said.where + ": \"" + said.text + "\": write " + phrase.instead))
                .toList();

        assertThat(back).isEmpty();
    }

    @Test
    void aPhraseIsFoundAsWholeWordsAndALabelAsTheWholeText() {
        Closed anywhere = Closed.of("en|pages|put aside|snooze");
        Closed label = Closed.of("en|label|make it|create and the noun");

        assertThat(anywhere.isIn(english("It was Put aside."))).isTrue();
        assertThat(anywhere.isIn(english("Put asides"))).isFalse();
        assertThat(anywhere.isIn(new Said("es", "a", "put aside", false))).isFalse();
        assertThat(anywhere.isIn(new Said("en", "a", "put aside", true))).isFalse();
        assertThat(label.isIn(english("Make it"))).isTrue();
        assertThat(label.isIn(english("You make it"))).isFalse();
    }

    @Test
    void textsOfEachKindAreRead() {
        assertThat(said().map(said -> said.language + said.code).distinct())
                .containsExactlyInAnyOrder("enfalse", "esfalse", "entrue");
    }

    private static Said english(String text) {
        return new Said("en", "a text", text, false);
    }

    private static List<Closed> closed() {
        return lines(CLOSED)
                .filter(line -> !line.startsWith("#") && !line.startsWith("language|"))
                .map(Closed::of)
                .toList();
    }

    private static Stream<Said> said() {
        List<Said> said = new ArrayList<>();
        messages().forEach(said::add);
        for (String language : List.of("en", "es")) {
            properties(language, MAILS.resolve("phrases/" + language + ".properties"))
                    .forEach(said::add);
            properties(language, SIGN_IN.resolve("messages_" + language + ".properties"))
                    .forEach(said::add);
            Path mails = MAILS.resolve("notification-texts/" + language + ".json");
            groups(MAIL_TEXT, read(mails)).forEach(text -> said.add(new Said(language, name(mails), text, false)));
        }
        properties("en", ROOT.resolve("kit/src/main/resources/ValidationMessages.properties"))
                .forEach(said::add);
        documents().forEach(file -> lines(file).forEach(line -> said.add(new Said("en", name(file), line, false))));
        lines(ROOT.resolve("sightline")).forEach(line -> said.add(new Said("en", "sightline", line, true)));
        java().forEach(file -> texts(file).forEach(text -> said.add(new Said("en", name(file), text, true))));
        return said.stream();
    }

    private static Stream<Said> messages() {
        return files(MESSAGES, ".properties")
                .filter(file -> !WORDS_OF_SERVICES.contains(name(file).replace(".properties", "")))
                .flatMap(file -> properties(name(file).endsWith("_es.properties") ? "es" : "en", file));
    }

    private static Stream<Said> properties(String language, Path file) {
        return lines(file)
                .filter(line -> !line.startsWith("#") && line.contains("="))
                .map(line -> line.substring(line.indexOf('=') + 1))
                .map(text -> new Said(language, name(file), VALUE.matcher(text).replaceAll("|"), false));
    }

    private static Stream<Path> documents() {
        return Stream.concat(Stream.of(ROOT.resolve("README.md")), files(ROOT.resolve("docs/tutorials"), ".md"));
    }

    private static Stream<Path> java() {
        try (Stream<Path> modules = Files.list(ROOT)) {
            List<Path> folders = modules.filter(Files::isDirectory)
                    .filter(module -> !TOOLS.contains(name(module)))
                    .flatMap(module -> Stream.concat(Stream.of(module), rooms(module)))
                    .map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .toList();
            return folders.stream().flatMap(folder -> files(folder, ".java"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Modules of a module. */
    private static Stream<Path> rooms(Path module) {
        try (Stream<Path> inside = Files.list(module)) {
            return inside.filter(room -> Files.isRegularFile(room.resolve("pom.xml"))).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The texts of a class, each in one piece. */
    private static List<String> texts(Path file) {
        String code = COMMENT.matcher(read(file)).replaceAll("");
        return groups(JAVA_TEXT, JOINED.matcher(code).replaceAll(""));
    }

    private static List<String> groups(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.results().map((MatchResult match) -> match.group(1)).toList();
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static Stream<Path> files(Path folder, String ending) {
        try (Stream<Path> below = Files.walk(folder)) {
            return below.filter(file -> file.toString().endsWith(ending)).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<String> lines(Path file) {
        return read(file).lines();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
