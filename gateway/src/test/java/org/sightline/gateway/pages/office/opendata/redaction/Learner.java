package org.sightline.gateway.pages.office.opendata.redaction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Learns the weights of a {@link Tagger} from examples: the conditional likelihood of what each word may be (words of which nothing
 * is known are summed over), by stochastic gradients with a rate for each weight (AdaGrad, Duchi 2011), a penalty on large weights,
 * and a part of the evidence left out at random in each step, so that no piece is relied on alone.
 */
final class Learner {

    private static final int KINDS = Kind.TAGGED;
    private static final int ROUNDS = Integer.getInteger("redaction.rounds", 10);
    private static final double RATE = 0.15;
    private static final double SLOWER = 0.1;
    private static final double PENALTY = 0.02;
    private static final double LEFT_OUT = 0.3;
    private static final int FEWEST = Integer.getInteger("redaction.fewest", 3);
    private static final int LONGEST = 190;
    private static final double SMOOTH = 0.1;
    private static final double TOO_SMALL = 1e-5;
    private static final double WEIGHTLESS = 0.04;
    private static final double NEVER = -1e9;

    private final Map<String, Integer> pieces = new HashMap<>();
    private final List<Prepared> examples = new ArrayList<>();
    private final int[] seen;
    private final float[] weights;
    private final float[] squares;
    private final double[] pairs = new double[Tagger.MARKS * KINDS * KINDS];
    private final double[] pairSquares = new double[pairs.length];
    private final double[] starts = new double[KINDS];
    private final double[] startSquares = new double[KINDS];
    private final Random random = new Random(7);
    private final boolean[] out;

    private record Prepared(int[][] pieces, int[] allowed, int[] marks) {}

    private Learner(List<Example> from) {
        for (Example example : from) {
            if (example.text().size() > 0 && example.text().size() <= LONGEST) {
                examples.add(prepared(example));
            }
        }
        seen = new int[pieces.size()];
        for (Prepared example : examples) {
            Set<Integer> once = new LinkedHashSet<>();
            Arrays.stream(example.pieces()).forEach(word -> Arrays.stream(word).forEach(once::add));
            once.forEach(piece -> seen[piece]++);
        }
        weights = new float[pieces.size() * KINDS];
        squares = new float[weights.length];
        out = new boolean[pieces.size()];
    }

    /** The lines of the weights, as {@link Tagger#read} reads them. */
    static List<String> learn(List<Example> from) {
        Learner learner = new Learner(from);
        for (int round = 0; round < ROUNDS; round++) {
            Collections.shuffle(learner.examples, learner.random);
            for (Prepared example : learner.examples) {
                learner.step(example, RATE / (1 + SLOWER * round));
            }
        }
        return learner.lines();
    }

    private Prepared prepared(Example example) {
        Reading text = example.text();
        int[][] found = new int[text.size()][];
        int[] marks = new int[text.size()];
        for (int at = 0; at < found.length; at++) {
            Set<Integer> word = new LinkedHashSet<>();
            Evidence.on(
                    text,
                    at,
                    (name, first, second, third) -> word.add(pieces.computeIfAbsent(
                            String.join("\t", name, first, second, third), piece -> pieces.size())));
            found[at] = word.stream().mapToInt(piece -> piece).toArray();
            marks[at] = Tagger.marks(text.before(at));
        }
        return new Prepared(found, example.allowed(), marks);
    }

    private void step(Prepared example, double rate) {
        for (int[] word : example.pieces()) {
            for (int piece : word) {
                out[piece] = seen[piece] < FEWEST || random.nextDouble() < LEFT_OUT;
            }
        }
        double[][] own = own(example);
        Chain all = new Chain(example, own, null);
        Chain right = new Chain(example, own, example.allowed());
        for (int at = 0; at < own.length; at++) {
            double[] wrong = new double[KINDS];
            for (int kind = 0; kind < KINDS; kind++) {
                wrong[kind] = all.probability(at, kind) - right.probability(at, kind);
            }
            learnWord(example.pieces()[at], wrong, rate);
            if (at == 0) {
                learn(starts, startSquares, 0, wrong, rate);
            } else {
                learnPairs(example.marks()[at], at, all, right, rate);
            }
        }
    }

    private double[][] own(Prepared example) {
        double[][] own = new double[example.pieces().length][KINDS];
        for (int at = 0; at < own.length; at++) {
            for (int piece : example.pieces()[at]) {
                for (int kind = 0; !out[piece] && kind < KINDS; kind++) {
                    own[at][kind] += weights[piece * KINDS + kind];
                }
            }
        }
        return own;
    }

    private void learnWord(int[] word, double[] wrong, double rate) {
        for (int piece : word) {
            for (int kind = 0; !out[piece] && kind < KINDS; kind++) {
                int at = piece * KINDS + kind;
                double slope = wrong[kind] + PENALTY * weights[at] / seen[piece];
                if (Math.abs(slope) > TOO_SMALL) {
                    squares[at] += (float) (slope * slope);
                    weights[at] -= (float) (rate * slope / Math.sqrt(squares[at] + SMOOTH));
                }
            }
        }
    }

    private void learnPairs(int marks, int at, Chain all, Chain right, double rate) {
        double[] wrong = new double[KINDS];
        for (int last = 0; last < KINDS; last++) {
            for (int kind = 0; kind < KINDS; kind++) {
                wrong[kind] = all.probability(at, last, kind) - right.probability(at, last, kind);
            }
            learn(pairs, pairSquares, (marks * KINDS + last) * KINDS, wrong, rate);
        }
    }

    private static void learn(double[] weights, double[] squares, int from, double[] wrong, double rate) {
        for (int kind = 0; kind < KINDS; kind++) {
            squares[from + kind] += wrong[kind] * wrong[kind];
            weights[from + kind] -= rate * wrong[kind] / Math.sqrt(squares[from + kind] + SMOOTH);
        }
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, Integer> piece : pieces.entrySet()) {
            double[] weight = new double[KINDS];
            for (int kind = 0; kind < KINDS; kind++) {
                weight[kind] = weights[piece.getValue() * KINDS + kind];
            }
            add(lines, piece.getKey(), weight);
        }
        for (int row = 0; row < Tagger.MARKS * KINDS; row++) {
            String name = "pair\t" + row / KINDS + '\t' + Kind.values()[row % KINDS] + '\t';
            add(lines, name, Arrays.copyOfRange(pairs, row * KINDS, (row + 1) * KINDS));
        }
        add(lines, "start\t\t\t", starts);
        Collections.sort(lines);
        return lines;
    }

    /** What weighs next to nothing is left out. */
    private static void add(List<String> lines, String piece, double... weights) {
        List<String> told = new ArrayList<>();
        for (int kind = 0; kind < weights.length; kind++) {
            if (Math.abs(weights[kind]) >= WEIGHTLESS) {
                told.add(Kind.values()[kind] + ":" + String.format(Locale.ROOT, "%.2f", weights[kind]));
            }
        }
        if (!told.isEmpty()) {
            lines.add(piece + '\t' + String.join(" ", told));
        }
    }

    /** Sums over all ways to tag a text, forward and backward, in logarithms. */
    private final class Chain {

        private final Prepared example;
        private final double[][] own;
        private final double[][] forward;
        private final double[][] backward;
        private final double all;

        Chain(Prepared example, double[][] words, int[] allowed) {
            this.example = example;
            int size = words.length;
            own = new double[size][KINDS];
            for (int at = 0; at < size; at++) {
                for (int kind = 0; kind < KINDS; kind++) {
                    boolean may = allowed == null || (allowed[at] >> kind & 1) == 1;
                    own[at][kind] = may ? words[at][kind] : NEVER;
                }
            }
            forward = new double[size][KINDS];
            backward = new double[size][KINDS];
            double[] sums = new double[KINDS];
            for (int at = 0; at < size; at++) {
                for (int kind = 0; kind < KINDS; kind++) {
                    for (int last = 0; at > 0 && last < KINDS; last++) {
                        sums[last] = forward[at - 1][last] + pairs[pair(at, last) + kind];
                    }
                    forward[at][kind] = own[at][kind] + (at == 0 ? starts[kind] : sum(sums));
                }
            }
            for (int at = size - 2; at >= 0; at--) {
                for (int last = 0; last < KINDS; last++) {
                    for (int kind = 0; kind < KINDS; kind++) {
                        sums[kind] = pairs[pair(at + 1, last) + kind] + own[at + 1][kind] + backward[at + 1][kind];
                    }
                    backward[at][last] = sum(sums);
                }
            }
            all = sum(forward[size - 1]);
        }

        private int pair(int at, int last) {
            return (example.marks()[at] * KINDS + last) * KINDS;
        }

        double probability(int at, int kind) {
            return Math.exp(forward[at][kind] + backward[at][kind] - all);
        }

        double probability(int at, int last, int kind) {
            return Math.exp(
                    forward[at - 1][last] + pairs[pair(at, last) + kind] + own[at][kind] + backward[at][kind] - all);
        }

        private static double sum(double... logarithms) {
            double most = Arrays.stream(logarithms).max().orElseThrow();
            double sum = 0;
            for (double one : logarithms) {
                sum += one - most < -30 ? 0 : Math.exp(one - most);
            }
            return most + Math.log(sum);
        }
    }
}
