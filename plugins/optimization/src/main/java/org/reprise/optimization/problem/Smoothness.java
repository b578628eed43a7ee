package org.reprise.optimization.problem;

import java.util.Arrays;
import org.reprise.optimization.data.Examples;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/**
 * Exact smoothness constants of {@code f = (1/n) sum_i f_i} with blocks of rows of one linear model as the f_i.
 *
 * <p>Exact: with {@code c} the greatest curvature of the loss, {@code c lambda_max(A'A/n)} plus the penalty's greatest
 * curvature is attained at x = 0 (everywhere for the squared loss).
 *
 * @param whole L, of f
 * @param blocks L_i, of each f_i
 */
public record Smoothness(double whole, double[] blocks) {
    /**
     * Constants of blocks; f is the mean of the blocks' means.
     *
     * @param starts first row of each block and, last, the row after the last block
     * @throws RepriseException {@link ErrorCode#BAD_PROBLEM} for a loss with kinks or an empty block
     */
    public static Smoothness ofBlocks(LinearModel model, int[] starts) {
        Examples e = model.examples();
        int n = starts.length - 1;
        double[] blocks = new double[n];
        double[] weights = new double[e.rows()];
        for (int i = 0; i < n; i++) {
            blocks[i] = of(model, starts[i], starts[i + 1]);
            Arrays.fill(weights, starts[i], starts[i + 1], 1.0 / n / (starts[i + 1] - starts[i]));
        }
        double top = Spectrum.largestOfGram(e.features(), weights, starts[0], starts[n], e.columns());
        double whole = model.weight() * model.loss().greatestCurvature() * top;
        return new Smoothness(whole + model.penalty().greatestCurvature(), blocks);
    }

    /** Constants of the single rows. */
    public static Smoothness ofRows(LinearModel model) {
        Examples e = model.examples();
        double[] rows = new double[e.rows()];
        check(model, 0, e.rows());
        Arrays.setAll(
                rows,
                i -> model.weight() * model.loss().greatestCurvature() * e.squaredNorm(i)
                        + model.penalty().greatestCurvature());
        return new Smoothness(of(model), rows);
    }

    /** L of the whole model. */
    public static double of(LinearModel model) {
        return of(model, 0, model.components());
    }

    /** L of the mean of the rows {@code from} to {@code to - 1}. */
    public static double of(LinearModel model, int from, int to) {
        check(model, from, to);
        Examples e = model.examples();
        double top = Spectrum.largestOfGram(e.features(), null, from, to, e.columns()) / (to - from);
        return model.weight() * model.loss().greatestCurvature() * top
                + model.penalty().greatestCurvature();
    }

    /**
     * Strong convexity of the whole model over all x: {@code lambda_min(A'A/n)} for the squared loss, nothing for the
     * others, plus the penalty's least curvature; negative if the model is not convex.
     */
    public static double strongConvexity(LinearModel model) {
        Examples e = model.examples();
        double loss = model.loss() == Loss.SQUARED
                ? model.weight() * Spectrum.smallestOfGram(e.features(), null, 0, e.rows(), e.columns()) / e.rows()
                : 0;
        return loss + model.penalty().leastCurvature();
    }

    /** Arithmetic mean of the L_i. */
    public double arithmeticMean() {
        return Arrays.stream(blocks).average().orElseThrow();
    }

    /** Quadratic mean of the L_i. */
    public double quadraticMean() {
        return Math.sqrt(Arrays.stream(blocks).map(l -> l * l).average().orElseThrow());
    }

    /** Variance of the L_i, over n. */
    public double variance() {
        double mean = arithmeticMean();
        return Arrays.stream(blocks).map(l -> (l - mean) * (l - mean)).average().orElseThrow();
    }

    /** Greatest of the L_i. */
    public double largest() {
        return Arrays.stream(blocks).max().orElseThrow();
    }

    private static void check(LinearModel model, int from, int to) {
        if (!model.loss().smooth()) {
            throw new RepriseException(
                    ErrorCode.BAD_PROBLEM,
                    "The loss " + model.loss() + " is not smooth; expected a smooth one for a constant L",
                    "Use the loss logistic or squared.");
        }
        if (from >= to) {
            throw new RepriseException(
                    ErrorCode.BAD_PROBLEM,
                    "Block of rows " + from + " to " + (to - 1) + " is empty; expected a row at least",
                    "Use fewer blocks than there are rows.");
        }
    }
}
