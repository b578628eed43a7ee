package org.reprise.ntk.algorithm;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.reprise.ntk.problem.LimitKernel;
import org.reprise.ntk.problem.TangentProblem;
import org.reprise.spi.Trial;

/** Outputs at time 0 of networks of infinite width. */
public enum Start {
    /** Draws from their law, one a replica. */
    SAMPLED,
    /** Their mean, zero, once: what is then learned is the mean. */
    ZERO;

    /**
     * Outputs by replica.
     *
     * @param inside on the training examples, N by k
     * @param outside on the test examples, M by k
     */
    record Outputs(double[][] inside, double[][] outside) {}

    Outputs of(TangentProblem problem, Trial<?> trial) {
        int n = problem.train().count();
        int m = problem.test().count();
        int k = problem.outputs();
        int replicas = this == ZERO ? 1 : problem.replicas();
        double[][] inside = new double[replicas][n * k];
        double[][] outside = new double[replicas][m * k];
        if (this == SAMPLED) {
            DMatrixRMaj covariance = LimitKernel.of(
                            problem.architecture(), problem.train().and(problem.test()))
                    .covariance();
            GaussianProcess law = new GaussianProcess(covariance);
            for (int r = 0; r < replicas; r++) {
                double[] drawn = law.draw(k, trial.random("replica-" + r)).data;
                inside[r] = Arrays.copyOf(drawn, n * k);
                outside[r] = Arrays.copyOfRange(drawn, n * k, drawn.length);
            }
        }
        return new Outputs(inside, outside);
    }
}
