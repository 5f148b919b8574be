package org.sightline.ingest.column;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.sightline.tabular.Row;

/**
 * Guesses what the columns of a file mean, from their names and from a sample of their values. A guess that is not
 * sure enough is not made: the person who uploads is asked instead.
 */
public final class ColumnGuess {

    /** What is at least this sure is taken without asking. */
    public static final double SURE = 0.5;

    static final double COMPANY_VALUES = 0.2;
    private static final double BODY_VALUES = 0.5;
    private static final double FROM_VALUES_ALONE = 0.55;

    private ColumnGuess() {}

    /**
     * What a column was guessed to be.
     *
     * @param field null where the column is not needed or not understood
     * @param confidence from 0 to 1
     */
    public record Guess(@Nullable Field field, double confidence) {

        static final Guess NONE = new Guess(null, 0);
    }

    private record Candidate(int column, Field field, double score) {}

    /**
     * One guess for each column.
     *
     * @param rows sample rows, which may be shorter or longer than the header
     */
    public static List<Guess> guess(List<String> headers, List<Row> rows) {
        List<ValueShape> shapes = new ArrayList<>();
        for (int i = 0; i < headers.size(); i++) {
            int column = i;
            shapes.add(ValueShape.of(rows.stream().map(row -> row.cell(column)).toList()));
        }
        List<Candidate> candidates = fromNames(headers, shapes);
        List<Guess> guesses = assign(headers.size(), candidates);
        completeFromValues(headers, guesses, shapes);
        return guesses;
    }

    private static List<Candidate> fromNames(List<String> headers, List<ValueShape> shapes) {
        boolean addresses = headers.stream()
                .anyMatch(header -> header.toLowerCase(Locale.ROOT).matches(".*(zip|address|city).*"));
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < headers.size(); i++) {
            for (Map.Entry<Field, Double> score :
                    ColumnWords.get().scores(headers.get(i)).entrySet()) {
                Field field = score.getKey();
                double value = score.getValue() * shapes.get(i).fits(field);
                if (field == Field.STATE && addresses && score.getValue() < 1) {
                    // The state of an address, most likely the vendor's.
                    continue;
                }
                if (value >= SURE * 0.8) {
                    candidates.add(new Candidate(i, field, adjusted(field, value, shapes.get(i))));
                }
            }
        }
        return candidates;
    }

    /** Among columns of the same name-score the one with the longer, more varied text is the description. */
    private static double adjusted(Field field, double score, ValueShape shape) {
        if (field == Field.DESCRIPTION) {
            return score + Math.min(shape.length(), 60) / 1000 + shape.distinct() / 20;
        }
        if (field == Field.AMOUNT) {
            return score + shape.cents() / 100;
        }
        return score;
    }

    private static List<Guess> assign(int columns, List<Candidate> candidates) {
        List<Guess> guesses = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            guesses.add(Guess.NONE);
        }
        Set<Field> taken = EnumSet.noneOf(Field.class);
        candidates.sort(Comparator.comparingDouble(Candidate::score)
                .reversed()
                .thenComparing(Candidate::field)
                .thenComparingInt(Candidate::column));
        for (Candidate candidate : candidates) {
            if (guesses.get(candidate.column()).field() == null
                    && candidate.score() >= SURE
                    && taken.add(candidate.field())) {
                guesses.set(candidate.column(), new Guess(candidate.field(), Math.min(1, candidate.score())));
            }
        }
        return guesses;
    }

    /** Where names did not tell: the only column of companies, of public bodies, of days, of amounts in cents. */
    private static void completeFromValues(List<String> headers, List<Guess> guesses, List<ValueShape> shapes) {
        complete(headers, guesses, shapes, Field.BUYER, shape -> atLeast(BODY_VALUES, shape.publicBodies()));
        complete(headers, guesses, shapes, Field.VENDOR, shape -> atLeast(COMPANY_VALUES, shape.companies()));
        if (!has(guesses, Field.PAYMENT_DATE)) {
            complete(headers, guesses, shapes, Field.ORDER_DATE, shape -> atLeast(0.9, shape.days()));
        }
        complete(
                headers,
                guesses,
                shapes,
                Field.AMOUNT,
                shape -> shape.amounts() >= 0.9 ? atLeast(0.5, shape.cents()) : 0);
        complete(headers, guesses, shapes, Field.DESCRIPTION, shape -> shape.isProse() ? shape.length() : 0);
    }

    private static double atLeast(double least, double share) {
        return share >= least ? share : 0;
    }

    private static boolean has(List<Guess> guesses, Field field) {
        return guesses.stream().anyMatch(guess -> guess.field() == field);
    }

    private static void complete(
            List<String> headers,
            List<Guess> guesses,
            List<ValueShape> shapes,
            Field field,
            ToDoubleFunction<ValueShape> score) {
        if (has(guesses, field)) {
            return;
        }
        int best = -1;
        for (int i = 0; i < guesses.size(); i++) {
            boolean open = guesses.get(i).field() == null
                    && shapes.get(i).filled() > 0
                    && !ColumnWords.get().speaksAgainst(field, headers.get(i));
            double value = open ? score.applyAsDouble(shapes.get(i)) : 0;
            if (value > 0 && (best < 0 || value > score.applyAsDouble(shapes.get(best)))) {
                best = i;
            }
        }
        if (best >= 0) {
            guesses.set(best, new Guess(field, FROM_VALUES_ALONE));
        }
    }
}
