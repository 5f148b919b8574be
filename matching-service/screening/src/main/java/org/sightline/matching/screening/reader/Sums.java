package org.sightline.matching.screening.reader;

/** Sums over rows of numbers, always in the same order and without fused steps: the same on every machine. */
final class Sums {

    private static final float SMALL = 1e-12f;
    /** The GELU between these bounds, in steps of 1 / 512; below it is 0, above the number itself. */
    private static final int BOUND = 8;

    private static final int STEPS = 512;
    private static final float[] GELU = gelu();

    private Sums() {}

    /** Rows times a matrix, plus a row that is added to each. */
    static float[][] times(float[][] rows, float[][] matrix, float[] added) {
        float[][] out = new float[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            out[i] = added.clone();
        }
        // Four rows of the matrix at a time, each read once for all rows.
        for (int k = 0; k < matrix.length; k += 4) {
            for (int i = 0; i < rows.length; i++) {
                float[] row = rows[i];
                add(
                        out[i],
                        row[k],
                        matrix[k],
                        row[k + 1],
                        matrix[k + 1],
                        row[k + 2],
                        matrix[k + 2],
                        row[k + 3],
                        matrix[k + 3]);
            }
        }
        return out;
    }

    private static void add(
            float[] to, float a, float[] as, float b, float[] bs, float c, float[] cs, float d, float[] ds) {
        for (int j = 0; j < to.length; j++) {
            to[j] += a * as[j] + b * bs[j] + (c * cs[j] + d * ds[j]);
        }
    }

    /** Adds to each row another one and brings it to mean 0 and spread 1, then to a scale of its own. */
    static void addAndNormalize(float[][] rows, float[][] added, float[] scale, float[] shift) {
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < scale.length; j++) {
                rows[i][j] += added[i][j];
            }
            normalize(rows[i], scale, shift);
        }
    }

    static void normalize(float[] row, float[] scale, float[] shift) {
        double sum = 0;
        for (float value : row) {
            sum += value;
        }
        double mean = sum / row.length;
        double squares = 0;
        for (float value : row) {
            squares += (value - mean) * (value - mean);
        }
        double spread = Math.sqrt(squares / row.length + SMALL);
        for (int j = 0; j < row.length; j++) {
            row[j] = (float) ((row[j] - mean) / spread) * scale[j] + shift[j];
        }
    }

    /** Shares that are in the ratio of the exponentials. */
    static void softmax(float[] row) {
        float most = row[0];
        for (float value : row) {
            most = Math.max(most, value);
        }
        double sum = 0;
        for (int j = 0; j < row.length; j++) {
            row[j] = (float) StrictMath.exp(row[j] - most);
            sum += row[j];
        }
        for (int j = 0; j < row.length; j++) {
            row[j] /= (float) sum;
        }
    }

    /** The Gaussian error linear unit of each number, by a table. */
    static void gelu(float[] row) {
        for (int j = 0; j < row.length; j++) {
            float value = row[j];
            if (value <= -BOUND) {
                row[j] = 0;
            } else if (value < BOUND) {
                float at = (value + BOUND) * STEPS;
                int below = (int) at;
                row[j] = GELU[below] + (at - below) * (GELU[below + 1] - GELU[below]);
            }
        }
    }

    private static float[] gelu() {
        float[] table = new float[2 * BOUND * STEPS + 2];
        for (int i = 0; i < table.length; i++) {
            double x = i / (double) STEPS - BOUND;
            table[i] = (float) (x / 2 * (1 + erf(x / StrictMath.sqrt(2))));
        }
        return table;
    }

    /** The error function by its series, and beyond 3 by its continued fraction. */
    private static double erf(double x) {
        double a = Math.abs(x);
        double value;
        if (a < 3) {
            double term = a;
            value = a;
            for (int n = 1; n < 60; n++) {
                term *= -a * a / n;
                value += term / (2 * n + 1);
            }
            value *= 2 / StrictMath.sqrt(Math.PI);
        } else {
            double fraction = 0;
            for (int n = 40; n >= 1; n--) {
                fraction = n / 2.0 / (a + fraction);
            }
            value = 1 - StrictMath.exp(-a * a) / (StrictMath.sqrt(Math.PI) * (a + fraction));
        }
        return x < 0 ? -value : value;
    }
}
