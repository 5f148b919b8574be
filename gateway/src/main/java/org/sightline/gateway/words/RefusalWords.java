package org.sightline.gateway.words;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Why something was refused, in one language. Services and the gateway say it in English, because programs read it too, so a
 * sentence is recognized by its English words (docs/adr/0066). One that is not known stays English. In the table {@code $1}
 * stands for what the program put there, which may be a refusal itself, and {@code #1} for codes that have words of their own.
 * A row that begins with a small letter ends a sentence that begins with a value.
 */
public final class RefusalWords {

    private static final Map<String, RefusalWords> BY_LANGUAGE = new ConcurrentHashMap<>();
    private static final Pattern VALUE = Pattern.compile("([$#])([1-9])");
    private static final String BEFORE = "before";

    /** A sentence with values: how it is recognized, how many letters of it are fixed, and what it is in the language. */
    private record Shape(Pattern pattern, int fixed, String said) {

        static Shape of(String english, String said) {
            Matcher value = VALUE.matcher(english);
            StringBuilder pattern = new StringBuilder(endsSentence(english) ? "(?:(?<" + BEFORE + ">.+?) )?" : "");
            int at = 0;
            int fixed = 0;
            while (value.find()) {
                pattern.append(Pattern.quote(english.substring(at, value.start())))
                        .append("(?<")
                        .append(name(value.group(2)))
                        .append(">.+?)");
                fixed += value.start() - at;
                at = value.end();
            }
            pattern.append(Pattern.quote(english.substring(at)));
            return new Shape(Pattern.compile(pattern.toString(), Pattern.DOTALL), fixed + english.length() - at, said);
        }

        static boolean isNeeded(String english) {
            return endsSentence(english) || VALUE.matcher(english).find();
        }

        private static boolean endsSentence(String english) {
            return Character.isLowerCase(english.charAt(0));
        }
    }

    private final Map<String, String> whole;
    private final List<Shape> shapes;

    private RefusalWords(Map<String, String> texts) {
        this.whole = texts;
        // Where several fit, the one that says the most is meant.
        this.shapes = texts.entrySet().stream()
                .filter(text -> Shape.isNeeded(text.getKey()))
                .map(text -> Shape.of(text.getKey(), text.getValue()))
                .sorted(Comparator.comparingInt(Shape::fixed).reversed())
                .toList();
    }

    /** The words of a language; for English, and for a language without a table, each sentence as it is. */
    public static RefusalWords in(Locale language) {
        return BY_LANGUAGE.computeIfAbsent(language.getLanguage(), code -> new RefusalWords(table(code)));
    }

    /** All English sentences that have words in this language. */
    static List<String> known(Locale language) {
        return List.copyOf(in(language).whole.keySet());
    }

    /** What the table says for an English sentence that it knows, values unfilled. */
    String said(String english) {
        return Objects.requireNonNull(whole.get(english));
    }

    private static Map<String, String> table(String language) {
        try (InputStream file = RefusalWords.class.getResourceAsStream("/refusals_" + language + ".csv")) {
            if (file == null) {
                return Map.of();
            }
            try (CsvReader<NamedCsvRecord> rows =
                    CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(file, StandardCharsets.UTF_8))) {
                return rows.stream().collect(Collectors.toMap(row -> row.getField(0), row -> row.getField(1)));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * The sentence in this language; as it is where it is not known.
     *
     * @param words words for codes, in this language
     */
    public String of(String english, Words words) {
        String text = english.strip();
        String said = whole.get(text);
        if (said != null) {
            return said;
        }
        return shapes.stream()
                .map(shape -> filled(shape, text, words))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(english);
    }

    private Optional<String> filled(Shape shape, String text, Words words) {
        Matcher read = shape.pattern().matcher(text);
        if (!read.matches()) {
            return Optional.empty();
        }
        @Nullable String before = shape.pattern().namedGroups().containsKey(BEFORE) ? read.group(BEFORE) : null;
        String said = VALUE.matcher(shape.said()).replaceAll(mark -> {
            String value = read.group(name(mark.group(2)));
            return Matcher.quoteReplacement(mark.group(1).equals("$") ? of(value, words) : codes(value, words));
        });
        return Optional.of(before == null ? said : before + " " + said);
    }

    private static String codes(String value, Words words) {
        return Arrays.stream(value.split(", "))
                .map(code -> words.of(code.replace(' ', '_').replace('-', '_')))
                .collect(Collectors.joining(", "));
    }

    private static String name(String number) {
        return "v" + number;
    }
}
