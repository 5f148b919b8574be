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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Why something was refused, in one language. Services and the gateway say it in English, because programs read it too, so a
 * sentence is recognized by its English words (docs/adr/0066). One that is not known stays English. In the table {@code $1}
 * stands for what the program put there, which is said as it is; {@code &1} for what is a refusal itself or a part of one,
 * and {@code #1} for codes that have words of their own. A row that begins with a small letter ends a sentence that begins
 * with a value.
 */
public final class RefusalWords {

    private static final Map<String, RefusalWords> BY_LANGUAGE = new ConcurrentHashMap<>();
    private static final Pattern VALUE = Pattern.compile("([$&#])([0-9])");

    /** Longer texts hold what somebody sent, and are no refusal of ours. */
    private static final int LONGEST = 1_000;

    /** A row with fewer fixed letters fits too much. */
    private static final int FEWEST_FIXED = 20;

    /** A sentence that ends in a row is read as this value and the row. */
    private static final String BEFORE = "$0 ";

    /**
     * A sentence with values: how it is recognized, and what it is in the language.
     *
     * @param pieces what is fixed, in order; a value stands between any two
     * @param numbers of the values, in order
     */
    private record Shape(List<String> pieces, List<String> numbers, String said) {

        static Stream<Shape> of(String english, String said) {
            Stream<Shape> alone = VALUE.matcher(english).find() ? Stream.of(parsed(english, said)) : Stream.empty();
            boolean ends = Character.isLowerCase(english.charAt(0)) && english.length() >= FEWEST_FIXED;
            return ends ? Stream.concat(Stream.of(parsed(BEFORE + english, BEFORE + said)), alone) : alone;
        }

        private static Shape parsed(String english, String said) {
            List<String> numbers =
                    VALUE.matcher(english).results().map(mark -> mark.group(2)).toList();
            return new Shape(List.of(VALUE.split(english, -1)), numbers, said);
        }

        int fixed() {
            return pieces.stream().mapToInt(String::length).sum();
        }

        /** The values by their numbers, each as short as can be; empty where the text is another. */
        Map<String, String> read(String text) {
            int end = text.length() - pieces.getLast().length();
            if (!text.startsWith(pieces.getFirst()) || !text.endsWith(pieces.getLast())) {
                return Map.of();
            }
            Map<String, String> values = new HashMap<>();
            int at = pieces.getFirst().length();
            for (int i = 0; i < numbers.size(); i++) {
                String piece = pieces.get(i + 1);
                int next = i == numbers.size() - 1 ? end : text.indexOf(piece, at + 1);
                if (next <= at || isAtEdge(i) && !isPlain(text.substring(at, next))) {
                    return Map.of();
                }
                values.put(numbers.get(i), text.substring(at, next));
                at = next + piece.length();
            }
            return values;
        }

        /** Whether the sentence begins or ends in this value and says little else, so that the value must be plain. */
        private boolean isAtEdge(int value) {
            boolean begins = value == 0 && pieces.getFirst().isEmpty();
            boolean ends = value == numbers.size() - 1
                    && (pieces.getLast().isEmpty() || pieces.getLast().equals("."));
            return (begins || ends) && fixed() < FEWEST_FIXED;
        }

        /** One word, or a list of words. */
        private static boolean isPlain(String value) {
            return Arrays.stream(value.split(", ")).noneMatch(word -> word.contains(" "));
        }
    }

    private final Map<String, String> whole;
    private final List<Shape> shapes;

    private RefusalWords(Map<String, String> texts) {
        this.whole = texts;
        // Where several fit, the one that says the most is meant.
        this.shapes = texts.entrySet().stream()
                .flatMap(text -> Shape.of(text.getKey(), text.getValue()))
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
        if (said != null || text.length() > LONGEST) {
            return said == null ? english : said;
        }
        return shapes.stream()
                .map(shape -> filled(shape, text, words))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(english);
    }

    private Optional<String> filled(Shape shape, String text, Words words) {
        Map<String, String> values = shape.read(text);
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(VALUE.matcher(shape.said()).replaceAll(mark -> {
                    String value = Objects.requireNonNull(values.get(mark.group(2)));
                    return Matcher.quoteReplacement(
                            switch (mark.group(1)) {
                                case "&" -> of(value, words);
                                case "#" -> codes(value, words);
                                default -> value;
                            });
                }));
    }

    private static String codes(String value, Words words) {
        return Arrays.stream(value.split(", "))
                .map(code -> words.of(code.replace(' ', '_').replace('-', '_')))
                .collect(Collectors.joining(", "));
    }
}
