package org.sightline.ingest.column.name;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.sightline.ingest.column.Field;

/**
 * What the names of columns speak of that no field takes, from a list beside this class: persons, places, ways of paying. In
 * English the last noun of a name says what the column holds, so that "cardholder department" is a department and
 * "department contact" a person.
 */
public enum ColumnKind {
    /** Somebody who asked, approved or typed. */
    PERSON(EnumSet.noneOf(Field.class)),
    /** A company beside the one that was paid: its parent, a reseller, a bank. Such a word counts anywhere in the name. */
    OTHER_PARTY(EnumSet.noneOf(Field.class)),
    PLACE(EnumSet.of(Field.BUYER, Field.STATE, Field.BUYER_FIPS)),
    CONTACT(EnumSet.noneOf(Field.class)),
    /** Yes or no; such a word counts anywhere in the name. */
    FLAG(EnumSet.noneOf(Field.class)),
    /** How something was bought or paid, or which system says so. */
    WAY(EnumSet.of(Field.FUND, Field.FUND_CODE)),
    STATUS(EnumSet.of(Field.ORDER_STATUS)),
    PERIOD(EnumSet.of(Field.ORDER_DATE, Field.PAYMENT_DATE)),
    /** How many of something that is no goods: days, bids, percent. */
    COUNT(EnumSet.noneOf(Field.class)),
    /** What describes a purchase: such a column is a part of its description unless it is something else. */
    TEXT(EnumSet.allOf(Field.class)),
    /** A text that says no more than the sort of purchase, and never takes the place of what was bought. */
    SORT(EnumSet.allOf(Field.class)),
    /** Who bought and who sold: their attributes describe them and no purchase. */
    PARTY(EnumSet.allOf(Field.class));

    /** Words after the noun that says what a column holds. */
    private static final Set<String> AFTER_THE_NOUN = Set.of(
            "name",
            "code",
            "number",
            "id",
            "line",
            "description",
            "title",
            "abbreviation",
            "text",
            "first",
            "last",
            "middle",
            "initial",
            "full",
            "short",
            "long",
            "1",
            "2",
            "3",
            "4",
            "5");

    private static final Map<ColumnKind, Set<List<String>>> WORDS = load();

    private final Set<Field> spared;

    ColumnKind(Set<Field> spared) {
        this.spared = spared;
    }

    private static Map<ColumnKind, Set<List<String>>> load() {
        Map<ColumnKind, Set<List<String>>> words = new EnumMap<>(ColumnKind.class);
        for (NamedCsvRecord row : ColumnWords.read("column-kinds.csv")) {
            words.computeIfAbsent(valueOf(row.getField("kind").toUpperCase(Locale.ROOT)), any -> new HashSet<>())
                    .add(List.of(row.getField("words").split(" ")));
        }
        return words;
    }

    /** Whether some kind is called by this word. */
    public static boolean knows(String word) {
        return WORDS.values().stream().flatMap(Set::stream).anyMatch(phrase -> phrase.contains(word));
    }

    /** Whether such words after a noun leave it the noun that says what the column holds: "vendor name 1". */
    public static boolean isAfterNoun(List<String> words) {
        return AFTER_THE_NOUN.containsAll(words);
    }

    /** What a column's name speaks of; several, or none. */
    public static Set<ColumnKind> of(List<String> name) {
        Set<ColumnKind> kinds = EnumSet.noneOf(ColumnKind.class);
        WORDS.forEach((kind, phrases) -> {
            if (phrases.stream().anyMatch(phrase -> kind.isSaid(phrase, name))) {
                kinds.add(kind);
            }
        });
        return kinds;
    }

    private boolean isSaid(List<String> phrase, List<String> name) {
        return switch (this) {
            case OTHER_PARTY, FLAG, TEXT, PARTY -> Collections.indexOfSubList(name, phrase) >= 0;
            case COUNT -> startsWith(name, phrase) || endsWith(noun(name), phrase);
            default -> endsWith(noun(name), phrase) || endsWith(name, phrase);
        };
    }

    /** The name as far as the noun that says what the column holds. */
    public static List<String> noun(List<String> name) {
        int of = name.indexOf("of");
        if (of > 0 && !AFTER_THE_NOUN.containsAll(name.subList(0, of))) {
            return noun(name.subList(0, of));
        }
        int end = name.size();
        while (end > 1 && AFTER_THE_NOUN.contains(name.get(end - 1))) {
            end--;
        }
        return name.subList(0, end);
    }

    private static boolean startsWith(List<String> name, List<String> phrase) {
        return phrase.size() > 1
                && name.size() > phrase.size()
                && name.subList(0, phrase.size()).equals(phrase);
    }

    private static boolean endsWith(List<String> name, List<String> phrase) {
        return name.size() >= phrase.size()
                && name.subList(name.size() - phrase.size(), name.size()).equals(phrase);
    }

    /** Whether a column of this kind may have a field for all that. */
    public boolean spares(Field field) {
        return spared.contains(field);
    }
}
