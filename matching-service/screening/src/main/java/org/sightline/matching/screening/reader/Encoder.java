package org.sightline.matching.screening.reader;

import java.io.DataInputStream;
import java.io.IOException;

/**
 * A small encoder of the BERT kind with a head of one number. Its weights are bytes with a scale for each column, as the training program
 * writes them; they become floats once, when it is loaded.
 */
final class Encoder {

    private final int heads;
    private final int size;
    private final byte[][] pieces;
    private final float[] pieceScales;
    private final float[][] positions;
    private final float[][] kinds;
    private final float[] scale;
    private final float[] shift;
    private final Layer[] layers;
    private final float[] head;
    private final float bias;

    private record Layer(
            float[][] query,
            float[] queryBias,
            float[][] key,
            float[] keyBias,
            float[][] value,
            float[] valueBias,
            float[][] out,
            float[] outBias,
            float[] scale,
            float[] shift,
            float[][] wide,
            float[] wideBias,
            float[][] narrow,
            float[] narrowBias,
            float[] lastScale,
            float[] lastShift) {

        static Layer read(DataInputStream in, int size, int width) throws IOException {
            return new Layer(
                    matrix(in, size, size),
                    row(in, size),
                    matrix(in, size, size),
                    row(in, size),
                    matrix(in, size, size),
                    row(in, size),
                    matrix(in, size, size),
                    row(in, size),
                    row(in, size),
                    row(in, size),
                    matrix(in, size, width),
                    row(in, width),
                    matrix(in, width, size),
                    row(in, size),
                    row(in, size),
                    row(in, size));
        }
    }

    /**
     * Reads the weights.
     *
     * @param count how many pieces there are
     */
    Encoder(DataInputStream in, int count) throws IOException {
        int depth = in.readInt();
        this.size = in.readInt();
        this.heads = in.readInt();
        int width = in.readInt();
        int length = in.readInt();
        if (in.readInt() != count) {
            throw new IOException("The encoder's weights are for another number of pieces than " + count);
        }
        this.pieceScales = row(in, count);
        this.pieces = new byte[count][size];
        for (byte[] piece : pieces) {
            in.readFully(piece);
        }
        this.positions = matrix(in, length, size);
        this.kinds = matrix(in, 2, size);
        this.scale = row(in, size);
        this.shift = row(in, size);
        this.layers = new Layer[depth];
        for (int i = 0; i < depth; i++) {
            layers[i] = Layer.read(in, size, width);
        }
        this.head = row(in, 2 * size);
        this.bias = in.readFloat();
    }

    private static float[] row(DataInputStream in, int length) throws IOException {
        float[] row = new float[length];
        for (int i = 0; i < length; i++) {
            row[i] = in.readFloat();
        }
        return row;
    }

    private static float[][] matrix(DataInputStream in, int rows, int columns) throws IOException {
        float[] scales = row(in, columns);
        byte[] bytes = new byte[columns];
        float[][] matrix = new float[rows][columns];
        for (float[] row : matrix) {
            in.readFully(bytes);
            for (int j = 0; j < columns; j++) {
                row[j] = bytes[j] * scales[j];
            }
        }
        return matrix;
    }

    /** How many pieces it reads at most. */
    int longest() {
        return positions.length;
    }

    /**
     * What was read.
     *
     * @param odds log-odds of a purchase
     * @param parts what each piece adds to them through the mean of all
     */
    record Read(double odds, float[] parts) {}

    /**
     * Reads pieces.
     *
     * @param numbers of the pieces
     * @param second the first of the second part, the vendor's name
     * @param asked which pieces are the marks of the maker that is asked about, at least one
     */
    Read read(int[] numbers, int second, boolean[] asked) {
        float[][] rows = start(numbers, second);
        for (Layer layer : layers) {
            float[][] seen = attend(rows, layer);
            Sums.addAndNormalize(rows, Sums.times(seen, layer.out, layer.outBias), layer.scale, layer.shift);
            float[][] wide = Sums.times(rows, layer.wide, layer.wideBias);
            for (float[] row : wide) {
                Sums.gelu(row);
            }
            Sums.addAndNormalize(
                    rows, Sums.times(wide, layer.narrow, layer.narrowBias), layer.lastScale, layer.lastShift);
        }
        return answer(rows, asked);
    }

    private float[][] start(int[] numbers, int second) {
        float[][] rows = new float[numbers.length][size];
        for (int i = 0; i < numbers.length; i++) {
            byte[] piece = pieces[numbers[i]];
            float[] position = positions[i];
            float[] kind = kinds[i < second ? 0 : 1];
            for (int j = 0; j < size; j++) {
                rows[i][j] = piece[j] * pieceScales[numbers[i]] + position[j] + kind[j];
            }
            Sums.normalize(rows[i], scale, shift);
        }
        return rows;
    }

    private float[][] attend(float[][] rows, Layer layer) {
        float[][] queries = Sums.times(rows, layer.query, layer.queryBias);
        float[][] keys = Sums.times(rows, layer.key, layer.keyBias);
        float[][] values = Sums.times(rows, layer.value, layer.valueBias);
        int part = size / heads;
        float root = (float) Math.sqrt(part);
        float[][] seen = new float[rows.length][size];
        float[] shares = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int from = 0; from < size; from += part) {
                for (int k = 0; k < rows.length; k++) {
                    float sum = 0;
                    for (int j = from; j < from + part; j++) {
                        sum += queries[i][j] * keys[k][j];
                    }
                    shares[k] = sum / root;
                }
                Sums.softmax(shares);
                for (int k = 0; k < rows.length; k++) {
                    for (int j = from; j < from + part; j++) {
                        seen[i][j] += shares[k] * values[k][j];
                    }
                }
            }
        }
        return seen;
    }

    /** The head sees the mean of the asked maker's marks and the mean of all pieces. */
    private Read answer(float[][] rows, boolean[] asked) {
        float[] parts = new float[rows.length];
        double marks = 0;
        int count = 0;
        double all = 0;
        for (int i = 0; i < rows.length; i++) {
            if (asked[i]) {
                marks += weighed(rows[i], 0);
                count++;
            }
            double part = weighed(rows[i], size) / rows.length;
            parts[i] = (float) part;
            all += part;
        }
        return new Read(bias + marks / count + all, parts);
    }

    private double weighed(float[] row, int from) {
        double sum = 0;
        for (int j = 0; j < size; j++) {
            sum += row[j] * (double) head[from + j];
        }
        return sum;
    }
}
