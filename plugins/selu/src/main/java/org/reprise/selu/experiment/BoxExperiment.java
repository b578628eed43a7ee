package org.reprise.selu.experiment;

import org.pf4j.Extension;
import org.reprise.selu.problem.BoxPoints;
import org.reprise.selu.problem.BoxProblem;
import org.reprise.selu.problem.MomentMap;
import org.reprise.selu.problem.Moments;
import org.reprise.selu.problem.Selu;
import org.reprise.spi.Direction;
import org.reprise.spi.Experiment;
import org.reprise.spi.ExperimentSpec;
import org.reprise.spi.Measurements;
import org.reprise.spi.Metric;
import org.reprise.spi.Param;
import org.reprise.spi.Setup;

/** The boxes of Theorems 1, 2 and 3. */
@Extension
@ExperimentSpec(
        id = "theorems",
        title = "The map of moments over the theorems' boxes",
        description =
                "Extremes of the map and of its Jacobian over the box of means, variances and sums of weights of a theorem.",
        metrics = {
            @Metric(name = "norm", description = "largest spectral norm of the Jacobian"),
            @Metric(
                    name = "mean-low",
                    description = "smallest mean that a point is mapped to",
                    direction = Direction.NEUTRAL),
            @Metric(
                    name = "mean-high",
                    description = "largest mean that a point is mapped to",
                    direction = Direction.NEUTRAL),
            @Metric(
                    name = "variance-low",
                    description = "smallest variance that a point is mapped to",
                    direction = Direction.NEUTRAL),
            @Metric(
                    name = "variance-high",
                    description = "largest variance that a point is mapped to",
                    direction = Direction.NEUTRAL),
            @Metric(
                    name = "growth-low",
                    description = "smallest change of the variance",
                    direction = Direction.NEUTRAL),
            @Metric(name = "growth-high", description = "largest change of the variance", direction = Direction.NEUTRAL)
        })
public final class BoxExperiment implements Experiment<BoxProblem, BoxExperiment.Configuration, BoxPoints> {
    /** Boxes of mean, omega, variance and tau. */
    public enum Box {
        /** Theorem 1: the map contracts. */
        CONTRACTION(0.1, 0.1, 0.8, 1.5, 0.95, 1.1),
        /** Theorem 2: large variances fall. */
        HIGH_VARIANCE(1, 0.1, 3, 16, 0.8, 1.25),
        /** Theorem 3, first box: small variances rise. */
        LOW_VARIANCE(0.1, 0.1, 0.02, 0.16, 0.8, 1.25),
        /** Theorem 3, second box. */
        LOW_VARIANCE_WIDE(0.1, 0.1, 0.02, 0.24, 0.9, 1.25);

        private final double[] low;
        private final double[] high;

        Box(double mean, double omega, double variance, double upTo, double tau, double upToTau) {
            low = new double[] {-mean, -omega, variance, tau};
            high = new double[] {mean, omega, upTo, upToTau};
        }
    }

    /** Configuration. */
    public record Configuration(@Param(value = "the box", byDefault = "contraction") Box box) {}

    @Override
    public BoxProblem problem(Configuration configuration, Setup setup) {
        return new BoxProblem(
                new MomentMap(Selu.STANDARD), configuration.box.low.clone(), configuration.box.high.clone());
    }

    @Override
    public void measure(BoxProblem problem, BoxPoints points, Measurements out) {
        Extremes mean = new Extremes();
        Extremes variance = new Extremes();
        Extremes growth = new Extremes();
        Extremes norm = new Extremes();
        double[] x = points.coordinates();
        for (int i = 0; i < x.length; i += BoxProblem.AXES) {
            Moments from = new Moments(x[i], x[i + 2]);
            Moments to = problem.map().apply(from, x[i + 1], x[i + 3]);
            mean.take(to.mean());
            variance.take(to.variance());
            growth.take(to.variance() - from.variance());
            norm.take(problem.map().jacobian(from, x[i + 1], x[i + 3]).norm());
        }
        out.put("norm", norm.high);
        out.put("mean-low", mean.low);
        out.put("mean-high", mean.high);
        out.put("variance-low", variance.low);
        out.put("variance-high", variance.high);
        out.put("growth-low", growth.low);
        out.put("growth-high", growth.high);
    }

    /** Smallest and largest of some numbers. */
    private static final class Extremes {
        private double low = Double.POSITIVE_INFINITY;
        private double high = Double.NEGATIVE_INFINITY;

        void take(double value) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
    }
}
