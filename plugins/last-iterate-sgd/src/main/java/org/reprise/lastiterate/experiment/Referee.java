package org.reprise.lastiterate.experiment;

import java.util.Arrays;
import org.reprise.lastiterate.problem.Paths;
import org.reprise.lastiterate.problem.StochasticProblem;
import org.reprise.spi.Direction;
import org.reprise.spi.Measurements;
import org.reprise.spi.Metric;
import org.reprise.spi.Metrics;

/** What all experiments measure: F - F* of the last iterate and of the averages, over the paths that stayed finite. */
@Metrics({
    @Metric(name = Referee.LAST, description = "mean of F(x) - F* over the paths, last iterate", log = true),
    @Metric(name = Referee.UNIFORM, description = "mean of F(x) - F*, uniform average", log = true),
    @Metric(name = Referee.SUFFIX, description = "the same, average over the second half of the horizon", log = true),
    @Metric(name = Referee.POLYNOMIAL, description = "the same, average with polynomially falling weights", log = true),
    @Metric(name = Referee.WEIGHTED, description = "the same, average with weights proportional to t", log = true),
    @Metric(name = Referee.MEDIAN, description = "median of F(x) - F* over the paths, last iterate", log = true),
    @Metric(name = Referee.Q90, description = "its 0.9 quantile", log = true),
    @Metric(name = Referee.Q99, description = "its 0.99 quantile", log = true),
    @Metric(name = Referee.Q999, description = "its 0.999 quantile", log = true),
    @Metric(name = Referee.ERROR, description = "standard error of that mean", log = true),
    @Metric(name = Referee.DIVERGED, description = "paths that are not finite"),
    @Metric(name = Referee.STEPS, description = "steps t done", direction = Direction.NEUTRAL)
})
final class Referee {
    static final String LAST = "last";
    static final String ERROR = "last-error";
    static final String UNIFORM = "uniform";
    static final String SUFFIX = "suffix";
    static final String POLYNOMIAL = "polynomial";
    static final String WEIGHTED = "weighted";
    static final String MEDIAN = "median";
    static final String Q90 = "q90";
    static final String Q99 = "q99";
    static final String Q999 = "q999";
    static final String DIVERGED = "diverged";
    static final String STEPS = "steps";

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
