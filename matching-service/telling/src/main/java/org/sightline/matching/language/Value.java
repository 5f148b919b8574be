package org.sightline.matching.language;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is put in the place of a placeholder: as it is, or as the language of whoever reads it says it. */
public sealed interface Value {

    /** As it is read in a language. */
    String in(Language language);

    /** Several things, one after the other. */
    static Value listed(List<Value> values) {
        return new Listed(values);
    }

    /** What is the same in each language: a name, a number, a code, or what a person wrote. */
    static Value text(String text) {
        return new Text(text);
    }

    /** A day in words. */
    static Value day(LocalDate day) {
        return new Day(day);
    }

    /** What Sightline says. */
    static Value said(Phrase phrase) {
        return new Said(phrase, Map.of());
    }

    /** What Sightline says, with values of its own. */
    static Value said(Phrase phrase, Map<String, Value> values) {
        return new Said(phrase, values);
    }

    /** So many of something. */
    static Value counted(Phrase.Counted phrase, long count) {
        return new Quantity(phrase, count);
    }

    /** See {@link Value#text}. */
    record Text(String text) implements Value {

        @Override
        public String in(Language language) {
            return text;
        }
    }

    /** See {@link Value#day}. */
    record Day(LocalDate day) implements Value {

        @Override
        public String in(Language language) {
            return language.day(day);
        }
    }

    /** See {@link Value#said(Phrase, Map)}. */
    record Said(Phrase phrase, Map<String, Value> values) implements Value {

        @Override
        public String in(Language language) {
            return Placeholders.filled(phrase.in(language), values, language);
        }
    }

    /** See {@link Value#counted}. */
    record Quantity(Phrase.Counted phrase, long count) implements Value {

        @Override
        public String in(Language language) {
            Map<String, Value> values = Map.of("count", text(Long.toString(count)));
            return Placeholders.filled(phrase.in(language, count), values, language);
        }
    }

    /** See {@link Value#listed}. */
    record Listed(List<Value> values) implements Value {

        public Listed {
            values = List.copyOf(values);
        }

        @Override
        public String in(Language language) {
            return values.stream().map(value -> value.in(language)).collect(Collectors.joining("; "));
        }
    }
}
