package org.reprise.numerics;

import java.util.Comparator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Comparisons of two methods, and the correction of the p-values of several comparisons. All tests are two-sided. How
 * the values are matched decides which applies: {@link #wilcoxon} for one value of each method per task or per seed,
 * {@link #mannWhitney} and {@link #probabilityOfImprovement} for independent runs.
 */
public final class Comparisons {
    private Comparisons() {}

    /**
     * The outcome of a test.
     *
     * @param statistic the statistic, as the test defines it
     * @param pValue probability, were there no difference, of a statistic at least as far from its mean on either side
     * @param exact whether the p-value is of the exact distribution rather than of the normal approximation
     */
    public record Result(double statistic, double pValue, boolean exact) {}

    /** What the signed-rank test does with pairs that are equal. */
    public enum Zeros {
        /** They are discarded before ranking (Wilcoxon, 1945), as SciPy does unless told otherwise. */
        WILCOX,
        /** They take part in the ranking, and their ranks are dropped (Pratt, 1959). */
        PRATT
    }

    /** {@link #wilcoxon(double[], double[], Zeros)} that discards equal pairs. */
    public static Result wilcoxon(double[] x, double[] y) {
        return wilcoxon(x, y, Zeros.WILCOX);
    }

    /**
     * Wilcoxon's signed-rank test of paired values ("Individual comparisons by ranking methods", Biometrics Bulletin 1,
     * 1945); the statistic is the smaller of the sums of the ranks of positive and of negative differences. Exact for at
     * most 25 pairs without ties or zeros among the differences, otherwise the normal approximation with corrections for
     * ties and for continuity. If all pairs are equal, p = 1.
     *
     * @param x values of one method, at least two, finite
     * @param y values of the other in the same order
     * @param zeros what becomes of equal pairs; for {@link Zeros#PRATT} see Pratt, "Remarks on zeros and ties in the
     *     Wilcoxon signed rank procedures", JASA 54, 1959
     */
    public static Result wilcoxon(double[] x, double[] y, Zeros zeros) {
        Inputs.sameLength("lengths of x and y", x.length, y.length);
        Inputs.finiteSample("x", x, 2);
        Inputs.finiteSample("y", y, 2);
        double[] differences = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            differences[i] = x[i] - y[i];
        }
        return SignedRanks.test(differences, zeros);
    }

    /**
     * The U test of Mann and Whitney ("On a test of whether one of two random variables is stochastically larger than
     * the other", Annals of Mathematical Statistics 18, 1947); the statistic is the number of pairs with x above y, ties
     * counting one half. Exact for at most 50 values in all without ties, otherwise the normal approximation with
     * corrections for ties and for continuity. If all values are equal, p = 1.
     *
     * @param x values of one method, at least two
     * @param y values of the other, at least two
     */
    public static Result mannWhitney(double[] x, double[] y) {
        Inputs.sample("x", x, 2);
        Inputs.sample("y", y, 2);
        return RankSums.test(x, y);
    }

    /** {@link #probabilityOfImprovement(double[][], double[][], Resampling)} on a single task. */
    public static Bootstrap.Interval probabilityOfImprovement(double[] x, double[] y, Resampling resampling) {
        return probabilityOfImprovement(column(x), column(y), resampling);
    }

    /**
     * The probability that a run of X scores above a run of Y on the same task, ties counting one half, averaged over
     * tasks: U / (n m) per task (Agarwal et al., "Deep reinforcement learning at the edge of the statistical precipice",
     * NeurIPS 2021, section 4.3). The interval is of the stratified bootstrap: the runs of X and of Y are drawn anew
     * within each task.
     *
     * @param x runs x tasks of one method, at least two runs
     * @param y runs x tasks of the other, at least two runs, on the same tasks
     * @param resampling number of resamples, confidence, seed
     */
    public static Bootstrap.Interval probabilityOfImprovement(double[][] x, double[][] y, Resampling resampling) {
        Inputs.matrix("x (runs x tasks)", x, 2, 1);
        Inputs.matrix("y (runs x tasks)", y, 2, 1);
        Inputs.sameLength("tasks of x and y", x[0].length, y[0].length);
        int tasks = x[0].length;
        Superiority[] pairs = IntStream.range(0, tasks)
                .mapToObj(task -> new Superiority(task(x, task), task(y, task)))
                .toArray(Superiority[]::new);
        double value = 0;
        for (Superiority pair : pairs) {
            value += pair.probability();
        }
        RandomGenerator random = resampling.stream("improvement");
        double[] resampled = new double[resampling.resamples()];
        for (int i = 0; i < resampled.length; i++) {
            double sum = 0;
            for (Superiority pair : pairs) {
                sum += pair.resampledProbability(random);
            }
            resampled[i] = sum / tasks;
        }
        return resampling.interval(value / tasks, resampled);
    }

    /**
     * The p-values of several tests, adjusted by Holm's step-down method ("A simple sequentially rejective multiple test
     * procedure", Scandinavian Journal of Statistics 6, 1979): rejecting those at most &alpha; keeps the probability of
     * any false rejection at most &alpha;, whatever the dependence of the tests. The i-th smallest of m is multiplied by
     * m - i + 1, and none may be below a smaller one's.
     *
     * @param pValues between 0 and 1, at least one
     * @return the adjusted values, in the order given
     */
    public static double[] holm(double[] pValues) {
        Inputs.sample("p-values", pValues, 1);
        for (double pValue : pValues) {
            Inputs.range("p-value", pValue, 0, 1);
        }
        int[] order = IntStream.range(0, pValues.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> pValues[i]))
                .mapToInt(i -> i)
                .toArray();
        double[] adjusted = new double[pValues.length];
        double largest = 0;
        for (int i = 0; i < order.length; i++) {
            largest = Math.max(largest, Math.min(1, (order.length - i) * pValues[order[i]]));
            adjusted[order[i]] = largest;
        }
        return adjusted;
    }

    private static double[][] column(double[] values) {
        double[][] matrix = new double[values.length][];
        for (int i = 0; i < values.length; i++) {
            matrix[i] = new double[] {values[i]};
        }
        return matrix;
    }

    private static double[] task(double[][] scores, int task) {
        double[] values = new double[scores.length];
        for (int run = 0; run < scores.length; run++) {
            values[run] = scores[run][task];
        }
        return values;
    }
}
