package org.reprise.lastiterate.experiment;

import java.util.Arrays;
import org.reprise.lastiterate.problem.Paths;
import org.reprise.lastiterate.problem.StochasticProblem;
import org.reprise.spi.Measurements;

/** What all experiments measure: F - F* of the last iterate and of the averages, over the paths that stayed finite. */
final class Referee {
    static final String LAST = "last";
    static final String LAST_TEXT = "mean of F(x) - F* over the paths, last iterate";
    static final String ERROR = "last-error";
    static final String ERROR_TEXT = "standard error of that mean";
    static final String UNIFORM = "uniform";
    static final String UNIFORM_TEXT = "mean of F(x) - F*, uniform average";
    static final String SUFFIX = "suffix";
    static final String SUFFIX_TEXT = "the same, average over the second half of the horizon";
    static final String POLYNOMIAL = "polynomial";
    static final String POLYNOMIAL_TEXT = "the same, average with polynomially falling weights";
    static final String WEIGHTED = "weighted";
    static final String WEIGHTED_TEXT = "the same, average with weights proportional to t";
    static final String MEDIAN = "median";
    static final String MEDIAN_TEXT = "median of F(x) - F* over the paths, last iterate";
    static final String Q90 = "q90";
    static final String Q90_TEXT = "its 0.9 quantile";
    static final String Q99 = "q99";
    static final String Q99_TEXT = "its 0.99 quantile";
    static final String Q999 = "q999";
    static final String Q999_TEXT = "its 0.999 quantile";
    static final String DIVERGED = "diverged";
    static final String DIVERGED_TEXT = "paths that are not finite";
    static final String STEPS = "steps";
    static final String STEPS_TEXT = "steps t done";

    private Referee() {}

    static void measure(StochasticProblem problem, Paths paths, Measurements out) {
        double[] gaps = finiteGaps(problem, paths.last());
        Arrays.sort(gaps);
        double mean = Arrays.stream(gaps).average().orElse(Double.NaN);
        double square = Arrays.stream(gaps).map(g -> (g - mean) * (g - mean)).sum();
        out.put(LAST, mean);
        out.put(ERROR, Math.sqrt(square / Math.max(1, gaps.length - 1) / gaps.length));
        out.put(MEDIAN, quantile(gaps, 0.5));
        out.put(Q90, quantile(gaps, 0.9));
        out.put(Q99, quantile(gaps, 0.99));
        out.put(Q999, quantile(gaps, 0.999));
        out.put(DIVERGED, problem.paths() - gaps.length);
        out.put(STEPS, paths.steps());
        average(problem, UNIFORM, paths.uniform(), out);
        average(problem, SUFFIX, paths.suffix(), out);
        average(problem, POLYNOMIAL, paths.polynomial(), out);
        average(problem, WEIGHTED, paths.weighted(), out);
    }

    private static void average(StochasticProblem problem, String name, double[] points, Measurements out) {
        if (points.length > 0) {
            out.put(name, Arrays.stream(finiteGaps(problem, points)).average().orElse(Double.NaN));
        }
    }

    private static double[] finiteGaps(StochasticProblem problem, double[] points) {
        double[] gaps = new double[problem.paths()];
        int count = 0;
        for (int r = 0; r < gaps.length; r++) {
            double gap = problem.value(points, r * problem.dimension()) - problem.minimum();
            if (Double.isFinite(gap)) {
                gaps[count++] = gap;
            }
        }
        return Arrays.copyOf(gaps, count);
    }

    /** The smallest value that at least the share of all values does not exceed. */
    static double quantile(double[] sorted, double share) {
        return sorted.length == 0 ? Double.NaN : sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }
}
