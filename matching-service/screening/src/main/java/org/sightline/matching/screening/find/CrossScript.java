package org.sightline.matching.screening.find;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.sightline.matching.screening.subject.Field;
import org.sightline.matching.screening.text.Distance;
import org.sightline.matching.screening.text.LegalForms;
import org.sightline.matching.screening.text.Lexicon;
import org.sightline.matching.screening.text.Romanization;
import org.sightline.matching.screening.text.Text;
import org.sightline.matching.watchlist.Name;

/**
 * Listed names by their consonants, for vendors' names in another script: what romanizations disagree about (vowels, KH or H, Y or I)
 * is left out of the key, and the vowels are compared afterwards where the script has them. For review only.
 */
final class CrossScript {

    private static final Set<Field> FIELDS = Set.of(Field.VENDOR_NAME, Field.MANUFACTURER);
    /** Fewest consonants by which a name is told from others. */
    private static final int SHORTEST = 3;
    /** Fewest consonants of a first word that may stand for the whole name. */
    private static final int ALONE = 4;
    /** How much of the letters must agree where the script has vowels. */
    private static final double AGREES = 0.7;

    private static final Set<String> ARTICLES = Set.of("", "AL", "EL", "THE");

    private static final String[][] SOUNDS = {
        {"SHCH", "S"},
        {"SCH", "S"},
        {"DZH", "J"},
        {"X", "KS"},
        {"TCH", "X"},
        {"CH", "X"},
        {"TS", "X"},
        {"TZ", "X"},
        {"CZ", "X"},
        {"ZH", "S"},
        {"SH", "S"},
        {"KH", "K"},
        {"GH", "G"},
        {"PH", "F"},
        {"TH", "T"},
        {"DH", "D"},
        {"CK", "K"},
        {"CE", "S"},
        {"CI", "S"},
        {"CY", "S"},
        {"C", "K"},
        {"Q", "K"},
        {"V", "F"},
        {"Z", "S"}
    };

    /**
     * A listed name.
     *
     * @param letters what the text's letters are compared with
     */
    private record Entry(Pattern pattern, String letters) {}

    private final Map<String, List<Entry>> byKey = new HashMap<>();
    private final Lexicon lexicon;

    CrossScript(List<Name> listed, Lexicon lexicon) {
        this.lexicon = lexicon;
        for (Name name : listed) {
            Pattern pattern = Pattern.of(0, name);
            List<String> words = words(name.text());
            for (String key : keys(words)) {
                byKey.computeIfAbsent(key, k -> new ArrayList<>(1)).add(new Entry(pattern, String.join("", words)));
            }
            // Words of trade are translated, not written in other letters: the first word may stand alone.
            if (words.size() > 1
                    && lexicon.of(words.get(0)) == 0
                    && consonants(words.get(0)).length() >= ALONE) {
                byKey.computeIfAbsent(consonants(words.get(0)), k -> new ArrayList<>(1))
                        .add(new Entry(pattern, words.get(0)));
            }
        }
    }

    /** The listed names that a vendor's name in another script may be. */
    List<Hit> find(Text text) {
        if (!FIELDS.contains(text.field) || text.words.isEmpty() || !Romanization.isForeign(text.raw)) {
            return List.of();
        }
        List<String> words = words(withoutForm(text.raw));
        String letters = String.join("", words);
        Set<Pattern> found = new LinkedHashSet<>();
        for (String key : keys(words)) {
            for (Entry entry : byKey.getOrDefault(key, List.of())) {
                if (Romanization.isWithoutVowels(text.raw) && key.length() > SHORTEST
                        || Distance.share(entry.letters(), letters) >= AGREES) {
                    found.add(entry.pattern());
                }
            }
        }
        return found.stream().map(pattern -> hit(text, pattern)).toList();
    }

    private static Hit hit(Text text, Pattern pattern) {
        Hit hit = new Hit(
                pattern, text, text.words.get(0).start(), text.words.getLast().end(), Pattern.EXACT, 0, 0);
        hit.whole = true;
        hit.way = Hit.Way.SCRIPT;
        hit.distinctive = 1;
        return hit;
    }

    /** Its words in Latin letters without legal forms, and without words of trade and place where something else is left. */
    private List<String> words(String name) {
        String latin = Romanization.isForeign(name) ? Romanization.of(name) : letters(name);
        List<String> core = LegalForms.strip(List.of(latin.strip().split(" +"))).stream()
                .filter(word -> !ARTICLES.contains(word))
                .toList();
        List<String> own = core.stream().filter(word -> lexicon.of(word) == 0).toList();
        return own.isEmpty() || Romanization.isChinese(name) ? core : own;
    }

    private static String letters(String name) {
        StringBuilder letters = new StringBuilder();
        new Text(Field.VENDOR_NAME, name, Lexicon.standard())
                .words.forEach(word -> letters.append(word.text()).append(' '));
        return letters.toString();
    }

    private static String withoutForm(String raw) {
        List<String> words = List.of(raw.toUpperCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{Nd}]+", " ")
                .strip()
                .split(" "));
        return String.join(" ", LegalForms.strip(words));
    }

    private static Set<String> keys(List<String> words) {
        Set<String> keys = new LinkedHashSet<>();
        String joined = String.join("", words);
        keys.add("=" + joined);
        List<String> bones = words.stream()
                .map(CrossScript::consonants)
                .filter(b -> !b.isEmpty())
                .sorted()
                .toList();
        if (String.join("", bones).length() >= SHORTEST) {
            keys.add(String.join(" ", bones));
        }
        String all = consonants(joined);
        if (all.length() >= SHORTEST) {
            keys.add(all);
        }
        return keys;
    }

    /** The consonants of a word as they sound. */
    static String consonants(String word) {
        String sounds = word.startsWith("AL") && word.length() > 4 ? word.substring(2) : word;
        for (String[] sound : SOUNDS) {
            sounds = sounds.replace(sound[0], sound[1]);
        }
        StringBuilder bones = new StringBuilder();
        for (int i = 0; i < sounds.length(); i++) {
            char c = sounds.charAt(i);
            if ("AEIOUYHW".indexOf(c) < 0 && (bones.isEmpty() || bones.charAt(bones.length() - 1) != c)) {
                bones.append(c);
            }
        }
        return bones.toString();
    }
}
