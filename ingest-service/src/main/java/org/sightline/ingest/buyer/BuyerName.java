package org.sightline.ingest.buyer;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.uuid.Uuid5;

/**
 * What published spellings of one buyer have in common. inventory-service has the same rules: both read
 * {@code messages/buyer-words.csv}, and both are tested on {@code messages/buyer-names.csv}.
 *
 * <p>Only spelling is folded. Two names that need knowledge of the place to be seen as one (a nickname, a body that
 * was renamed) stay two, until somebody adds an alias to the agency.
 */
public final class BuyerName {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern APOSTROPHES = Pattern.compile("['\u2019\u2018`]");
    private static final Pattern PUNCTUATION = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern OFFICE_SEPARATOR = Pattern.compile("\\s+[-\u2013\u2014/]+\\s+");

    private static final Map<String, String> ABBREVIATIONS = listed("abbreviation");

    /** Words of offices inside a body: "CITY OF X - POLICE DEPT" is the city. */
    private static final Set<String> OFFICE_WORDS = listed("office").keySet();

    private BuyerName() {}

    /**
     * The name without its spelling: lower case, no marks or punctuation, abbreviations written out, "city of x" and
     * "x county" whichever way round it was written, and without an office of the body after a dash or slash.
     *
     * @param published as published, not null
     * @return never null; empty where the name has no letter or digit
     */
    public static String normalise(String published) {
        String text = MARKS.matcher(Normalizer.normalize(published, Normalizer.Form.NFKD))
                .replaceAll("");
        text = text.toLowerCase(Locale.ROOT).replace("&", " and ");
        text = APOSTROPHES.matcher(text).replaceAll("");
        return String.join(" ", turned(folded(words(withoutOffice(text)))));
    }

    /** The id of the agency with this name, unless it was registered under another. */
    public static UUID agencyId(String state, String normalised) {
        return Uuid5.of("agency|" + state + "|" + normalised);
    }

    private static Map<String, String> listed(String use) {
        return WordList.rows("buyer-words.csv").stream()
                .filter(row -> row.getField("use").equals(use))
                .collect(Collectors.toUnmodifiableMap(row -> row.getField("word"), row -> row.getField("meaning")));
    }

    private static String withoutOffice(String text) {
        String[] parts = OFFICE_SEPARATOR.split(text, 2);
        if (parts.length < 2) {
            return text;
        }
        List<String> body = words(parts[0]);
        boolean wholeState = body.isEmpty() || body.get(0).equals("state");
        boolean office = words(parts[1]).stream().anyMatch(OFFICE_WORDS::contains);
        return office && !wholeState ? parts[0] : text;
    }

    private static List<String> words(String text) {
        return Arrays.stream(PUNCTUATION.split(text))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static List<String> folded(List<String> words) {
        List<String> folded = new ArrayList<>();
        for (String word : words) {
            folded.addAll(List.of(ABBREVIATIONS.getOrDefault(word, word).split(" ")));
        }
        if (folded.size() > 1 && folded.get(0).equals("the")) {
            folded.remove(0);
        }
        return folded;
    }

    /** Brings "x, city of", "x city" and "city of x" to one order; for a county and a township "x county". */
    private static List<String> turned(List<String> words) {
        for (String kind : List.of("city", "town", "village")) {
            List<String> place = place(words, kind);
            if (place != null) {
                return joined(List.of(kind, "of"), place);
            }
        }
        for (String kind : List.of("county", "township")) {
            List<String> place = place(words, kind);
            if (place != null) {
                return joined(place, List.of(kind));
            }
        }
        return words;
    }

    /** The place's own name, where the words are that name and the kind of body; else null. */
    private static @Nullable List<String> place(List<String> words, String kind) {
        int size = words.size();
        if (size > 2 && isKindOf(words, size - 2, kind)) {
            return words.subList(0, size - 2);
        }
        int from = size > 2 && isKindOf(words, 0, kind) ? 2 : 0;
        int to = size - from > 1 && words.getLast().equals(kind) ? size - 1 : size;
        return to - from == size ? null : words.subList(from, to);
    }

    /** Whether "city of", or another kind, stands at this place. */
    private static boolean isKindOf(List<String> words, int at, String kind) {
        return words.get(at).equals(kind) && words.get(at + 1).equals("of");
    }

    private static List<String> joined(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
