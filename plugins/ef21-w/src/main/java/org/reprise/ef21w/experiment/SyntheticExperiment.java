package org.reprise.ef21w.experiment;

import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import org.reprise.ef21w.problem.DistributedProblem;
import org.reprise.ef21w.problem.Estimates;
import org.reprise.optimization.data.Examples;
import org.reprise.spi.Experiment;
import org.reprise.spi.ExperimentSpec;
import org.reprise.spi.Measurements;
import org.reprise.spi.Param;
import org.reprise.spi.Setup;

/** Least squares whose smoothness constants are spread as one likes. */
@Extension
@ExperimentSpec(
        id = "synthetic-linear",
        title = "Synthetic least squares",
        description =
                "f_i(x) = (1/m)||A_i x - b_i||^2 + lambda sum_j x_j^2/(1 + x_j^2) with L_i between two ends: the greater the"
                        + " exponent, the more clients have small ones.",
        metricsOf = Referee.class)
public final class SyntheticExperiment
        implements Experiment<DistributedProblem, SyntheticExperiment.Configuration, Estimates> {
    /** Configuration. */
    public record Configuration(
            @Param(value = Texts.CLIENTS, byDefault = "200", min = 1) int clients,
            @Param(value = Texts.DIMENSION, byDefault = "10", min = 1) int dimension,
            @Param(value = "rows a client", byDefault = "10", min = 1) int rows,
            @Param(value = "least eigenvalue of a client's Hessian", byDefault = "1", min = 0) double least,
            @Param(
                            value = "largest eigenvalue of the stiffest client's Hessian",
                            byDefault = "1000",
                            min = 0,
                            aboveMin = true)
                    double largest,
            @Param(
                            value =
                                    "exponent r: client i's largest eigenvalue is least + (largest - least) (i/(n-1))^r",
                            byDefault = "8",
                            min = 0)
                    double exponent,
            @Param(value = Texts.LAMBDA, byDefault = "1", min = 0) double lambda,
            @Param(value = Texts.START, byDefault = "zero") Start start) {}

    @Override
    public DistributedProblem problem(Configuration c, Setup setup) {
        int d = c.dimension;
        double[] features = new double[c.clients * c.rows * d];
        double[] targets = new double[c.clients * c.rows];
        RandomGenerator random = setup.random("rows");
        for (int i = 0; i < c.clients; i++) {
            double place = c.clients == 1 ? 1 : (double) i / (c.clients - 1);
            double top = c.least + (c.largest - c.least) * Math.pow(place, c.exponent);
            RotatedBlock block = RotatedBlock.of(c.rows, d, c.least, top, random);
            System.arraycopy(block.features(), 0, features, i * c.rows * d, c.rows * d);
            System.arraycopy(block.targets(), 0, targets, i * c.rows, c.rows);
        }
        Examples examples = new Examples("synthetic rows", features, targets, c.clients * c.rows, d);
        double[] start = Referee.start(c.start, d, setup.random("start"));
        return LeastSquares.problem(examples, c.clients, c.lambda, start);
    }

    @Override
    public void measure(DistributedProblem problem, Estimates at, Measurements out) {
        Referee.measure(problem, at, out);
    }
}
