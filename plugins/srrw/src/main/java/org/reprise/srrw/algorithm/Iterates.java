package org.reprise.srrw.algorithm;

import java.util.Arrays;
import org.reprise.numerics.Dense;
import org.reprise.spi.Checkpoints;
import org.reprise.srrw.problem.TokenProblem;

/** theta of all replicas and its update; theta_0 = 0. */
final class Iterates {
    private final TokenProblem problem;
    private final double[] importance;
    private final Optimizer optimizer;
    private final double radius;
    private final int dimension;
    private final double[] theta;
    private final double[] momentum;

    /** @param law stationary law of the sampler: H is weighted by mu_i / law_i, length N */
    Iterates(TokenProblem problem, double[] law, Optimizer optimizer, double radius) {
        this.problem = problem;
        this.optimizer = optimizer;
        this.radius = radius > 0 ? radius : Double.POSITIVE_INFINITY;
        dimension = problem.dimension();
        theta = new double[problem.replicas() * dimension];
        momentum = new double[optimizer == Optimizer.SHB ? theta.length : 0];
        importance = new double[law.length];
        Arrays.setAll(importance, i -> problem.mu()[i] / law[i]);
    }

    double[] theta() {
        return theta;
    }

    /** One step with H(theta, node); {@code field} has D places for it. */
    void step(int replica, int node, double beta, double[] field) {
        int at = replica * dimension;
        problem.objective().field(theta, at, node, field);
        if (optimizer == Optimizer.SHB) {
            for (int d = 0; d < dimension; d++) {
                theta[at + d] += beta * momentum[at + d];
                momentum[at + d] += beta * (importance[node] * field[d] - momentum[at + d]);
            }
        } else {
            Dense.axpy(beta * importance[node], field, 0, theta, at, dimension);
        }
        if (radius < Double.POSITIVE_INFINITY) {
            double norm = Math.sqrt(Dense.dot(theta, at, theta, at, dimension));
            for (int d = 0; norm > radius && d < dimension; d++) {
                theta[at + d] *= radius / norm;
            }
        }
    }

    void save(Checkpoints.State state) {
        state.put("theta", theta).put("momentum", momentum);
    }

    void restore(Checkpoints.Saved state) {
        state.copy("theta", theta);
        state.copy("momentum", momentum);
    }

    boolean finite(int replica) {
        double sum = 0;
        for (int d = replica * dimension; d < (replica + 1) * dimension; d++) {
            sum += theta[d];
        }
        return Double.isFinite(sum);
    }
}
