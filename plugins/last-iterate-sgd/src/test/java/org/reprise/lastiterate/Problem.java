package org.reprise.lastiterate;

import org.reprise.lastiterate.problem.NoisyObjective;
import org.reprise.lastiterate.problem.Quadratic;
import org.reprise.lastiterate.problem.StochasticProblem;
import org.reprise.optimization.geometry.Domain;
import org.reprise.optimization.geometry.Regulariser;
import org.reprise.optimization.oracle.Noise;

/** Small problems of the tests. */
public final class Problem {
    private Problem() {}

    /** Three eigenvalues from (1, 2, 3), measured after every step for horizons of 2 or 3. */
    public static StochasticProblem quadratic(double sigma, int horizon, int paths, int checkpoints) {
        return quadratic(Domain.SPACE, sigma, horizon, paths, checkpoints);
    }

    /** The same on a domain. */
    public static StochasticProblem quadratic(Domain domain, double sigma, int horizon, int paths, int checkpoints) {
        return new StochasticProblem(
                new NoisyObjective(new Quadratic(new double[] {0.25, 0.5, 1}), Noise.gaussian(sigma), 2),
                Regulariser.NONE,
                domain,
                new double[] {1, 2, 3},
                new double[3],
                0,
                horizon,
                paths,
                checkpoints,
                2);
    }
}
