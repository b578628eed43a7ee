package org.reprise.vrhalpern.experiment;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import org.reprise.spi.Experiment;
import org.reprise.spi.ExperimentSpec;
import org.reprise.spi.Measurements;
import org.reprise.spi.Metric;
import org.reprise.spi.Param;
import org.reprise.spi.Setup;
import org.reprise.vrhalpern.problem.Iterate;
import org.reprise.vrhalpern.problem.MatrixGame;
import org.reprise.vrhalpern.problem.MonotoneInclusion;
import org.reprise.vrhalpern.problem.Simplices;

/** Matrix games on two simplices (Section 5 of the paper, Figure 1a). */
@Extension
@ExperimentSpec(
        id = "matrix-game",
        title = "Matrix game",
        description = "min over x, max over y on probability simplices of <Ax, y>, from the uniform strategies."
                + " Monotone, not cocoercive.",
        metrics = {
            @Metric(name = Referee.RESIDUAL, description = Referee.RESIDUAL_TEXT, log = true),
            @Metric(name = MatrixGameExperiment.GAP, description = "duality gap max(Ax) - min(A^T y)", log = true),
            @Metric(name = Referee.TANGENT, description = Referee.TANGENT_TEXT, log = true)
        })
public final class MatrixGameExperiment
        implements Experiment<MonotoneInclusion, MatrixGameExperiment.Configuration, Iterate> {
    static final String GAP = "gap";
    private static final double DECAY = 0.8;

    /** Matrices. */
    public enum Kind {
        /** Policeman and burglar: A_ij = w_j (1 - exp(-0.8 |i - j|)), w_j the absolute value of a standard normal. */
        POLICEMAN_BURGLAR,
        /** Standard normal entries. */
        GAUSSIAN
    }

    /** Configuration. */
    public record Configuration(
            @Param(value = "number n of strategies of each player", byDefault = "100", min = 2, max = 5000) int n,
            @Param(value = "matrix", byDefault = "policeman-burglar") Kind kind,
            @Param(
                            value = "how components are drawn: uniformly, or by the norms of row i and column i",
                            byDefault = "uniform")
                    MatrixGame.Sampling sampling) {}

    @Override
    public MonotoneInclusion problem(Configuration configuration, Setup setup) {
        int n = configuration.n;
        RandomGenerator random = setup.random("game");
        double[][] matrix = configuration.kind == Kind.GAUSSIAN ? gaussian(n, random) : burglar(wealth(n, random));
        double[] start = new double[2 * n];
        Arrays.fill(start, 1.0 / n);
        return new MonotoneInclusion(
                new MatrixGame(matrix, configuration.sampling), Simplices.pair(n, n), start, new double[0], 1);
    }

    private static double[] wealth(int n, RandomGenerator random) {
        double[] wealth = new double[n];
        Arrays.setAll(wealth, j -> Math.abs(random.nextGaussian()));
        return wealth;
    }

    /** The matrix of policeman and burglar for these values of the houses. */
    static double[][] burglar(double[] wealth) {
        int n = wealth.length;
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                matrix[i][j] = wealth[j] * -Math.expm1(-DECAY * Math.abs(i - j));
            }
        }
        return matrix;
    }

    private static double[][] gaussian(int n, RandomGenerator random) {
        double[][] matrix = new double[n][n];
        for (double[] row : matrix) {
            Arrays.setAll(row, j -> random.nextGaussian());
        }
        return matrix;
    }

    @Override
    public void measure(MonotoneInclusion problem, Iterate iterate, Measurements out) {
        double[] f = Referee.residual(problem, iterate, out);
        out.put(GAP, ((MatrixGame) problem.operator()).gap(f));
        Referee.tangent(iterate, f, out);
    }
}
