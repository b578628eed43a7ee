package org.reprise.vrhalpern.experiment;

import java.util.random.RandomGenerator;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.pf4j.Extension;
import org.reprise.numerics.Dense;
import org.reprise.spi.Experiment;
import org.reprise.spi.ExperimentSpec;
import org.reprise.spi.Measurements;
import org.reprise.spi.Metric;
import org.reprise.spi.Param;
import org.reprise.spi.Setup;
import org.reprise.vrhalpern.problem.BilinearSum;
import org.reprise.vrhalpern.problem.Iterate;
import org.reprise.vrhalpern.problem.MonotoneInclusion;
import org.reprise.vrhalpern.problem.Resolvent;

/** Bilinear saddle points whose matrices scatter about an ill-conditioned mean. */
@Extension
@ExperimentSpec(
        id = "bilinear",
        title = "Bilinear sum",
        description =
                "F_i(x, y) = (A_i^T y - p, -A_i x + q) + mu u, the mean of A_i with singular values j^-2 and Gaussian"
                        + " scatter about it, from 0. Monotone; with mu above 0 cocoercive.",
        metrics = {
            @Metric(name = Referee.SCALED, description = "residual over L_F ||u_0 - u*||", log = true),
            @Metric(name = Referee.RESIDUAL, description = Referee.RESIDUAL_TEXT, log = true),
            @Metric(name = Referee.DISTANCE, description = Referee.DISTANCE_TEXT, log = true)
        })
public final class BilinearExperiment
        implements Experiment<MonotoneInclusion, BilinearExperiment.Configuration, Iterate> {
    /** Configuration. */
    public record Configuration(
            @Param(value = "number n of matrices", byDefault = "64", min = 1, max = 100_000) int n,
            @Param(value = "dimension d of x and of y", byDefault = "20", min = 1, max = 1000) int d,
            @Param(value = "strong monotonicity mu", byDefault = "0", min = 0) double mu) {}

    @Override
    public MonotoneInclusion problem(Configuration configuration, Setup setup) {
        int d = configuration.d;
        RandomGenerator random = setup.random("matrices");
        double[] mean = mean(d, random);
        double[][] matrices = scatter(mean, configuration.n, d, random);
        double[] solution = SyntheticRows.normal(2 * d, setup.random("solution"));
        double[] p = new double[d];
        double[] q = new double[d];
        for (int r = 0; r < d; r++) {
            Dense.axpy(solution[d + r], mean, r * d, p, 0, d);
            q[r] = Dense.dot(mean, r * d, solution, 0, d) - configuration.mu * solution[d + r];
        }
        Dense.axpy(configuration.mu, solution, 0, p, 0, d);
        BilinearSum operator = new BilinearSum(matrices, p, q, configuration.mu);
        return new MonotoneInclusion(
                operator,
                Resolvent.IDENTITY,
                new double[2 * d],
                solution,
                operator.constants().lipschitz());
    }

    /** {@code U diag(j^-2) V^T} by rows, U and V random rotations. */
    private static double[] mean(int d, RandomGenerator random) {
        RealMatrix singular = MatrixUtils.createRealMatrix(d, d);
        for (int j = 0; j < d; j++) {
            singular.setEntry(j, j, 1.0 / ((j + 1.0) * (j + 1.0)));
        }
        RealMatrix product = orthogonal(d, random).multiply(singular).multiplyTransposed(orthogonal(d, random));
        double[] values = new double[d * d];
        for (int r = 0; r < d; r++) {
            System.arraycopy(product.getRow(r), 0, values, r * d, d);
        }
        return values;
    }

    private static RealMatrix orthogonal(int d, RandomGenerator random) {
        RealMatrix gaussian = MatrixUtils.createRealMatrix(d, d);
        for (int r = 0; r < d; r++) {
            gaussian.setRow(r, SyntheticRows.normal(d, random));
        }
        return new QRDecomposition(gaussian).getQ();
    }

    /** The mean plus Gaussian entries of deviation 1/(2 sqrt(d)), centred so that the mean is exact. */
    private static double[][] scatter(double[] mean, int n, int d, RandomGenerator random) {
        double[][] matrices = new double[n][d * d];
        double[] average = new double[d * d];
        double deviation = 0.5 / Math.sqrt(d);
        for (double[] matrix : matrices) {
            for (int e = 0; e < matrix.length; e++) {
                matrix[e] = deviation * random.nextGaussian();
                average[e] += matrix[e] / n;
            }
        }
        for (double[] matrix : matrices) {
            for (int e = 0; e < matrix.length; e++) {
                matrix[e] += mean[e] - average[e];
            }
        }
        return matrices;
    }

    @Override
    public void measure(MonotoneInclusion problem, Iterate iterate, Measurements out) {
        Referee.known(problem, iterate, out);
    }
}
