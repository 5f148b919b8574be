package org.sightline.ingest.column.learned;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.sightline.ingest.column.name.ColumnKind;
import org.sightline.ingest.column.name.ColumnWords;
import org.sightline.ingest.column.name.WordSenses;
import org.sightline.ingest.column.value.ExtendedPrice;
import org.sightline.ingest.column.value.ValueShape;
import org.sightline.tabular.Row;

/**
 * What is to be seen of the columns of a table, for {@link LearnedColumns}: the words of their names and what they stand for,
 * what their values look like, and what else the table has. A feature is a short text, such as {@code last=amount}.
 */
public final class ColumnFeatures {

    private static final Map<String, ToDoubleFunction<ValueShape>> SHARES = Map.ofEntries(
            Map.entry("companies", ValueShape::companies),
            Map.entry("bodies", ValueShape::publicBodies),
            Map.entry("persons", ValueShape::persons),
            Map.entry("units", ValueShape::units),
            Map.entry("incorporated", ValueShape::incorporated),
            Map.entry("last-names", ValueShape::lastNames),
            Map.entry("yes-no", ValueShape::yesOrNo),
            Map.entry("codes", ValueShape::codes),
            Map.entry("states", ValueShape::states),
            Map.entry("periods", ValueShape::periods),
            Map.entry("links", ValueShape::links));

    private static final double[] SHARE = {0.01, 0.2, 0.5, 0.8};
    private static final double[] FILLED = {0.01, 0.5, 0.99};
    private static final double[] LETTERS = {1.5, 2.5, 4, 6, 9, 14, 20, 30, 45};
    private static final double[] LETTERS_OF_WORDS = {3, 5, 9, 14, 20, 30};
    private static final double[] LETTERS_OF_NUMBERS = {3, 5, 8};
    private static final double[] PLACES = {0.01, 0.2, 0.5, 0.8, 0.99};
    private static final int COUNTED_TO = 4;
    private static final int SHORTEST_TEXT = 8;
    private static final double MONEY_SHARE = 0.4;

    /** Columns of numbers of which products are tried. */
    private static final int FACTORS_TRIED = 8;

    private static final List<String> TELLING =
            List.of("department", "agency", "vendor", "description", "amount", "division", "fund");

    private final List<List<String>> names;
    private final List<ValueShape> shapes;
    private final List<String> kinds;
    private final List<Integer> days;
    private final List<Integer> money;
    private final List<Integer> texts;
    private final ExtendedPrice extended;

    private ColumnFeatures(List<String> headers, List<Row> rows, List<ValueShape> shapes) {
        this.names = headers.stream().map(ColumnWords.get()::words).toList();
        this.shapes = shapes;
        this.kinds = shapes.stream().map(ValueShape::kind).toList();
        this.days = columns("days");
        this.money = columns("numbers").stream().filter(this::isMoney).toList();
        this.texts = IntStream.range(0, headers.size())
                .filter(column ->
                        (kinds.get(column).equals("words") || kinds.get(column).equals("mixed"))
                                && shapes.get(column).length() >= SHORTEST_TEXT)
                .boxed()
                .toList();
        this.extended = ExtendedPrice.of(
                rows,
                columns("numbers").stream()
                        .filter(column -> shapes.get(column).cents() < MONEY_SHARE)
                        .limit(FACTORS_TRIED)
                        .toList(),
                money.stream().limit(FACTORS_TRIED).toList());
    }

    /**
     * The features of each column.
     *
     * @param rows sample rows
     * @param shapes what their values look like, for each column
     */
    public static List<Set<String>> of(List<String> headers, List<Row> rows, List<ValueShape> shapes) {
        ColumnFeatures table = new ColumnFeatures(headers, rows, shapes);
        return IntStream.range(0, headers.size()).mapToObj(table::of).toList();
    }

    private List<Integer> columns(String kind) {
        return IntStream.range(0, kinds.size())
                .filter(column -> kinds.get(column).equals(kind))
                .boxed()
                .toList();
    }

    private boolean isMoney(int column) {
        return shapes.get(column).cents() >= MONEY_SHARE || WordSenses.saysMoney(names.get(column));
    }

    private Set<String> of(int column) {
        Set<String> features = new TreeSet<>();
        features.add("any");
        String values = values(column);
        name(names.get(column), kinds.get(column), values, features);
        shape(column, values, features);
        switch (kinds.get(column)) {
            case "days" -> amongDays(column, features);
            case "numbers" -> amongNumbers(column, values, features);
            default -> amongTexts(column, features);
        }
        TELLING.stream()
                .filter(word ->
                        !names.get(column).contains(word) && names.stream().anyMatch(name -> name.contains(word)))
                .forEach(word -> features.add("beside=" + word + "&" + kinds.get(column)));
        return features;
    }

    /** What the values are, and how long. */
    private String values(int column) {
        ValueShape shape = shapes.get(column);
        return switch (kinds.get(column)) {
            case "days", "blank" -> kinds.get(column);
            case "numbers" ->
                shape.cents() >= 0.5
                        ? "money"
                        : shape.counts() < 0.8 ? "numbers" : "numbers" + step(shape.length(), LETTERS_OF_NUMBERS);
            default -> kinds.get(column) + step(shape.length(), LETTERS_OF_WORDS);
        };
    }

    private static void name(List<String> name, String kind, String values, Set<String> features) {
        name.forEach(word -> features.add("word=" + word));
        features.add("last=" + name.getLast());
        features.add("last=" + name.getLast() + "&" + kind);
        features.add("words=" + Math.min(name.size(), COUNTED_TO));
        ColumnKind.of(name).forEach(one -> features.add("kind=" + one.name().toLowerCase(Locale.ROOT)));
        senses(name).forEach(sense -> {
            features.add("sense=" + sense);
            features.add("sense=" + sense + "&" + kind);
        });
        WordSenses.of(name.getLast()).forEach(sense -> {
            features.add("last-sense=" + sense);
            features.add("last-sense=" + sense + "&" + values);
        });
        int noun = ColumnKind.noun(name).size() - 1;
        for (String sense : WordSenses.of(name.get(noun))) {
            features.add("noun=" + sense);
            features.add("noun=" + sense + "&" + kind);
            features.add("noun=" + sense + "&" + values);
            senses(name.subList(0, noun)).forEach(other -> features.add("noun=" + other + ">" + sense));
        }
    }

    private static Set<String> senses(List<String> words) {
        return words.stream().flatMap(word -> WordSenses.of(word).stream()).collect(Collectors.toSet());
    }

    private void shape(int column, String values, Set<String> features) {
        ValueShape shape = shapes.get(column);
        features.add("values=" + values);
        features.add("values=" + kinds.get(column));
        SHARES.forEach((what, share) -> features.add(what + step(share.applyAsDouble(shape), SHARE)));
        features.add("filled" + step((double) shape.filled() / Math.max(1, shape.rows()), FILLED));
        features.add("letters" + step(shape.length(), LETTERS) + kinds.get(column));
        features.add("place" + step((double) column / Math.max(1, names.size() - 1), PLACES));
    }

    private void amongDays(int column, Set<String> features) {
        features.add("days" + Math.min(days.size(), COUNTED_TO));
        features.add("day-place" + days.indexOf(column));
        others(days, column).forEach(word -> features.add("other-day=" + word));
    }

    private void amongNumbers(int column, String values, Set<String> features) {
        features.add("money" + Math.min(money.size(), COUNTED_TO) + values);
        features.add(money.equals(List.of(column)) ? "only-money" : money.contains(column) ? "money" : "no-money");
        others(money, column).forEach(word -> features.add("other-money=" + word));
        if (extended.amounts().contains(column)) {
            features.add("product");
        } else if (extended.prices().contains(column)) {
            features.add("price-of-one");
        }
    }

    private void amongTexts(int column, Set<String> features) {
        if (!texts.contains(column)) {
            return;
        }
        List<Integer> longest = texts.stream()
                .sorted(Comparator.comparingDouble(
                        (Integer text) -> -shapes.get(text).length()))
                .toList();
        features.add("longest" + Math.min(longest.indexOf(column), 3));
        features.add("texts" + Math.min(texts.size(), COUNTED_TO));
        Set<String> others = others(texts, column).stream()
                .filter(word -> ColumnFeatures.describes(WordSenses.of(word)))
                .collect(Collectors.toSet());
        others.forEach(word -> features.add("other-text=" + word));
        features.add("other-text" + !others.isEmpty());
    }

    private static boolean describes(Set<String> senses) {
        return senses.contains("text") || senses.contains("item") || senses.contains("sort");
    }

    private Set<String> others(List<Integer> columns, int column) {
        Set<String> words = new HashSet<>();
        for (int other : columns) {
            if (other != column) {
                words.addAll(names.get(other));
            }
        }
        return words;
    }

    private static int step(double value, double[] steps) {
        int step = 0;
        while (step < steps.length && value >= steps[step]) {
            step++;
        }
        return step;
    }
}
