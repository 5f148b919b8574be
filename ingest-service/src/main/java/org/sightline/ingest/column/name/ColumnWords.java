package org.sightline.ingest.column.name;

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
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sightline.ingest.column.ColumnGuess;
import org.sightline.ingest.column.Field;
import org.sightline.ingest.column.value.Amounts;
import org.sightline.ingest.column.value.Dates;
import org.sightline.tabular.HeaderSearch;
import org.sightline.tabular.TableShape;

/**
 * What column names mean, from two lists beside this class: for each field the phrases by which
 * publishers call it and words that speak against it, and what abbreviations mean.
 */
public final class ColumnWords {

    /** Finds the header of published data: column names that publishers use, and no amounts or dates. */
    public static final HeaderSearch HEADER =
            new Search(new TableShape(ColumnWords::isValue, name -> get().knows(name)));

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

    private static final Pattern REMARK =
            Pattern.compile("\\s*\\([^)]*\\)|(?i)\\s+(w/|with |incl|excl|not ).*$|\\s+-\\s+.*$");

    /** Two names of one thing, also in two languages: "Consultant/Contractor", "Date / Fecha"; and not "U/M" or "P/N". */
    private static final Pattern EITHER = Pattern.compile("[^/]*\\p{L}{3}[^/]*(/[^/]*\\p{L}{3}[^/]*)+");

    private static final Set<String> ARTICLES = Set.of("the", "a", "an");

    /** Of several columns with one name the first; the second comes after it. */
    private static final Set<String> NUMBERED = Set.of("1", "01");

    /** Nouns at the end of names that are written as one word: "omonumber". */
    private static final List<String> LAST_NOUNS =
            List.of("description", "quantity", "number", "amount", "vendor", "status", "code", "date", "name");

    /** A word of fewer letters may be another word, and no slip of the pen. */
    private static final int MOST_MISSPELLED = 10_000;

    private static final int SHORTEST_MISSPELLED = 5;

    /** A name that says the same in other words is a little less sure. */
    private static final double NEARLY = 0.97;

    /** Of what happens on a day nothing is known from "date" alone where another word stands beside it. */
    private static final List<String> ANY_DAY = List.of("date");

    /** What "authority description" describes is the authority: it leads no description of a purchase where another can. */
    private static final List<String> SAYS_SOMETHING = List.of("description");

    private static final double DESCRIBES_SOMETHING = 0.56;

    /** Whose name ends the name of the column: "similar agency roles" are roles. */
    private static final Set<Field> NAMES = Set.of(Field.BUYER, Field.VENDOR, Field.DOCUMENT_NUMBER);

    private static final Set<Field> PURCHASE =
            Set.of(Field.BUYER, Field.VENDOR, Field.DESCRIPTION, Field.AMOUNT, Field.ORDER_DATE, Field.PAYMENT_DATE);

    private static final ColumnWords LOADED = load();

    /** By the first of their words. */
    private final Map<String, List<Phrase>> phrases = new HashMap<>();

    private final Map<Field, Set<String>> against = new EnumMap<>(Field.class);
    private final Map<String, String> abbreviations = new HashMap<>();
    private final Set<String> vocabulary = new HashSet<>();
    /** Unknown words of the names of columns, as they were understood; forgotten where they become many. */
    private final Map<String, String> misspelled = new ConcurrentHashMap<>();

    private record Phrase(Field field, List<String> words, double weight) {}

    /**
     * A name that is to be understood.
     *
     * @param same other ways to say it
     * @param parts each of two names that stand in it, as in "consultant/contractor"
     * @param either whether it says two things, as "vendor/grantor name" does
     */
    private record Name(
            List<String> words,
            List<List<String>> same,
            List<List<String>> parts,
            Set<ColumnKind> kinds,
            boolean either) {

        Set<String> said() {
            Set<String> said = new HashSet<>(words);
            same.forEach(said::addAll);
            parts.forEach(said::addAll);
            return said;
        }
    }

    public static ColumnWords get() {
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

    /** The rows of a list beside this class. */
    static List<NamedCsvRecord> read(String list) {
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
            phrases.computeIfAbsent(words.getFirst(), any -> new ArrayList<>())
                    .add(new Phrase(field, words, Double.parseDouble(row.getField("weight"))));
        }
    }

    /** Whether the name is one that publishers use for some field. */
    public boolean knows(String header) {
        return scores(header).values().stream().anyMatch(score -> score >= 0.6);
    }

    /** For each field that the name may mean, how well it fits, up to 1. */
    public Map<Field, Double> scores(String header) {
        List<String> words = words(header);
        Name name = new Name(
                words, otherwise(header, words), eachOf(header), ColumnKind.of(words), header.indexOf('/') >= 0);
        Map<Field, Double> scores = new EnumMap<>(Field.class);
        for (String word : name.said()) {
            for (Phrase phrase : phrases.getOrDefault(word, List.of())) {
                double score = score(phrase, name);
                if (score > 0) {
                    scores.merge(phrase.field(), score, Math::max);
                }
            }
        }
        return scores;
    }

    /** Other ways to say the name: without a remark in parentheses, and "date of payment" as "payment date". */
    private List<List<String>> otherwise(String header, List<String> words) {
        List<List<String>> same = new ArrayList<>();
        Matcher remark = REMARK.matcher(header);
        if (remark.find() && remark.start() > 0) {
            same.add(words(remark.replaceAll(" ")));
        }
        List<String> bare =
                words.stream().filter(word -> !ARTICLES.contains(word)).toList();
        int of = bare.indexOf("of");
        if (of > 0 && of < bare.size() - 1) {
            List<String> turned = new ArrayList<>(bare.subList(of + 1, bare.size()));
            turned.addAll(bare.subList(0, of));
            same.add(turned);
        }
        int last = words.size() - 1;
        if (last > 0 && NUMBERED.contains(words.get(last))) {
            same.add(words.subList(0, last));
        }
        return same;
    }

    /** Each of two names that stand in one; none where it is one name. */
    private List<List<String>> eachOf(String header) {
        return EITHER.matcher(header).matches()
                ? Arrays.stream(header.split("/"))
                        .map(this::words)
                        .filter(part -> !ColumnKind.of(part).contains(ColumnKind.PLACE))
                        .toList()
                : List.of();
    }

    /** How well a phrase says what a name says. */
    private double score(Phrase phrase, Name name) {
        if (name.words().equals(phrase.words())) {
            return phrase.weight();
        }
        if (name.same().contains(phrase.words())) {
            return NEARLY * phrase.weight();
        }
        if (name.parts().contains(phrase.words())) {
            return endsAgainst(phrase, name.words().getLast()) ? 0 : NEARLY * phrase.weight();
        }
        if (name.kinds().stream().anyMatch(kind -> !kind.spares(phrase.field()))) {
            return 0;
        }
        int at = java.util.Collections.indexOfSubList(name.words(), phrase.words());
        return at < 0 ? 0 : within(phrase, name.words(), at, name.either());
    }

    /**
     * Whether the last word of two names speaks against what one of them says: "cost/unit" is the cost of one, and
     * "vendor/payee type" is a type. A person may take the place of a company: "vendor/employee".
     */
    private boolean endsAgainst(Phrase phrase, String last) {
        return !phrase.words().getLast().equals(last)
                && against.getOrDefault(phrase.field(), Set.of()).contains(last)
                && !ColumnKind.of(List.of(last)).contains(ColumnKind.PERSON);
    }

    /** How well a phrase says what a name says that holds it among other words. */
    private double within(Phrase phrase, List<String> header, int at, boolean either) {
        boolean ofSomething = !either
                && !ColumnKind.isAfterNoun(header.subList(at + phrase.words().size(), header.size()));
        if (NAMES.contains(phrase.field()) && ofSomething) {
            return 0;
        }
        List<String> rest = new ArrayList<>(header.subList(0, at));
        rest.addAll(header.subList(at + phrase.words().size(), header.size()));
        boolean otherDay = phrase.words().equals(ANY_DAY) && phrase.field() != Field.END_DATE;
        if (otherDay || rest.stream().anyMatch(against.getOrDefault(phrase.field(), Set.of())::contains)) {
            return 0;
        }
        if (phrase.words().equals(SAYS_SOMETHING)) {
            return DESCRIBES_SOMETHING;
        }
        double share = (double) phrase.words().size() / header.size();
        return phrase.weight() * (0.55 + 0.35 * share);
    }

    /** Whether the name has a word that speaks against the field. */
    public boolean speaksAgainst(Field field, String header) {
        List<String> words = words(header);
        return words.stream().anyMatch(against.getOrDefault(field, Set.of())::contains)
                || ColumnKind.of(words).stream().anyMatch(kind -> !kind.spares(field));
    }

    /** The words of a column's name: split at spaces, signs and capitals, abbreviations written out. */
    public List<String> words(String header) {
        String split = header.replace("#", " number ")
                .replace("%", " percent ")
                .replace("($)", "")
                .replace("$", " dollars ")
                .replace("'s ", " ")
                .replace("\u2019s ", " ")
                .replaceAll("(?<=[A-Za-z]{3})(?=\\d)", " ")
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .replaceAll("(?<=[A-Z])(?=[A-Z][a-z])", " ")
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip()
                .toLowerCase(Locale.ROOT);
        List<String> words = new ArrayList<>();
        for (String word : split.split(" ", -1)) {
            for (String part : unglued(word)) {
                words.addAll(Arrays.asList(abbreviations
                        .getOrDefault(part, spelled(singular(part)))
                        .split(" ")));
            }
        }
        return words;
    }

    /** "recieved" is "received": a word that nobody uses is a known one in which one letter is wrong, missing, or too much. */
    private String spelled(String word) {
        if (misspelled.size() > MOST_MISSPELLED) {
            misspelled.clear();
        }
        return word.length() < SHORTEST_MISSPELLED || known(word) || ColumnKind.knows(word)
                ? word
                : misspelled.computeIfAbsent(
                        word,
                        wrong -> vocabulary.stream()
                                .filter(right -> right.length() > SHORTEST_MISSPELLED
                                        && right.charAt(0) == wrong.charAt(0)
                                        && isOneSlip(wrong, right))
                                .sorted()
                                .findFirst()
                                .orElse(wrong));
    }

    private static boolean isOneSlip(String wrong, String right) {
        int start = 0;
        int shorter = Math.min(wrong.length(), right.length());
        while (start < shorter && wrong.charAt(start) == right.charAt(start)) {
            start++;
        }
        String left = wrong.substring(start);
        String meant = right.substring(start);
        boolean swapped = left.length() > 1
                && left.length() == meant.length()
                && left.charAt(0) == meant.charAt(1)
                && left.charAt(1) == meant.charAt(0)
                && left.substring(2).equals(meant.substring(2));
        return swapped || isMissing(left, meant) || isMissing(meant, left);
    }

    /** Whether one letter of the longer text is missing in the other. */
    private static boolean isMissing(String text, String longer) {
        return longer.length() == text.length() + 1 && longer.substring(1).equals(text);
    }

    /** "vendorname" is "vendor name", where it can be cut into known words without a rest. */
    private List<String> unglued(String word) {
        if (word.length() < 6 || known(word)) {
            return List.of(word);
        }
        for (int cut = word.length() - 2; cut >= 2; cut--) {
            List<String> rest = isPart(word.substring(0, cut)) ? parts(word.substring(cut)) : List.of();
            if (!rest.isEmpty()) {
                List<String> parts = new ArrayList<>(List.of(word.substring(0, cut)));
                parts.addAll(rest);
                return parts;
            }
        }
        return LAST_NOUNS.stream()
                .filter(noun -> word.endsWith(noun) && word.length() >= noun.length() + 2 && !ColumnKind.knows(word))
                .findFirst()
                .map(noun -> {
                    String rest = word.substring(0, word.length() - noun.length());
                    List<String> parts = new ArrayList<>(unglued(rest));
                    parts.add(noun);
                    return parts;
                })
                .orElse(List.of(word));
    }

    /** The known words that the rest of a word is made of; empty where it is made of others too. */
    private List<String> parts(String rest) {
        if (isPart(rest)) {
            return List.of(rest);
        }
        List<String> parts = rest.length() < 6 ? List.of() : unglued(rest);
        return parts.stream().allMatch(this::isPart) ? parts : List.of();
    }

    /** "expenses" is "expense" where publishers use only that. */
    private String singular(String word) {
        String one = word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
        return !vocabulary.contains(word) && vocabulary.contains(one) ? one : word;
    }

    /** Of two letters only those that stand for a word: "no", and not the "on" of "common". */
    private boolean isPart(String word) {
        return word.length() > 2 ? known(word) : word.equals("id") || abbreviations.containsKey(word);
    }

    private boolean known(String word) {
        return vocabulary.contains(word) || abbreviations.containsKey(word);
    }
}
