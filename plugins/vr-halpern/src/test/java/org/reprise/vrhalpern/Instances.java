package org.reprise.vrhalpern;

import java.util.Arrays;
import org.reprise.testkit.FakeSetup;
import org.reprise.vrhalpern.experiment.BilinearExperiment;
import org.reprise.vrhalpern.experiment.LeastSquaresExperiment;
import org.reprise.vrhalpern.experiment.MatrixGameExperiment;
import org.reprise.vrhalpern.experiment.QuadraticProgramExperiment;
import org.reprise.vrhalpern.problem.MatrixGame;
import org.reprise.vrhalpern.problem.MonotoneInclusion;
import org.reprise.vrhalpern.problem.Residual;
import org.reprise.vrhalpern.problem.Simplices;

/** Problems of the tests. */
public final class Instances {
    private Instances() {}

    /** Policeman and burglar with these values of the houses. */
    public static MonotoneInclusion game(double... wealth) {
        int n = wealth.length;
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                matrix[i][j] = wealth[j] * (1 - Math.exp(-0.8 * Math.abs(i - j)));
            }
        }
        double[] start = new double[2 * n];
        Arrays.fill(start, 1.0 / n);
        return new MonotoneInclusion(
                new MatrixGame(matrix, MatrixGame.Sampling.UNIFORM), Simplices.pair(n, n), start, new double[0], 1);
    }

    public static MonotoneInclusion randomGame(int n, MatrixGame.Sampling sampling, long seed) {
        return new MatrixGameExperiment()
                .problem(
                        new MatrixGameExperiment.Configuration(
                                n, MatrixGameExperiment.Kind.POLICEMAN_BURGLAR, sampling),
                        new FakeSetup(seed));
    }

    public static MonotoneInclusion quadratic(int n) {
        return new QuadraticProgramExperiment()
                .problem(new QuadraticProgramExperiment.Configuration(n), new FakeSetup(0));
    }

    public static MonotoneInclusion squares(int n, int d, long seed) {
        return new LeastSquaresExperiment()
                .problem(new LeastSquaresExperiment.Configuration(n, d), new FakeSetup(seed));
    }

    public static MonotoneInclusion bilinear(int n, int d, double mu, long seed) {
        return new BilinearExperiment().problem(new BilinearExperiment.Configuration(n, d, mu), new FakeSetup(seed));
    }

    public static double[] f(MonotoneInclusion problem, double[] u) {
        double[] f = new double[u.length];
        problem.operator().evaluator(1).full(u, f);
        return f;
    }

    public static double residual(MonotoneInclusion problem, double[] u) {
        return Residual.natural(problem.resolvent(), u, f(problem, u));
    }

    public static double gap(MonotoneInclusion problem, double[] u) {
        return ((MatrixGame) problem.operator()).gap(f(problem, u));
    }
}
