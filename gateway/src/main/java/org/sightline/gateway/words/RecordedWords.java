package org.sightline.gateway.words;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a service recorded in English, in one language. A sentence that is not known stays as it was recorded, and so does
 * everything that a person wrote.
 */
public record RecordedWords(RecordedTexts texts, Words words) {

    private static final String ENGLISH = "/messages/recorded.properties";
    private static final Pattern VALUE = Pattern.compile("([$#])([1-9])");
    private static final Pattern BREAK = Pattern.compile("[.;]?\\s+|$");
    private static final Pattern BETWEEN = Pattern.compile("[ -]");

    /** Lines that stand around what a person wrote. */
    private static final Set<RecordedText> LINES = EnumSet.range(RecordedText.SENT_BY_MAIL, RecordedText.CONTACT_IS);

    /** A sentence, and how it is recognized. */
    private record Shape(RecordedText text, Pattern pattern) {

        static final List<Shape> ALL = all();

        private static List<Shape> all() {
            Properties english = english();
            String codes = codes();
            return Arrays.stream(RecordedText.values())
                    .map(text -> new Shape(text, pattern(english.getProperty("text_$" + text), codes)))
                    .toList();
        }

        static Shape of(RecordedText text) {
            return ALL.get(text.ordinal());
        }

        /** As they stand in the file: the bundle answers in the language of the request that is the first to ask. */
        private static Properties english() {
            Properties english = new Properties();
            try (Reader file = new InputStreamReader(
                    Objects.requireNonNull(RecordedWords.class.getResourceAsStream(ENGLISH)), StandardCharsets.UTF_8)) {
                english.load(file);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
            return english;
        }

        /** The sentence with a group for each value, up to where the next may begin. */
        private static Pattern pattern(String sentence, String codes) {
            StringBuilder pattern = new StringBuilder();
            int at = 0;
            for (MatchResult value : VALUE.matcher(sentence).results().toList()) {
                pattern.append(Pattern.quote(sentence.substring(at, value.start())))
                        .append(value.group(1).equals("#") ? "(" + codes + "(?:, " + codes + ")*)" : "([^;]+?)");
                at = value.end();
            }
            return Pattern.compile(pattern + Pattern.quote(sentence.substring(at)) + "(?=[.,;\\s]|$)");
        }

        /** All codes that have words, the longest first, as services write them in sentences. */
        private static String codes() {
            return Stream.<Enum<?>[]>of(
                            Verdict.values(), BodyKind.values(), FindingStatus.values(), Fund.values(), Code.values())
                    .flatMap(Arrays::stream)
                    .map(Enum::name)
                    .distinct()
                    .sorted(Comparator.comparingInt(String::length).reversed())
                    .map(name -> name.replace("_", "[ _-]"))
                    .collect(Collectors.joining("|", "(?i:", ")"));
        }
    }

    /** A sentence that was recognized, and its values. */
    private record Known(RecordedText text, MatchResult values) {}

    /** What was recorded, as far as it is known. */
    public String of(String recorded) {
        StringBuilder said = new StringBuilder();
        int at = 0;
        while (at < recorded.length()) {
            Known known = known(recorded, at);
            int end = known == null ? end(recorded, at) : known.values().end();
            said.append(known == null ? recorded.substring(at, end) : filled(known));
            at = end;
        }
        return said.toString();
    }

    /** A line that a service put around what a person wrote; null where it is none. */
    @Nullable
    String line(String recorded) {
        for (RecordedText text : LINES) {
            Matcher matcher = Shape.of(text).pattern().matcher(recorded);
            if (matcher.matches()) {
                return filled(new Known(text, matcher.toMatchResult()));
            }
        }
        return null;
    }

    /** What a person wrote, with the outcome that was proposed behind it. */
    String proposed(String recorded) {
        return Shape.of(RecordedText.PROPOSES)
                .pattern()
                .matcher(recorded)
                .replaceAll(found -> Matcher.quoteReplacement(filled(new Known(RecordedText.PROPOSES, found))));
    }

    private static @Nullable Known known(String recorded, int from) {
        for (Shape shape : Shape.ALL) {
            Matcher matcher = shape.pattern().matcher(recorded).region(from, recorded.length());
            if (matcher.lookingAt()) {
                return new Known(shape.text(), matcher.toMatchResult());
            }
        }
        return null;
    }

    /** Where the next sentence may begin, or the next part of one. */
    private static int end(String recorded, int from) {
        Matcher end = BREAK.matcher(recorded);
        return end.find(from) && end.end() > from ? end.end() : recorded.length();
    }

    private String filled(Known known) {
        return VALUE.matcher(texts.text(known.text()))
                .replaceAll(mark -> Matcher.quoteReplacement(
                        value(mark.group(1), known.values().group(Integer.parseInt(mark.group(2))))));
    }

    private String value(String mark, String recorded) {
        return mark.equals("$")
                ? recorded
                : Arrays.stream(recorded.split(", ")).map(this::code).collect(Collectors.joining(", "));
    }

    private String code(String recorded) {
        String code = BETWEEN.matcher(recorded).replaceAll("_");
        boolean kind = BodyKind.codes().contains(code);
        return kind ? words.kind(code).toLowerCase(Locale.ROOT) : words.of(code);
    }
}
