package org.sightline.matching.screening.role;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Logistic regression with an L2 penalty, by L-BFGS: the smallest of half the square of the weights plus the cost of each row times its log
 * loss. It uses no chance and only exact functions, so the same rows give the same weights on every machine.
 */
final class LogisticRegression {

    private static final int MEMORY = 10;
    private static final int MOST_STEPS = 200;
    private static final double STOP = 0.003;
    private static final double ENOUGH = 1e-4;

    private final int[][] rows;
    private final double[] signs;
    private final double[] costs;
    private final double[] gradient;
    private double loss;

    /**
     * The rows.
     *
     * @param rows the numbers of the features that each row has
     * @param signs 1 or -1
     * @param costs what it costs to be wrong
     * @param features how many features there are
     */
    LogisticRegression(int[][] rows, double[] signs, double[] costs, int features) {
        this.rows = rows;
        this.signs = signs;
        this.costs = costs;
        this.gradient = new double[features];
    }

    /** A step and how the gradient changed by it. */
    private record Step(double[] by, double[] change, double curvature) {}

    /** The weights, sought from a start. */
    double[] solve(double[] start) {
        double[] weights = start.clone();
        evaluate(new double[weights.length]);
        double small = STOP * norm(gradient);
        evaluate(weights);
        Deque<Step> steps = new ArrayDeque<>();
        for (int n = 0; n < MOST_STEPS && norm(gradient) > small; n++) {
            double[] direction = direction(steps);
            double slope = dot(direction, gradient);
            double[] old = gradient.clone();
            double from = loss;
            double length = n == 0 ? Math.min(1, 1 / norm(gradient)) : 1;
            double[] next = moved(weights, direction, length);
            evaluate(next);
            while (loss > from + ENOUGH * length * slope && length > 1e-10) {
                length /= 2;
                next = moved(weights, direction, length);
                evaluate(next);
            }
            double[] by = moved(next, weights, -1);
            double[] change = moved(gradient, old, -1);
            double curvature = dot(by, change);
            if (curvature > 0) {
                steps.addLast(new Step(by, change, curvature));
                if (steps.size() > MEMORY) {
                    steps.removeFirst();
                }
            }
            weights = next;
        }
        return weights;
    }

    private void evaluate(double[] weights) {
        loss = dot(weights, weights) / 2;
        System.arraycopy(weights, 0, gradient, 0, weights.length);
        for (int i = 0; i < rows.length; i++) {
            double odds = 0;
            for (int feature : rows[i]) {
                odds += weights[feature];
            }
            odds *= signs[i];
            double small = StrictMath.exp(-Math.abs(odds));
            loss += costs[i] * (StrictMath.log1p(small) + Math.max(0, -odds));
            double wrong = odds >= 0 ? small / (1 + small) : 1 / (1 + small);
            double pull = costs[i] * signs[i] * wrong;
            for (int feature : rows[i]) {
                gradient[feature] -= pull;
            }
        }
    }

    private double[] direction(Deque<Step> steps) {
        double[] direction = gradient.clone();
        double[] shares = new double[steps.size()];
        int i = shares.length;
        for (Step step : steps.reversed()) {
            shares[--i] = dot(step.by, direction) / step.curvature;
            add(direction, step.change, -shares[i]);
        }
        if (!steps.isEmpty()) {
            Step last = steps.getLast();
            double scale = last.curvature / dot(last.change, last.change);
            Arrays.setAll(direction, k -> direction[k] * scale);
        }
        for (Step step : steps) {
            add(direction, step.by, shares[i] - dot(step.change, direction) / step.curvature);
            i++;
        }
        Arrays.setAll(direction, k -> -direction[k]);
        return direction;
    }

    private static double[] moved(double[] from, double[] direction, double length) {
        double[] to = from.clone();
        add(to, direction, length);
        return to;
    }

    private static void add(double[] to, double[] what, double times) {
        for (int i = 0; i < to.length; i++) {
            to[i] += times * what[i];
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double norm(double[] a) {
        return Math.sqrt(dot(a, a));
    }
}
