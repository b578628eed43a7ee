package org.reprise.smallgain.certificate;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.hipparchus.optim.nonlinear.scalar.noderiv.SimplexOptimizer;
import org.reprise.smallgain.game.BlockBounds;
import org.reprise.smallgain.game.Problems;
import org.reprise.smallgain.game.Spectral;

/** How the weights of a metric are chosen from the constants. */
public enum WeightRule {
    /** From Perron's vectors of K: the largest margin. */
    PERRON,
    /** All 1: the Euclidean metric. */
    UNIT,
    /** For two players {@code w_1 / w_2 = L_21 / L_12}, the paper's choice for quadratic games; best for equal curvatures. */
    BALANCED,
    /** The largest rate over Lipschitz constant, by Nelder and Mead from Perron's weights. */
    ALPHA_BETA,
    /** The largest rate over its square: the largest Euler step. */
    ALPHA_BETA_SQUARED;

    private static final int EVALUATIONS = 100_000;
    private static final double CLOSE = 1e-14;

    /** The weights, the first of them 1. */
    public double[] weights(BlockBounds bounds) {
        Comparison comparison = Comparison.of(bounds);
        double[] ones = new double[bounds.players()];
        Arrays.fill(ones, 1);
        return switch (this) {
            case PERRON -> Perron.of(comparison).weights();
            case UNIT -> ones;
            case BALANCED -> balanced(bounds);
            case ALPHA_BETA -> maximum(bounds, w -> ratio(bounds, w, 1));
            case ALPHA_BETA_SQUARED -> maximum(bounds, w -> ratio(bounds, w, 2));
        };
    }

    private static double[] balanced(BlockBounds bounds) {
        if (Arrays.stream(bounds.coupling()).allMatch(l -> l == 0)) {
            return UNIT.weights(bounds);
        }
        if (bounds.players() != 2 || !(bounds.coupling()[1] > 0) || !(bounds.coupling()[2] > 0)) {
            throw Problems.value(
                    "Balanced weights are for two players that influence each other; there are " + bounds.players()
                            + " with couplings " + Arrays.toString(bounds.coupling()),
                    "Use the weights perron.");
        }
        return new double[] {1, bounds.coupling()[1] / bounds.coupling()[2]};
    }

    private static double ratio(BlockBounds bounds, double[] weights, int power) {
        double margin = Comparison.of(bounds).margin(weights);
        // Below 0 there is no step: climb to where there is one.
        return margin <= 0 ? margin : margin / Math.pow(lipschitz(bounds, weights), power);
    }

    /** {@code ||B_w||_2}, {@code B_ii = Lam_i} and {@code B_ij = sqrt(w_i/w_j) L_ij}: bounds beta from the constants. */
    public static double lipschitz(BlockBounds bounds, double[] weights) {
        Comparison.checkWeights(weights, bounds.players());
        int n = bounds.players();
        double[] b = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                b[i * n + j] = i == j
                        ? bounds.smoothness()[i]
                        : Math.sqrt(weights[i]) / Math.sqrt(weights[j]) * bounds.coupling()[i * n + j];
            }
        }
        return new Spectral().norm(b, 0, n, n, n);
    }

    /** Maximises over the logarithms of all weights but the first, from Perron's. */
    static double[] maximum(BlockBounds bounds, ToDoubleFunction<double[]> objective) {
        int n = bounds.players();
        double[] start = Perron.of(Comparison.of(bounds)).weights();
        if (n == 1) {
            return start;
        }
        double[] logarithms = Arrays.stream(start).skip(1).map(Math::log).toArray();
        double[] best = new SimplexOptimizer(CLOSE, CLOSE)
                .optimize(
                        new MaxEval(EVALUATIONS),
                        new ObjectiveFunction(point -> objective.applyAsDouble(exponentials(point))),
                        GoalType.MAXIMIZE,
                        new InitialGuess(logarithms),
                        new NelderMeadSimplex(n - 1))
                .getPoint();
        double[] found = exponentials(best);
        return objective.applyAsDouble(found) >= objective.applyAsDouble(start) ? found : start;
    }

    private static double[] exponentials(double[] logarithms) {
        double[] weights = new double[logarithms.length + 1];
        weights[0] = 1;
        for (int i = 0; i < logarithms.length; i++) {
            // Far out the metric is no metric in doubles.
            weights[i + 1] = Math.exp(Math.max(-300, Math.min(300, logarithms[i])));
        }
        return weights;
    }
}
