package org.sightline.ingest.column;

import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sightline.ingest.column.name.ColumnKind;
import org.sightline.ingest.column.name.ColumnWords;
import org.sightline.ingest.column.value.ValueShape;

/**
 * Makes each column of words that describes a purchase a part of its description, and lets none that says only the sort of
 * purchase take the place of what was bought.
 */
final class DescriptionParts {

    /** What a column may say instead of describing a purchase. */
    private static final Set<ColumnKind> OTHERWISE = EnumSet.of(
            ColumnKind.PERSON,
            ColumnKind.OTHER_PARTY,
            ColumnKind.PLACE,
            ColumnKind.CONTACT,
            ColumnKind.FLAG,
            ColumnKind.WAY,
            ColumnKind.STATUS,
            ColumnKind.PERIOD,
            ColumnKind.COUNT);

    /** What a vendor sells is described by the vendor too: "supplier item description". */
    private static final Set<String> SOLD = Set.of(
            "item",
            "items",
            "product",
            "products",
            "goods",
            "commodity",
            "material",
            "invoice",
            "expense",
            "expenditure",
            "purchase",
            "order");

    private static final Set<String> CODE = Set.of("id", "number", "code", "key");

    private static final int SHORTEST_UNNAMED = 10;

    private static final double AS_VARIED = 0.8;

    private static final Set<String> DETAILED = Set.of("detailed", "detail", "sub");
    private static final int FEWEST_ROWS = 4;
    private static final double FEW_VALUES = 0.4;
    private static final int LETTERS_OF_A_SORT = 10;

    private final List<String> headers;
    private final List<ColumnGuess.Guess> guesses;
    private final List<ValueShape> shapes;

    private DescriptionParts(List<String> headers, List<ColumnGuess.Guess> guesses, List<ValueShape> shapes) {
        this.headers = headers;
        this.guesses = guesses;
        this.shapes = shapes;
    }

    /** Completes the guesses in place. */
    static void complete(List<String> headers, List<ColumnGuess.Guess> guesses, List<ValueShape> shapes) {
        DescriptionParts parts = new DescriptionParts(headers, guesses, shapes);
        parts.add();
        parts.order();
    }

    private void add() {
        List<Integer> texts = IntStream.range(0, headers.size())
                .filter(column -> guesses.get(column).field() == null && describes(column))
                .boxed()
                .toList();
        texts.forEach(column -> guesses.set(column, new ColumnGuess.Guess(part(column), ColumnGuess.SURE)));
        if (place(Field.DESCRIPTION) < 0) {
            (texts.isEmpty() ? unnamed() : texts.stream())
                    .max(Comparator.comparing((Integer column) -> isMostlyFilled(shapes.get(column)))
                            .thenComparing(column -> !isSort(column))
                            .thenComparing(this::isCalledText)
                            .thenComparingDouble(column -> shapes.get(column).length()))
                    .ifPresent(
                            column -> guesses.set(column, new ColumnGuess.Guess(Field.DESCRIPTION, ColumnGuess.SURE)));
        }
    }

    /** A program or project may say whose money it is too. */
    private Field part(int column) {
        return ColumnWords.get().scores(headers.get(column)).getOrDefault(Field.PROGRAM, 0.0) >= ColumnGuess.SURE
                ? Field.PROGRAM
                : Field.DESCRIPTION2;
    }

    /** Columns of words whose names say nothing, where no other says what was bought. */
    private Stream<Integer> unnamed() {
        return IntStream.range(0, headers.size())
                .filter(column -> guesses.get(column).field() == null
                        && mayDescribe(column)
                        && shapes.get(column).distinct() > 0.5
                        && shapes.get(column).length() >= SHORTEST_UNNAMED)
                .boxed();
    }

    private boolean describes(int column) {
        return mayDescribe(column) && (shapes.get(column).isProse() || isCalledText(column));
    }

    private boolean isCalledText(int column) {
        return ColumnKind.of(ColumnWords.get().words(headers.get(column))).contains(ColumnKind.TEXT);
    }

    private static boolean isMostlyFilled(ValueShape shape) {
        return 2 * shape.filled() >= shape.rows();
    }

    /** Whether the values are words and the name says nothing else. */
    private boolean mayDescribe(int column) {
        String header = headers.get(column);
        List<String> words = ColumnWords.get().words(header);
        Set<ColumnKind> kinds = ColumnKind.of(words);
        boolean party = kinds.contains(ColumnKind.PARTY) && words.stream().noneMatch(SOLD::contains);
        boolean code = CODE.contains(words.getLast()) && shapes.get(column).codes() >= 0.5;
        return !party
                && !code
                && !words.getLast().equals("date")
                && kinds.stream().noneMatch(OTHERWISE::contains)
                && !ColumnGuess.isOurOwn(header)
                && (kinds.contains(ColumnKind.TEXT)
                        ? shapes.get(column).isTextOrPersons()
                        : shapes.get(column).isText())
                && ColumnWords.get().scores(header).entrySet().stream().noneMatch(ColumnGuess::isElsewhere);
    }

    /** What was bought comes first, and what sort of purchase it was after it. */
    private void order() {
        int main = place(Field.DESCRIPTION);
        if (main < 0 || !isSort(main)) {
            return;
        }
        IntStream.range(0, headers.size())
                .filter(column -> guesses.get(column).field() == Field.DESCRIPTION2
                        && (!isSort(column) || isDetailOf(column, main))
                        && 2 * shapes.get(column).filled() >= shapes.get(main).filled()
                        && shapes.get(column).distinct()
                                >= AS_VARIED * shapes.get(main).distinct())
                .boxed()
                .max(Comparator.comparingDouble(column -> shapes.get(column).length()))
                .ifPresent(item -> {
                    ColumnGuess.Guess sort = guesses.get(main);
                    guesses.set(main, guesses.get(item));
                    guesses.set(item, sort);
                });
    }

    /** Whether a column divides further what another says: "detailed expenditure category". */
    private boolean isDetailOf(int column, int sort) {
        List<String> words = ColumnWords.get().words(headers.get(column));
        return DETAILED.contains(words.getFirst())
                && Collections.indexOfSubList(words, ColumnWords.get().words(headers.get(sort))) > 0;
    }

    private boolean isSort(int column) {
        return saysOnlySort(shapes.get(column))
                || ColumnKind.of(ColumnWords.get().words(headers.get(column))).contains(ColumnKind.SORT);
    }

    /** "Service", "Service", "Product": one or two words over and over. */
    private static boolean saysOnlySort(ValueShape shape) {
        return shape.filled() >= FEWEST_ROWS && shape.distinct() <= FEW_VALUES && shape.length() <= LETTERS_OF_A_SORT;
    }

    private int place(Field field) {
        return IntStream.range(0, guesses.size())
                .filter(column -> guesses.get(column).field() == field)
                .findFirst()
                .orElse(-1);
    }
}
