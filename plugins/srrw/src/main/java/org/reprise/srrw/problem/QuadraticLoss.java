package org.reprise.srrw.problem;

/**
 * Scalar quadratics {@code F(theta, i) = (theta - c_i)^2 / 2}, D = 1.
 *
 * @param centres c, one a node; empty for pure sampling, where D = 0
 */
public record QuadraticLoss(double[] centres) implements Objective {
    /** No objective: the walk alone. */
    public static Objective none() {
        return new QuadraticLoss(new double[0]);
    }

    @Override
    public int dimension() {
        return centres.length == 0 ? 0 : 1;
    }

    @Override
    public int nodes() {
        return centres.length;
    }

    @Override
    public double value(double[] theta, int at, int node) {
        double difference = theta[at] - centres[node];
        return difference * difference / 2;
    }

    @Override
    public void field(double[] theta, int at, int node, double[] field) {
        field[0] = centres[node] - theta[at];
    }

    @Override
    public void addHessian(double[] theta, int node, double weight, double[] hessian) {
        hessian[0] += weight;
    }
}
