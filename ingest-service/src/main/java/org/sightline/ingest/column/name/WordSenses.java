package org.sightline.ingest.column.name;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the words of columns' names stand for (money, a part of a body, a paper, a day), from a list beside this class; a word may
 * have several senses.
 */
public final class WordSenses {

    static final String MONEY = "money";
    private static final Set<String> UNKNOWN = Set.of("unknown");
    private static final Map<String, Set<String>> SENSES = load();

    private WordSenses() {}

    private static Map<String, Set<String>> load() {
        Map<String, Set<String>> senses = new HashMap<>();
        for (NamedCsvRecord row : ColumnWords.read("word-senses.csv")) {
            for (String word : row.getField("words").split(" ")) {
                senses.computeIfAbsent(word, any -> new HashSet<>()).add(row.getField("sense"));
            }
        }
        return senses;
    }

    public static Set<String> of(String word) {
        return SENSES.getOrDefault(word, UNKNOWN);
    }

    /** Whether a name speaks of money. */
    public static boolean saysMoney(List<String> name) {
        return name.stream().anyMatch(word -> of(word).contains(MONEY));
    }
}
