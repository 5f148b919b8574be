package org.sightline.ingest.column;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.sightline.tabular.HeaderSearch;
import org.sightline.tabular.TableShape;

/**
 * What column names mean, from two lists beside this class: for each field the phrases by which
 * publishers call it and words that speak against it, and what abbreviations mean.
 */
final class ColumnWords {

    /** Finds the header of published data: column names that publishers use, and no amounts or dates. */
    static final HeaderSearch HEADER = new Search(new TableShape(ColumnWords::isValue, name -> get().knows(name)));

    /** Of several tables the one is wanted whose columns say what was bought, from whom, when and for how much. */
    private record Search(TableShape shape) implements HeaderSearch {

        @Override
        public double fit(List<String[]> rows) {
            return shape.fit(rows);
        }

        @Override
        public int headerRow(List<String[]> rows) {
            return shape.headerRow(rows);
        }

        @Override
        public double wanted(List<String> headers) {
            Set<Field> fields = new HashSet<>();
            for (String header : headers) {
                get().scores(header).forEach((field, score) -> {
                    if (score >= ColumnGuess.SURE && PURCHASE.contains(field)) {
                        fields.add(field);
                    }
                });
            }
            return 2.0 * fields.size();
        }
    }

    private static final Set<Field> PURCHASE =
            Set.of(Field.BUYER, Field.VENDOR, Field.DESCRIPTION, Field.AMOUNT, Field.ORDER_DATE, Field.PAYMENT_DATE);

    private static final ColumnWords LOADED = load();

    private final List<Phrase> phrases = new ArrayList<>();
    private final Map<Field, Set<String>> against = new EnumMap<>(Field.class);
    private final Map<String, String> abbreviations = new HashMap<>();
    private final Set<String> vocabulary = new HashSet<>();

    private record Phrase(Field field, List<String> words, double weight) {}

    static ColumnWords get() {
        return LOADED;
    }

    private static boolean isValue(String cell) {
        return (!cell.matches("[12]\\d{3}") && Amounts.read(cell, false) != null)
                || Dates.day(cell, Dates.Order.MDY) != null
                || Dates.day(cell, Dates.Order.DMY) != null;
    }

    private static ColumnWords load() {
        ColumnWords words = new ColumnWords();
        read("column-words.csv").forEach(words::add);
        read("column-abbreviations.csv")
                .forEach(row -> words.abbreviations.put(row.getField("short"), row.getField("long")));
        return words;
    }

    private static List<NamedCsvRecord> read(String list) {
        InputStream file = Objects.requireNonNull(ColumnWords.class.getResourceAsStream(list), list);
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return rows.stream().toList();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private void add(NamedCsvRecord row) {
        Field field = Field.of(row.getField("field"));
        List<String> words = List.of(row.getField("words").split(" "));
        vocabulary.addAll(words);
        if (row.getField("weight").equals("against")) {
            against.computeIfAbsent(field, any -> new HashSet<>()).addAll(words);
        } else {
            phrases.add(new Phrase(field, words, Double.parseDouble(row.getField("weight"))));
        }
    }

    /** Whether the name is one that publishers use for some field. */
    boolean knows(String header) {
        return scores(header).values().stream().anyMatch(score -> score >= 0.6);
    }

    /** For each field that the name may mean, how well it fits, up to 1. */
    Map<Field, Double> scores(String header) {
        List<String> words = words(header);
        Map<Field, Double> scores = new EnumMap<>(Field.class);
        for (Phrase phrase : phrases) {
            double score = score(phrase, words);
            if (score > 0) {
                scores.merge(phrase.field(), score, Math::max);
            }
        }
        return scores;
    }

    private double score(Phrase phrase, List<String> header) {
        if (header.equals(phrase.words())) {
            return phrase.weight();
        }
        int at = java.util.Collections.indexOfSubList(header, phrase.words());
        if (at < 0) {
            return 0;
        }
        List<String> rest = new ArrayList<>(header.subList(0, at));
        rest.addAll(header.subList(at + phrase.words().size(), header.size()));
        if (rest.stream().anyMatch(against.getOrDefault(phrase.field(), Set.of())::contains)) {
            return 0;
        }
        double share = (double) phrase.words().size() / header.size();
        return phrase.weight() * (0.55 + 0.35 * share);
    }

    /** Whether the name has a word that speaks against the field. */
    boolean speaksAgainst(Field field, String header) {
        return words(header).stream().anyMatch(against.getOrDefault(field, Set.of())::contains);
    }

    /** The words of a column's name: split at spaces, signs and capitals, abbreviations written out. */
    List<String> words(String header) {
        String split = header.replace("#", " number ")
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .replaceAll("(?<=[A-Z])(?=[A-Z][a-z])", " ")
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip()
                .toLowerCase(Locale.ROOT);
        List<String> words = new ArrayList<>();
        for (String word : split.split(" ", -1)) {
            for (String part : unglued(word)) {
                words.addAll(
                        Arrays.asList(abbreviations.getOrDefault(part, part).split(" ")));
            }
        }
        return words;
    }

    /** "vendorname" is "vendor name", where it can be cut into known words without a rest. */
    private List<String> unglued(String word) {
        if (word.length() < 6 || known(word)) {
            return List.of(word);
        }
        for (int cut = word.length() - 2; cut >= 2; cut--) {
            if (known(word.substring(0, cut))) {
                List<String> rest = word.substring(cut).length() < 6 || known(word.substring(cut))
                        ? known(word.substring(cut)) ? List.of(word.substring(cut)) : List.of()
                        : unglued(word.substring(cut));
                if (!rest.isEmpty() && rest.stream().allMatch(this::known)) {
                    List<String> parts = new ArrayList<>(List.of(word.substring(0, cut)));
                    parts.addAll(rest);
                    return parts;
                }
            }
        }
        return List.of(word);
    }

    private boolean known(String word) {
        return vocabulary.contains(word) || abbreviations.containsKey(word);
    }
}
