package org.reprise.srrw.problem;

import org.reprise.numerics.Dense;

/**
 * Binary classification with one datum a node and an l2 penalty (Section 4 and the appendix of the paper).
 *
 * @param kind logistic loss, or the non-convex square of the sigmoid's error
 * @param features s, N by D by rows
 * @param labels y in {0, 1}, length N
 * @param dimension D
 * @param kappa l2 penalty, at least 0
 */
public record SigmoidLoss(Kind kind, double[] features, double[] labels, int dimension, double kappa)
        implements Objective {
    /** The loss of one datum as a function of the margin t = theta . s. */
    public enum Kind {
        /** {@code log(1 + exp(t)) - y t}. */
        LOGISTIC,
        /** {@code (sigmoid(t) - y)^2}, not convex. */
        SQUARED
    }

    @Override
    public int nodes() {
        return labels.length;
    }

    @Override
    public double value(double[] theta, int at, int node) {
        double t = margin(theta, at, node);
        double penalty = kappa / 2 * Dense.dot(theta, at, theta, at, dimension);
        double error = sigmoid(t) - labels[node];
        return penalty
                + (kind == Kind.LOGISTIC
                        ? Math.max(t, 0) + Math.log1p(Math.exp(-Math.abs(t))) - labels[node] * t
                        : error * error);
    }

    @Override
    public void field(double[] theta, int at, int node, double[] field) {
        double s = sigmoid(margin(theta, at, node));
        double slope = s - labels[node];
        if (kind == Kind.SQUARED) {
            slope *= 2 * s * (1 - s);
        }
        int from = node * dimension;
        for (int d = 0; d < dimension; d++) {
            field[d] = -(slope * features[from + d] + kappa * theta[at + d]);
        }
    }

    @Override
    public void addHessian(double[] theta, int node, double weight, double[] hessian) {
        double s = sigmoid(margin(theta, 0, node));
        double curvature = s * (1 - s);
        if (kind == Kind.SQUARED) {
            curvature = 2 * curvature * (curvature + (s - labels[node]) * (1 - 2 * s));
        }
        int from = node * dimension;
        for (int d = 0; d < dimension; d++) {
            Dense.axpy(weight * curvature * features[from + d], features, from, hessian, d * dimension, dimension);
            hessian[d * dimension + d] += weight * kappa;
        }
    }

    private double margin(double[] theta, int at, int node) {
        return Dense.dot(theta, at, features, node * dimension, dimension);
    }

    private static double sigmoid(double t) {
        return 1 / (1 + Math.exp(-t));
    }
}
