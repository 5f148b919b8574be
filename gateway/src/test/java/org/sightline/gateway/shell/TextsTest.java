package org.sightline.gateway.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.qute.i18n.MessageBundle;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What pages say stands in the message bundles, so that it can be translated; nothing else stands there. */
class TextsTest {

    private static final Path MAIN = Path.of("src/main");
    private static final Path TEMPLATES = MAIN.resolve("resources/templates");
    private static final Path MESSAGES = MAIN.resolve("resources/messages");

    /** Texts that stay in a template, and why. */
    private static final Map<String, Set<String>> ALLOWED = Map.of(
            "layout.html", Set.of("| Sightline", "Sightline"), // The name of the product is no word.
            // What is printed on keys is the same in every language.
            "workbench/workbench.html", Set.of("a", "j", "k", "n", "o", "t", "u", "Enter"),
            "help/help.html", Set.of("a", "j", "k", "n", "o", "t", "u", "Enter"));

    /** Templates that are not translated, and why. */
    private static final Set<String> NOT_TRANSLATED =
            Set.of("design/design.html"); // For those who build pages; off in production, and its data is invented.

    private static final Pattern TAG = Pattern.compile("<[^<>]*>");
    private static final Pattern QUTE = Pattern.compile("\\{[^{}]*}");
    private static final Pattern TEXT_ATTRIBUTE =
            Pattern.compile("\\b(?:title|alt|aria-label|placeholder)=\"([^\"]*)\"");
    private static final Pattern TEXT_PARAMETER = Pattern.compile("\\b(?:caption|head)=[\"']([^\"']*)[\"']");
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//.*?$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern JAVA_TEXT = Pattern.compile("\"([^\"\n]*)\"");
    /** A capital letter and a small one, or two words: what a code never has. */
    private static final Pattern WORDS = Pattern.compile("[A-Z][a-z]|[a-z] [a-z]");

    /** The end of the name of a file of Spanish texts. */
    private static final String SPANISH = "_es";

    private static final Pattern VALUE = Pattern.compile("\\{[a-z][^{}]*}", Pattern.CASE_INSENSITIVE);
    private static final Pattern CASE = Pattern.compile("\\{#(?:switch|case)[^{}]*}");
    /** A part that is a link stands in brackets. */
    private static final Pattern MARK = Pattern.compile("[\\[\\]]");

    /** Names and words that are written alike. */
    private static final Set<String> SAME_IN_SPANISH = Set.of(
            "Excel",
            "Plan",
            "Sightline",
            "Webhooks",
            "Consolidated Screening List, CSV",
            "Consolidated Screening List, JSON",
            "OpenSanctions, targets.simple.csv");

    /** A text of a bundle where a template says it, and where code does. */
    private static final Pattern IN_TEMPLATE = Pattern.compile("\\b(\\w+:\\w+)");

    private static final Pattern IN_CODE = Pattern.compile(
            "(?<!Label)(?:[tT]exts(?:\\(\\))?\\s*\\.|Texts\\.class\\)\\s*\\.|[tT]exts::)(?!class\\b)(\\w+)");

    private static final Pattern LABEL_IN_CODE =
            Pattern.compile("(?:\\blabels\\(\\)\\s*\\.|LabelTexts\\.class\\)\\s*\\.|LabelTexts::)(\\w+)");

    /** The bundle of what several rooms say. */
    private static final String LABELS = "label";

    private static final Pattern INTERFACE = Pattern.compile("^#: interface (\\S+)$", Pattern.MULTILINE);

    private static final Pattern DEFAULT_TEXT = Pattern.compile("\\?:\\s*'([^']*)'");

    @Test
    void noTemplateHasATextOfItsOwn() {
        List<String> own = new ArrayList<>();
        for (Path file : files(TEMPLATES, ".html")) {
            String name = TEMPLATES.relativize(file).toString();
            if (!NOT_TRANSLATED.contains(name)) {
                texts(read(file)).stream()
                        .filter(text -> !ALLOWED.getOrDefault(name, Set.of()).contains(text))
                        .forEach(text -> own.add(name + ": " + text));
            }
        }

        assertThat(own).as("move these to messages/<room>.properties").isEmpty();
    }

    @Test
    void theTestSeesTextsWhereverTheyCanStand() {
        assertThat(texts("<p class=\"a\">{#if a > b}Hello{/if} <img alt=\"A cat\" src=\"x.svg\">{x ?: 'none'}</p>"
                        + "{#bars caption=\"By kind\" /}<option value=\"x\">{x.words}, {shell:hello}</option>"))
                .containsExactlyInAnyOrder("Hello", "A cat", "none", "By kind");
    }

    @Test
    void everyTextIsUsedAndEveryKeyIsAText() {
        Set<String> inTemplates = Set.copyOf(groups(IN_TEMPLATE.matcher(all(TEMPLATES, ".html"))));
        String code = all(MAIN.resolve("java"), ".java");
        Set<String> textsInCode = Set.copyOf(groups(IN_CODE.matcher(code)));
        Set<String> labelsInCode = Set.copyOf(groups(LABEL_IN_CODE.matcher(code)));
        for (Class<?> bundle : bundles()) {
            String name = bundle.getAnnotation(MessageBundle.class).value();
            List<String> keys =
                    Arrays.stream(bundle.getMethods()).map(Method::getName).toList();
            Set<String> inCode = name.equals(LABELS) ? labelsInCode : textsInCode;

            assertThat(keys)
                    .as("used texts of " + name)
                    .allMatch(key -> inTemplates.contains(name + ":" + key) || inCode.contains(key));
            assertThat(properties(name).stringPropertyNames())
                    .as("texts of " + name)
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(bundle.getMethods())
                            .flatMap(TextsTest::keys)
                            .toList());
        }
    }

    @Test
    void whatThreeRoomsSayIsALabelAndNoRoomSaysALabelAgain() {
        Map<String, Set<String>> rooms = new TreeMap<>();
        for (Class<?> bundle : bundles()) {
            String name = bundle.getAnnotation(MessageBundle.class).value();
            Properties spanish = properties(name + SPANISH);
            properties(name).forEach((key, text) -> {
                if (!key.toString().contains("_")
                        && !VALUE.matcher(text.toString()).find()) {
                    rooms.computeIfAbsent(text + " | " + spanish.get(key), said -> new TreeSet<>())
                            .add(name);
                }
            });
        }

        rooms.values().removeIf(names -> names.size() < (names.contains(LABELS) ? 2 : 3));

        assertThat(rooms).as("say these once, in messages/label.properties").isEmpty();
    }

    @Test
    void everyTextIsAlsoThereInSpanish() {
        for (Class<?> bundle : bundles()) {
            String name = bundle.getAnnotation(MessageBundle.class).value();

            assertThat(properties(name + SPANISH).stringPropertyNames())
                    .as("Spanish texts of " + name)
                    .containsExactlyInAnyOrderElementsOf(properties(name).stringPropertyNames());
        }
    }

    /** A sentence may stand in another order; what it says of the page, the cases and the links stay. */
    @Test
    void aTranslationSaysTheSameValuesCasesAndLinks() {
        for (Class<?> bundle : bundles()) {
            String name = bundle.getAnnotation(MessageBundle.class).value();
            Properties english = properties(name);
            properties(name + SPANISH)
                    .forEach((key, text) -> assertThat(parts(text.toString()))
                            .as(name + ", " + key + ": " + text)
                            .isEqualTo(parts(english.getProperty(key.toString(), ""))));
        }
    }

    @Test
    void whatATranslationLeavesOutIsSeen() {
        assertThat(parts("{count} {#if count == 1}piece{#else}pieces{/if} of [the list]"))
                .isEqualTo(parts("de [la lista], {count}"))
                .isNotEqualTo(parts("de [la lista]"))
                .isNotEqualTo(parts("de la lista, {count}"));
        assertThat(parts("{#switch a}{#case 'x'}1{#case 'y'}2{/switch}"))
                .isNotEqualTo(parts("{#switch a}{#case 'x'}1{/switch}"));
    }

    @Test
    void noTranslationIsLeftInEnglish() {
        List<String> same = new ArrayList<>();
        for (Class<?> bundle : bundles()) {
            String name = bundle.getAnnotation(MessageBundle.class).value();
            Properties english = properties(name);
            properties(name + SPANISH).forEach((key, text) -> {
                if (text.equals(english.getProperty(key.toString()))
                        && WORDS.matcher(QUTE.matcher(text.toString()).replaceAll(""))
                                .find()
                        && !SAME_IN_SPANISH.contains(text)) {
                    same.add(name + ", " + key + ": " + text);
                }
            });
        }

        assertThat(same).isEmpty();
    }

    @Test
    void noCodeHasItsWordsInJava() {
        Path words = MAIN.resolve("java/org/sightline/gateway/words");
        List<String> own = files(words, ".java").stream()
                // Names of states are no words.
                .map(file -> COMMENT.matcher(read(file)).replaceAll(""))
                .flatMap(java -> groups(JAVA_TEXT.matcher(java)).stream())
                .filter(text -> WORDS.matcher(text).find())
                .toList();

        assertThat(own).as("move these to messages/words.properties").isEmpty();
    }

    /** What stands in the file for one text: itself, or a text for each constant of the enumeration that it takes. */
    private static Stream<String> keys(Method text) {
        Class<?>[] takes = text.getParameterTypes();
        if (takes.length != 1 || !takes[0].isEnum()) {
            return Stream.of(text.getName());
        }
        List<String> constants =
                Arrays.stream(takes[0].getEnumConstants()).map(Object::toString).toList();
        // Qute's rule: a name of several words is set off in another way.
        String mark = constants.stream().anyMatch(constant -> constant.contains("_")) ? "_$" : "_";
        return constants.stream().map(constant -> text.getName() + mark + constant);
    }

    /** What a text must keep in another language: its values, the cases that it tells apart, and what it marks. */
    private static Map<String, Set<String>> parts(String text) {
        return Map.of(
                "values", Set.copyOf(found(VALUE, text)),
                "cases", Set.copyOf(found(CASE, text)),
                "marks", Set.copyOf(found(MARK, text)));
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    /** What a template says by itself: texts, texts in attributes, and what stands in for what is missing. */
    private static List<String> texts(String template) {
        List<String> found = new ArrayList<>();
        for (Pattern pattern : List.of(DEFAULT_TEXT, TEXT_PARAMETER)) {
            found.addAll(groups(pattern.matcher(template)));
        }
        String html = QUTE.matcher(template).replaceAll("");
        found.addAll(groups(TEXT_ATTRIBUTE.matcher(html)));
        found.addAll(Arrays.asList(TAG.matcher(html).replaceAll("\n").split("\n")));
        return found.stream()
                .map(String::strip)
                .filter(text -> text.chars().anyMatch(Character::isLetter))
                .toList();
    }

    private static List<String> groups(Matcher matcher) {
        return matcher.results().map((MatchResult match) -> match.group(1)).toList();
    }

    /** The interfaces that the build makes of the files. */
    private static List<Class<?>> bundles() {
        return files(MESSAGES, ".properties").stream()
                .flatMap(file -> groups(INTERFACE.matcher(read(file))).stream())
                .<Class<?>>map(TextsTest::load)
                .toList();
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException gone) {
            throw new IllegalStateException(gone);
        }
    }

    private static Properties properties(String bundle) {
        Properties texts = new Properties();
        try (Reader file = Files.newBufferedReader(MESSAGES.resolve(bundle + ".properties"))) {
            texts.load(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return texts;
    }

    private static String all(Path folder, String ending) {
        return files(folder, ending).stream().map(TextsTest::read).collect(Collectors.joining("\n"));
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> below = Files.walk(folder)) {
            return below.filter(file -> file.toString().endsWith(ending)).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
