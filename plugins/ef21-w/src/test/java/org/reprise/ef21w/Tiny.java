package org.reprise.ef21w;

import org.reprise.ef21w.problem.DistributedProblem;
import org.reprise.ef21w.problem.LinearClients;
import org.reprise.optimization.data.Examples;
import org.reprise.optimization.problem.LinearModel;
import org.reprise.optimization.problem.Loss;
import org.reprise.optimization.problem.Penalty;

/** Three clients, {@code f_i = 1/2 x'D_i x - b_i'x} with diagonal D_i, whose trajectories another implementation was asked for. */
public final class Tiny {
    static final double[][] D = {{1, 2, 3}, {10, 1, 1}, {1, 1, 100}};
    static final double[][] B = {{1, -2, 0.5}, {3, 1, -1}, {-1, 2, 4}};

    private Tiny() {}

    /** With the rows {@code sqrt(D_ij) e_j}, so that clients use all three variables. */
    public static DistributedProblem problem() {
        double[] features = new double[27];
        double[] targets = new double[9];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                double root = Math.sqrt(D[i][j]);
                features[(3 * i + j) * 3 + j] = root;
                targets[3 * i + j] = B[i][j] / root;
            }
        }
        LinearModel model =
                new LinearModel(new Examples("tiny", features, targets, 9, 3), Loss.SQUARED, 3, Penalty.NONE);
        return DistributedProblem.of(new LinearClients(model, new int[] {0, 3, 6, 9}), new double[3], -1e3, 0);
    }
}
