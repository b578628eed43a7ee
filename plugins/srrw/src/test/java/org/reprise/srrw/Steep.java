package org.reprise.srrw;

import org.reprise.srrw.problem.Objective;

/** Curvature far above the inverse of any early step. */
final class Steep implements Objective {
    private static final double CURVATURE = 1e6;

    @Override
    public int dimension() {
        return 1;
    }

    @Override
    public int nodes() {
        return 4;
    }

    @Override
    public double value(double[] theta, int at, int node) {
        return CURVATURE / 2 * (theta[at] - 1) * (theta[at] - 1);
    }

    @Override
    public void field(double[] theta, int at, int node, double[] field) {
        field[0] = CURVATURE * (1 - theta[at]);
    }

    @Override
    public void addHessian(double[] theta, int node, double weight, double[] hessian) {
        hessian[0] += weight * CURVATURE;
    }
}
