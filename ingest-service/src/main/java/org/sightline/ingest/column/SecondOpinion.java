package org.sightline.ingest.column;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.column.learned.ColumnFeatures;
import org.sightline.ingest.column.learned.LearnedColumns;
import org.sightline.ingest.column.learned.Meaning;
import org.sightline.ingest.column.name.ColumnWords;
import org.sightline.ingest.column.value.ValueShape;
import org.sightline.tabular.Row;

/**
 * Sets what is learned from other tables ({@link LearnedColumns}) beside what the rules of {@link ColumnGuess} made of a table.
 * Where it is sure and the rules are not, it decides; where a file is asked about anyway, a person is asked about each column
 * of which the two differ.
 */
final class SecondOpinion {

    /** So likely a meaning is to decide against a reading. */
    private static final double DECIDES = 0.87;

    /** So likely it is to be read where nothing is read. */
    private static final double ADDS = 0.8;

    /** The same for the number of a paper where no other is read. */
    private static final double ANY_NUMBER = 0.5;

    /** So likely it is to be asked about, and to take the place of what is unlikely. */
    private static final double ASKS = 0.6;

    /** A reading at most this sure gives way; above it the list of names knows the name. */
    private static final double GIVES_WAY = 0.7;

    /** The same where another column takes its place. */
    private static final double GIVES_PLACE = 0.95;

    private static final double UNLIKELY = 0.3;

    /** Values that look like something else are not read by likeness of names. */
    private static final double FITS = 0.7;

    private static final int MOST_QUESTIONS = 5;

    /** What is read where only likeness says so; a table without a vendor or an amount is asked about all the same. */
    private static final Set<Meaning> ADDED = EnumSet.of(
            Meaning.UNIT_PRICE,
            Meaning.QUANTITY,
            Meaning.UNIT,
            Meaning.BUYER,
            Meaning.DEPARTMENT,
            Meaning.FURTHER_TEXT,
            Meaning.ACCOUNT,
            Meaning.DOCUMENT,
            Meaning.ORDER_DATE,
            Meaning.PAYMENT_DATE,
            Meaning.MANUFACTURER);

    /** Of several such columns the likeliest is read. */
    private static final Set<Meaning> MOVED =
            EnumSet.of(Meaning.AMOUNT, Meaning.QUANTITY, Meaning.ORDER_DATE, Meaning.VENDOR);

    /**
     * What is never left out by likeness alone: without these a purchase is not found or not counted, and a text that is kept loses
     * no evidence.
     */
    private static final Set<Meaning> KEPT =
            EnumSet.of(Meaning.OTHER, Meaning.VENDOR, Meaning.AMOUNT, Meaning.QUANTITY, Meaning.FURTHER_TEXT);

    /** What changes a verdict or a total, or how a purchase is looked up. */
    private static final Set<Meaning> MATTERS = EnumSet.of(
            Meaning.AMOUNT,
            Meaning.UNIT_PRICE,
            Meaning.QUANTITY,
            Meaning.UNIT,
            Meaning.VENDOR,
            Meaning.BUYER,
            Meaning.DEPARTMENT,
            Meaning.DESCRIPTION,
            Meaning.ORDER_DATE,
            Meaning.PAYMENT_DATE,
            Meaning.DOCUMENT,
            Meaning.FUND);

    private final List<String> headers;
    private final List<ValueShape> shapes;
    private final List<ColumnGuess.Guess> guesses;
    private final List<double[]> chances;

    private SecondOpinion(
            List<String> headers, List<Row> rows, List<ValueShape> shapes, List<ColumnGuess.Guess> guesses) {
        this.headers = headers;
        this.shapes = shapes;
        this.guesses = guesses;
        this.chances = ColumnFeatures.of(headers, rows, shapes).stream()
                .map(LearnedColumns.builtIn()::chances)
                .toList();
    }

    /** Changes the guesses in place. */
    static void decide(List<String> headers, List<Row> rows, List<ValueShape> shapes, List<ColumnGuess.Guess> guesses) {
        SecondOpinion opinion = new SecondOpinion(headers, rows, shapes, guesses);
        opinion.vendor();
        IntStream.range(0, headers.size()).filter(opinion::isOpen).forEach(opinion::leaveOut);
        IntStream.range(0, headers.size())
                .filter(column -> opinion.isOpen(column) && guesses.get(column).field() == null)
                .forEach(opinion::add);
    }

    /**
     * What is to be asked of a file that is asked about anyway: columns of which the two opinions differ.
     *
     * @param asked what is asked already
     */
    static List<String> differences(
            List<String> headers, List<Row> rows, List<ColumnGuess.Guess> guesses, List<String> asked) {
        List<ValueShape> shapes = IntStream.range(0, headers.size())
                .mapToObj(column ->
                        ValueShape.of(rows.stream().map(row -> row.cell(column)).toList()))
                .toList();
        SecondOpinion opinion = new SecondOpinion(headers, rows, shapes, guesses);
        return IntStream.range(0, headers.size())
                .filter(column -> opinion.isOpen(column) && opinion.differs(column))
                .filter(column ->
                        asked.stream().noneMatch(question -> question.contains("\"" + headers.get(column) + "\"")))
                .boxed()
                .sorted(Comparator.comparingDouble(column -> -opinion.chance(column, opinion.best(column))))
                .limit(MOST_QUESTIONS)
                .map(opinion::question)
                .toList();
    }

    private boolean isOpen(int column) {
        return !ColumnGuess.isOurOwn(headers.get(column)) && shapes.get(column).filled() > 0;
    }

    private void leaveOut(int column) {
        ColumnGuess.Guess guess = guesses.get(column);
        if (KEPT.contains(Meaning.of(guess.field()))
                || guess.confidence() > GIVES_WAY
                || chance(column, Meaning.OTHER) < DECIDES) {
            return;
        }
        if (guess.field() != Field.DESCRIPTION) {
            guesses.set(column, ColumnGuess.Guess.NONE);
            return;
        }
        IntStream.range(0, headers.size())
                .filter(other -> guesses.get(other).field() == Field.DESCRIPTION2)
                .boxed()
                .max(Comparator.comparingDouble(other -> chance(other, Meaning.DESCRIPTION)))
                .ifPresent(other -> {
                    guesses.set(other, guess);
                    guesses.set(column, ColumnGuess.Guess.NONE);
                });
    }

    private void add(int column) {
        Meaning meaning = best(column);
        Field field = field(meaning, column);
        if (field == null || !mayBe(column, field)) {
            return;
        }
        double chance = chance(column, meaning);
        int read = field.mayRepeat() ? -1 : place(field);
        if (read >= 0 && chance >= ASKS && givesPlace(read, meaning)) {
            guesses.set(read, ColumnGuess.Guess.NONE);
            guesses.set(column, new ColumnGuess.Guess(field, chance));
        } else if (read < 0 && ADDED.contains(meaning) && chance >= least(meaning)) {
            guesses.set(column, new ColumnGuess.Guess(field, chance));
        }
    }

    /** A number by which people look a purchase up is better than none. */
    private double least(Meaning meaning) {
        boolean noNumber = meaning == Meaning.DOCUMENT
                && guesses.stream().noneMatch(guess -> Meaning.of(guess.field()) == Meaning.DOCUMENT);
        return noNumber ? ANY_NUMBER : ADDS;
    }

    /** Whether neither values nor words speak against it, no other column has the day, and nobody pays there. */
    private boolean mayBe(int column, Field field) {
        boolean secondDay = field.isDate() && place(field) < 0 && hasDay();
        boolean side = field == Field.VENDOR && ColumnGuess.isSideOfTransfer(headers, headers.get(column));
        return !secondDay
                && !side
                && shapes.get(column).fits(field) >= FITS
                && !ColumnWords.get().speaksAgainst(field, headers.get(column));
    }

    /** Whether another column that is likely takes the place of the one that is read. */
    private boolean givesPlace(int read, Meaning meaning) {
        return MOVED.contains(meaning)
                && chance(read, meaning) < UNLIKELY
                && guesses.get(read).confidence() <= GIVES_PLACE;
    }

    /** Money is paid to somebody: where the vendor that is read is most likely none, the likeliest of the others is it. */
    private void vendor() {
        int read = place(Field.VENDOR);
        if (read < 0 || guesses.get(read).confidence() > GIVES_WAY || chance(read, Meaning.OTHER) < DECIDES) {
            return;
        }
        IntStream.range(0, headers.size())
                .filter(column -> isOpen(column) && guesses.get(column).field() == null)
                .filter(column -> chance(column, Meaning.VENDOR) >= UNLIKELY)
                .filter(column -> !ColumnGuess.isSideOfTransfer(headers, headers.get(column)))
                .boxed()
                .max(Comparator.comparingDouble(column -> chance(column, Meaning.VENDOR)))
                .ifPresent(column -> {
                    guesses.set(column, guesses.get(read));
                    guesses.set(read, ColumnGuess.Guess.NONE);
                });
    }

    /** The field of a column of this meaning; null where it is not read by likeness alone. */
    private @Nullable Field field(Meaning meaning, int column) {
        if (!ADDED.contains(meaning) && !MOVED.contains(meaning)) {
            return null;
        }
        ValueShape shape = shapes.get(column);
        // Words are no code: an account in words says what sort of thing was bought.
        boolean text = meaning == Meaning.FURTHER_TEXT || meaning == Meaning.ACCOUNT && shape.words() >= 0.5;
        return text ? shape.isText() ? Field.DESCRIPTION2 : null : meaning.field();
    }

    private boolean differs(int column) {
        Meaning read = Meaning.of(guesses.get(column).field());
        Meaning likely = best(column);
        return read != likely
                && chance(column, likely) >= ASKS
                && (MATTERS.contains(read) || MATTERS.contains(likely))
                && !(read == Meaning.DESCRIPTION && likely == Meaning.FURTHER_TEXT)
                && !(read == Meaning.FURTHER_TEXT && likely == Meaning.DESCRIPTION);
    }

    private boolean hasDay() {
        return place(Field.ORDER_DATE) >= 0 || place(Field.PAYMENT_DATE) >= 0;
    }

    private String question(int column) {
        Field read = guesses.get(column).field();
        Meaning likely = best(column);
        if (read == null || Meaning.of(read) == Meaning.OTHER) {
            return orLeftOut(headers.get(column), likely.field());
        }
        return likely == Meaning.OTHER
                ? orLeftOut(headers.get(column), read)
                : "whether the column \"" + headers.get(column) + "\" is the " + read.words() + " or the "
                        + likely.field().words() + ": it is like columns of either";
    }

    private static String orLeftOut(String header, Field field) {
        return "whether the column \"" + header + "\" is the " + field.words()
                + ", or is left out: columns like it are either";
    }

    private Meaning best(int column) {
        return Stream.of(Meaning.values())
                .max(Comparator.comparingDouble(meaning -> chance(column, meaning)))
                .orElse(Meaning.OTHER);
    }

    private double chance(int column, Meaning meaning) {
        return chances.get(column)[meaning.ordinal()];
    }

    private int place(Field field) {
        return IntStream.range(0, guesses.size())
                .filter(column -> guesses.get(column).field() == field)
                .findFirst()
                .orElse(-1);
    }
}
