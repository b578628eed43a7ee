package org.reprise.ef21w.experiment;

import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import org.reprise.ef21w.problem.DistributedProblem;
import org.reprise.ef21w.problem.Estimates;
import org.reprise.ef21w.problem.Problems;
import org.reprise.optimization.data.Examples;
import org.reprise.spi.Direction;
import org.reprise.spi.Experiment;
import org.reprise.spi.ExperimentSpec;
import org.reprise.spi.Measurements;
import org.reprise.spi.Metric;
import org.reprise.spi.Param;
import org.reprise.spi.Setup;

/** Least squares whose clients use some of the features each. */
@Extension
@ExperimentSpec(
        id = "rare-features",
        title = "Rare features",
        description =
                "Synthetic least squares where each feature is used by a share of the clients alone, drawn at random; L_i"
                        + " a random permutation of least + (largest - least) u^4.",
        metricsOf = Referee.class,
        metrics = {
            @Metric(
                    name = "c-share",
                    description = "c/n, greatest share of clients that use one feature",
                    direction = Direction.NEUTRAL),
            @Metric(
                    name = "q",
                    description = "greatest sum of the weights L_i/sum L of clients that use one feature",
                    direction = Direction.NEUTRAL),
            @Metric(name = "L-joint", description = "L_+ with uniform weights", direction = Direction.NEUTRAL),
            @Metric(
                    name = "L-joint-weighted",
                    description = "L_+ with weights L_i/sum L",
                    direction = Direction.NEUTRAL),
            @Metric(name = "width", description = "most features that a client uses", direction = Direction.NEUTRAL)
        })
public final class RareFeaturesExperiment
        implements Experiment<DistributedProblem, RareFeaturesExperiment.Configuration, Estimates> {
    private static final double EXPONENT = 4;

    /** Configuration. */
    public record Configuration(
            @Param(value = Texts.CLIENTS, byDefault = "100", min = 2) int clients,
            @Param(value = Texts.DIMENSION, byDefault = "60", min = 1) int dimension,
            @Param(value = "rows a client", byDefault = "12", min = 1) int rows,
            @Param(
                            value = "share of the clients that use a feature",
                            byDefault = "0.1",
                            min = 0,
                            aboveMin = true,
                            max = 1)
                    double share,
            @Param(value = "least eigenvalue of a client's Hessian", byDefault = "1", min = 0) double least,
            @Param(
                            value = "largest eigenvalue of the stiffest client's Hessian",
                            byDefault = "1000",
                            min = 0,
                            aboveMin = true)
                    double largest,
            @Param(value = Texts.START, byDefault = "zero") Start start) {}

    @Override
    public DistributedProblem problem(Configuration c, Setup setup) {
        int n = c.clients;
        int d = c.dimension;
        int[][] owned = Ownership.draw(n, d, (int) Math.ceil(n * c.share), setup.random("ownership"));
        int[] order = Ownership.permutation(n, setup.random("order"));
        double[] features = new double[n * c.rows * d];
        double[] targets = new double[n * c.rows];
        RandomGenerator random = setup.random("rows");
        for (int i = 0; i < n; i++) {
            int m = owned[i].length;
            double top = c.least + (c.largest - c.least) * Math.pow(order[i] / (n - 1.0), EXPONENT);
            if (!(top > 0)) {
                throw Problems.value(
                        "least = " + c.least + " leaves a client a constant loss; expected it above 0",
                        "Use a least eigenvalue above 0.");
            }
            RotatedBlock block = RotatedBlock.of(c.rows, m, c.least, top, random);
            for (int r = 0; r < c.rows; r++) {
                for (int l = 0; l < m; l++) {
                    features[(i * c.rows + r) * d + owned[i][l]] = block.features()[r * m + l];
                }
            }
            System.arraycopy(block.targets(), 0, targets, i * c.rows, c.rows);
        }
        Examples examples = new Examples("rare features", features, targets, n * c.rows, d);
        return LeastSquares.problem(examples, n, 0, Referee.start(c.start, d, setup.random("start")));
    }

    @Override
    public void measure(DistributedProblem problem, Estimates at, Measurements out) {
        Referee.measure(problem, at, out);
        if (at.rounds() == 0) {
            Referee.rareConstants(problem, out);
        }
    }
}
