package org.sightline.ingest.column.learned;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * How likely each meaning of a column is, learned from heads of published tables whose right answers somebody wrote down: a
 * log-linear model. The odds of a meaning are the sum of the weights of the features that the column has
 * ({@link ColumnFeatures}), so that it can be said which words and values decided. The weights are data
 * ({@code column-weights.txt}, hundredths); the program that makes them is {@code TrainColumns} among the tests.
 */
public final class LearnedColumns {

    private static final LearnedColumns BUILT_IN = load();
    private static final double HUNDREDTHS = 100;

    private final Map<String, int[]> weights = new HashMap<>();

    /**
     * What is learned, as text.
     *
     * @param lines a feature, a tab and its weights for all meanings in their order, parted by spaces
     */
    LearnedColumns(List<String> lines) {
        for (String line : lines) {
            int tab = line.indexOf('\t');
            int[] weightsOfOne = Arrays.stream(line.substring(tab + 1).split(" "))
                    .mapToInt(Integer::parseInt)
                    .toArray();
            if (weightsOfOne.length != Meaning.values().length
                    || weights.put(line.substring(0, tab), weightsOfOne) != null) {
                throw new IllegalArgumentException("No line of weights, or a second one: " + line);
            }
        }
    }

    private static LearnedColumns load() {
        InputStream file = Objects.requireNonNull(
                LearnedColumns.class.getResourceAsStream("column-weights.txt"), "column-weights.txt");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return new LearnedColumns(lines.lines().toList());
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    public static LearnedColumns builtIn() {
        return BUILT_IN;
    }

    /** The chances of all meanings of a column with these features, in their order; together 1. */
    public double[] chances(Set<String> features) {
        double[] odds = new double[Meaning.values().length];
        for (String feature : features) {
            int[] known = weights.get(feature);
            for (int i = 0; known != null && i < odds.length; i++) {
                odds[i] += known[i] / HUNDREDTHS;
            }
        }
        return chances(odds);
    }

    public static double[] chances(double[] odds) {
        double most = Arrays.stream(odds).max().orElse(0);
        double[] chances = Arrays.stream(odds).map(one -> Math.exp(one - most)).toArray();
        double all = Arrays.stream(chances).sum();
        return Arrays.stream(chances).map(chance -> chance / all).toArray();
    }
}
