package org.sightline.gateway.pages.office.purchasedata;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.shell.Formats;
import org.sightline.gateway.words.ImportField;

/** What ingest-service asks of a file, one question at a time and in the language of the reader. */
final class ImportQuestions {

    private static final String ENGLISH = "/messages/importquestion.properties";
    private static final String BEGIN = "Please say ";
    private static final String LEFT_OUT = "Not read, because";
    private static final String COLUMNS = "The file's columns are:";
    private static final Pattern VALUE = Pattern.compile("([$#])([1-9])");
    private static final Pattern COLUMN = Pattern.compile("\"([^\"]+)\"");

    /** What the values of a column are, in a question whether it is still the same. */
    private static final Set<String> SHAPES = Set.of("days", "numbers", "words");

    private static final Map<ImportQuestion, Pattern> PATTERNS = patterns();

    private ImportQuestions() {}

    /**
     * One question.
     *
     * @param text as a part of a sentence that begins with "please say"
     * @param examples of the column that it is about, the first few; empty where it is about none
     */
    record Question(String text, List<String> examples) {}

    /**
     * What is asked, as the service says it; empty where nothing is.
     *
     * @param message of an import that asks
     */
    static List<String> in(String message) {
        List<String> questions = new ArrayList<>();
        if (!message.startsWith(BEGIN)) {
            return questions;
        }
        boolean quoted = false;
        int start = BEGIN.length();
        for (int i = start; i < message.length(); i++) {
            quoted ^= message.charAt(i) == '"';
            boolean last = message.startsWith(". ", i) || i == message.length() - 1;
            if (!quoted && (last || message.startsWith("; ", i))) {
                questions.add(message.substring(start, i));
                start = i + 2;
                if (last) {
                    break;
                }
            }
        }
        return questions;
    }

    /**
     * The same in the language of the texts, each with what stands in the column that it is about.
     *
     * @param columns of the file
     */
    static List<Question> of(String message, List<ImportPages.Column> columns, ImportQuestionTexts texts) {
        return in(message).stream()
                .map(question -> new Question(
                        said(question, texts, Formats::columnMeaning),
                        columns.stream()
                                .filter(column -> column.header().equals(column(question)))
                                .findFirst()
                                .map(ImportPages.Column::sample)
                                .orElse(List.of())))
                .toList();
    }

    /** What the service says of other tables of the file, which it does not read; empty where it says nothing. */
    static String leftOut(String message) {
        int start = message.indexOf(LEFT_OUT);
        int end = message.indexOf(COLUMNS);
        return start < 0 || end < start ? "" : message.substring(start, end).strip();
    }

    /** The column that a question is about, by its name; null where it names none. */
    static @Nullable String column(String question) {
        Matcher column = COLUMN.matcher(question);
        return column.find() ? column.group(1) : null;
    }

    /**
     * A question in another language; as it is where it is not known.
     *
     * @param texts of that language
     * @param field says the words of a field by its code
     */
    static String said(String question, ImportQuestionTexts texts, UnaryOperator<String> field) {
        for (ImportQuestion known : ImportQuestion.values()) {
            Matcher matcher = Objects.requireNonNull(PATTERNS.get(known)).matcher(question);
            if (matcher.matches()) {
                return filled(
                        texts.text(known),
                        matcher.toMatchResult(),
                        words -> SHAPES.contains(words) ? texts.shape(words) : field.apply(words.replace(' ', '_')));
            }
        }
        return question;
    }

    private static String filled(String text, MatchResult values, UnaryOperator<String> code) {
        return VALUE.matcher(text).replaceAll(mark -> {
            String value = values.group(Integer.parseInt(mark.group(2)));
            return Matcher.quoteReplacement(mark.group(1).equals("$") ? value : code.apply(value));
        });
    }

    private static Map<ImportQuestion, Pattern> patterns() {
        Properties english = new Properties();
        try (Reader file = new InputStreamReader(
                Objects.requireNonNull(ImportQuestions.class.getResourceAsStream(ENGLISH)), StandardCharsets.UTF_8)) {
            english.load(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        Map<ImportQuestion, Pattern> patterns = new EnumMap<>(ImportQuestion.class);
        for (ImportQuestion question : ImportQuestion.values()) {
            patterns.put(question, pattern(english.getProperty("text_$" + question)));
        }
        return patterns;
    }

    /** The sentence with a group for each value, in the order of their numbers. */
    private static Pattern pattern(String sentence) {
        StringBuilder pattern = new StringBuilder();
        int at = 0;
        for (MatchResult value : VALUE.matcher(sentence).results().toList()) {
            pattern.append(Pattern.quote(sentence.substring(at, value.start())))
                    .append(value.group(1).equals("#") ? codes() : "(.+?)");
            at = value.end();
        }
        return Pattern.compile(pattern + Pattern.quote(sentence.substring(at)), Pattern.DOTALL);
    }

    private static String codes() {
        return Stream.concat(
                        Arrays.stream(ImportField.values())
                                .map(field ->
                                        field.name().toLowerCase(Locale.ROOT).replace('_', ' ')),
                        SHAPES.stream().sorted())
                .collect(Collectors.joining("|", "(", ")"));
    }
}
