package org.sightline.inventory.agency;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sightline.kit.uuid.Uuid5;

/**
 * Folds the many ways to write a public body's name into one key, and derives the body's id from it. ingest-service has
 * the same rules: both read {@code messages/buyer-words.csv}, and both are tested on {@code messages/buyer-names.csv}.
 */
final class BuyerName {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern APOSTROPHES = Pattern.compile("['\u2019\u2018`]");
    private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern BEFORE_AN_OFFICE = Pattern.compile("\\s+[-\u2013\u2014/]+\\s+");

    private static final Map<String, String> ABBREVIATIONS = listed("abbreviation");

    /** Offices inside a body: "CITY OF X - POLICE DEPT" is the city. */
    private static final Set<String> OFFICES = listed("office").keySet();

    private BuyerName() {}

    private static Map<String, String> listed(String use) {
        return WordList.rows("buyer-words.csv").stream()
                .filter(row -> row.getField("use").equals(use))
                .collect(Collectors.toUnmodifiableMap(row -> row.getField("word"), row -> row.getField("meaning")));
    }

    /** The key of a published name; empty where the name has neither letter nor digit. */
    static String key(String published) {
        String plain = MARKS.matcher(Normalizer.normalize(published, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace("&", " and ");
        return String.join(
                " ",
                turned(spelledOut(words(withoutOffice(APOSTROPHES.matcher(plain).replaceAll(""))))));
    }

    /**
     * The id that the body of this key has in this state, whoever names it first.
     *
     * @param state two upper-case letters
     */
    static UUID id(String state, String key) {
        return Uuid5.of("agency|" + state + "|" + key);
    }

    /** The state's own offices are bodies of their own; other bodies' offices are the body. */
    private static String withoutOffice(String text) {
        String[] parts = BEFORE_AN_OFFICE.split(text, 2);
        if (parts.length < 2) {
            return text;
        }
        List<String> body = words(parts[0]);
        boolean ofTheState = body.isEmpty() || body.get(0).equals("state");
        return !ofTheState && words(parts[1]).stream().anyMatch(OFFICES::contains) ? parts[0] : text;
    }

    private static List<String> words(String text) {
        return Arrays.stream(NEITHER_LETTER_NOR_DIGIT.split(text))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static List<String> spelledOut(List<String> words) {
        List<String> full = words.stream()
                .flatMap(word ->
                        Arrays.stream(ABBREVIATIONS.getOrDefault(word, word).split(" ")))
                .toList();
        return full.size() > 1 && full.get(0).equals("the") ? full.subList(1, full.size()) : full;
    }

    /** "x, city of" and "x city" become "city of x"; "county of x" becomes "x county", and so a township. */
    private static List<String> turned(List<String> words) {
        for (String body : List.of("city", "town", "village", "county", "township")) {
            Optional<List<String>> place = place(words, body);
            if (place.isPresent()) {
                boolean last = body.equals("county") || body.equals("township");
                return last ? joined(place.get(), List.of(body)) : joined(List.of(body, "of"), place.get());
            }
        }
        return words;
    }

    /** The place's own name, where the words are that name and the kind of body. */
    private static Optional<List<String>> place(List<String> words, String body) {
        int size = words.size();
        List<String> bodyOf = List.of(body, "of");
        if (size > 2 && words.subList(size - 2, size).equals(bodyOf)) {
            return Optional.of(words.subList(0, size - 2));
        }
        int from = size > 2 && words.subList(0, 2).equals(bodyOf) ? 2 : 0;
        int to = size - from > 1 && words.getLast().equals(body) ? size - 1 : size;
        return from == 0 && to == size ? Optional.empty() : Optional.of(words.subList(from, to));
    }

    private static List<String> joined(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
