package org.sightline.gateway.pages.office.opendata.redaction;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/**
 * Says how probable it is that each word of a text is of each kind: a linear-chain conditional random field. Each piece of
 * {@link Evidence} has a weight for each kind, as has each pair of neighboring kinds by the marks between them; the weights were
 * learned from invented texts (weights.tsv.gz; docs/open-data.md says how).
 */
final class Tagger {

    static final int KINDS = Kind.TAGGED;

    /** The kinds of marks between neighbors, see {@link #marks}. */
    static final int MARKS = 5;

    private static final String FILE = "weights.tsv.gz";
    private static final String PAIR = "pair";
    private static final String START = "start";
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final int TIMES = 2;
    private static final int TOLD = 6;

    private final long[] keys;
    private final float[][] weights;
    private final double[] pairs = new double[MARKS * KINDS * KINDS];
    private final double[] starts = new double[KINDS];

    /**
     * @param evidence the weights of each piece of evidence, one for each kind; a piece is its name and its three values with tabs between
     * @param pairs natural weights of neighbors, by marks, kind before and kind
     */
    Tagger(Map<String, float[]> evidence, double[] pairs, double[] starts) {
        int places = Integer.highestOneBit(Math.max(evidence.size(), 1)) * TIMES;
        keys = new long[places];
        weights = new float[places][];
        evidence.forEach((piece, weight) -> {
            String[] parts = piece.split("\t", -1);
            put(key(parts[0], parts[1], parts[2], parts[3]), weight);
        });
        exp(pairs, this.pairs);
        exp(starts, this.starts);
    }

    private static void exp(double[] from, double[] to) {
        for (int at = 0; at < to.length; at++) {
            to[at] = Math.exp(from[at]);
        }
    }

    /** With the weights that every publication uses. */
    static Tagger shipped() {
        try (InputStream file = Objects.requireNonNull(Tagger.class.getResourceAsStream(FILE));
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8))) {
            return read(lines.lines().toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Lines of a piece in four columns and its weights behind; pairs of kinds and starts are pieces too. */
    static Tagger read(List<String> lines) {
        Map<String, float[]> evidence = HashMap.newHashMap(lines.size());
        double[] pairs = new double[MARKS * KINDS * KINDS];
        double[] starts = new double[KINDS];
        for (String line : lines) {
            int end = line.lastIndexOf('\t');
            String piece = line.substring(0, end);
            float[] weight = weights(line.substring(end + 1));
            String[] parts = piece.split("\t", -1);
            if (parts[0].equals(PAIR)) {
                int row = Integer.parseInt(parts[1]) * KINDS
                        + Kind.valueOf(parts[2]).ordinal();
                copy(weight, pairs, row * KINDS);
            } else if (parts[0].equals(START)) {
                copy(weight, starts, 0);
            } else {
                evidence.put(piece, weight);
            }
        }
        return new Tagger(evidence, pairs, starts);
    }

    private static void copy(float[] weight, double[] to, int from) {
        for (int kind = 0; kind < KINDS; kind++) {
            to[from + kind] = weight[kind];
        }
    }

    /** As NAME:1.25 with spaces between; what is not there is 0. */
    private static float[] weights(String text) {
        float[] weights = new float[KINDS];
        for (String one : text.split(" ", -1)) {
            int colon = one.indexOf(':');
            weights[Kind.valueOf(one.substring(0, colon)).ordinal()] = Float.parseFloat(one.substring(colon + 1));
        }
        return weights;
    }

    private static long key(String name, String first, String second, String third) {
        long key = (name.hashCode() + 1L) * GOLDEN;
        key = (key ^ (key >>> 29) ^ first.hashCode()) * GOLDEN;
        key = (key ^ (key >>> 29) ^ second.hashCode()) * GOLDEN;
        key = (key ^ (key >>> 29) ^ third.hashCode()) * GOLDEN;
        return key ^ (key >>> 32) | 1L;
    }

    private void put(long key, float[] weight) {
        int at = (int) (key >>> 1) & keys.length - 1;
        while (keys[at] != 0) {
            at = at + 1 & keys.length - 1;
        }
        keys[at] = key;
        weights[at] = weight;
    }

    private float[] find(long key) {
        int at = (int) (key >>> 1) & keys.length - 1;
        while (keys[at] != 0) {
            if (keys[at] == key) {
                return weights[at];
            }
            at = at + 1 & keys.length - 1;
        }
        return NONE;
    }

    private static final float[] NONE = new float[KINDS];

    /** The probability of each kind of each word; a mask is kept. */
    double[][] probabilities(Reading text) {
        double[][] own = new double[text.size()][];
        for (int at = 0; at < own.length; at++) {
            own[at] = own(text, at);
        }
        return chain(text, own);
    }

    /** How each kind fits the word by itself, the best of them 1. */
    private double[] own(Reading text, int at) {
        double[] sums = new double[KINDS];
        if (text.word(at).form().equals(Words.MASK)) {
            sums[Kind.KEPT.ordinal()] = 1;
            return sums;
        }
        Evidence.on(text, at, (name, first, second, third) -> {
            float[] weight = find(key(name, first, second, third));
            for (int kind = 0; kind < KINDS; kind++) {
                sums[kind] += weight[kind];
            }
        });
        double best = Double.NEGATIVE_INFINITY;
        for (double sum : sums) {
            best = Math.max(best, sum);
        }
        for (int kind = 0; kind < KINDS; kind++) {
            sums[kind] = Math.exp(sums[kind] - best);
        }
        return sums;
    }

    /** Forward and backward along the text (Rabiner 1989, with scaling). */
    private double[][] chain(Reading text, double[][] own) {
        int size = own.length;
        double[][] forward = new double[size][KINDS];
        for (int at = 0; at < size; at++) {
            if (at == 0) {
                System.arraycopy(starts, 0, forward[at], 0, KINDS);
            } else {
                follow(forward[at - 1], pairs(text, at), forward[at]);
            }
            for (int kind = 0; kind < KINDS; kind++) {
                forward[at][kind] *= own[at][kind];
            }
            scale(forward[at]);
        }
        double[] backward = new double[KINDS];
        Arrays.fill(backward, 1);
        for (int at = size - 1; at >= 0; at--) {
            double[] before = at == 0 ? backward : backward(pairs(text, at), own[at], backward);
            for (int kind = 0; kind < KINDS; kind++) {
                forward[at][kind] *= backward[kind];
            }
            scale(forward[at]);
            backward = before;
        }
        return forward;
    }

    private void follow(double[] before, int from, double[] to) {
        for (int last = 0; last < KINDS; last++) {
            int row = from + last * KINDS;
            for (int kind = 0; kind < KINDS; kind++) {
                to[kind] += before[last] * pairs[row + kind];
            }
        }
    }

    private double[] backward(int from, double[] own, double[] behind) {
        double[] backward = new double[KINDS];
        for (int last = 0; last < KINDS; last++) {
            int row = from + last * KINDS;
            for (int kind = 0; kind < KINDS; kind++) {
                backward[last] += pairs[row + kind] * own[kind] * behind[kind];
            }
        }
        scale(backward);
        return backward;
    }

    /** Where the weights of pairs by the marks before this word begin. */
    private static int pairs(Reading text, int at) {
        return marks(text.before(at)) * KINDS * KINDS;
    }

    private static void scale(double[] sums) {
        double all = 0;
        for (double sum : sums) {
            all += sum;
        }
        for (int kind = 0; kind < KINDS; kind++) {
            sums[kind] /= all;
        }
    }

    /** How two neighbors are divided. */
    static int marks(String between) {
        return switch (between) {
            case "_" -> 0;
            case ",", ";" -> 1;
            case "/", "&" -> 2;
            case ".", "-", "'", "+" -> 3;
            default -> 4;
        };
    }

    /** The pieces of evidence that weigh most for a kind against keeping a word, the weightiest first. */
    List<String> reasons(Reading text, int at, Kind kind) {
        Map<String, Float> found = new HashMap<>();
        Evidence.on(text, at, (name, first, second, third) -> {
            float[] weight = find(key(name, first, second, third));
            found.put(
                    String.join(" ", name, first, second, third).strip(),
                    weight[kind.ordinal()] - weight[Kind.KEPT.ordinal()]);
        });
        List<Map.Entry<String, Float>> sorted = new ArrayList<>(found.entrySet());
        sorted.sort(Comparator.comparingDouble(piece -> -piece.getValue()));
        return sorted.stream().limit(TOLD).map(Map.Entry::getKey).toList();
    }
}
