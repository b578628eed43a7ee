package org.reprise.sea.problem;

import org.reprise.numerics.Dense;

/** A sum of squared losses, kept as a quadratic: d^2 numbers whatever the rounds. */
final class GramSum implements LossSum {
    private final int dimension;
    private final double penalty;
    private final double[] gram;
    private final double[] linear;
    private double constant;
    private long count;

    GramSum(int dimension, double penalty) {
        this(dimension, penalty, new double[dimension * dimension], new double[dimension]);
    }

    private GramSum(int dimension, double penalty, double[] gram, double[] linear) {
        this.dimension = dimension;
        this.penalty = penalty;
        this.gram = gram;
        this.linear = linear;
    }

    @Override
    public void add(double[] row) {
        double y = row[dimension];
        for (int i = 0; i < dimension; i++) {
            Dense.axpy(row[i], row, 0, gram, i * dimension, dimension);
        }
        Dense.axpy(y, row, 0, linear, 0, dimension);
        constant += y * y / 2;
        count++;
    }

    @Override
    public double value(double[] u) {
        double value = constant - Dense.dot(linear, u) + count * penalty / 2 * Dense.dot(u, u);
        for (int i = 0; i < dimension; i++) {
            value += u[i] / 2 * Dense.dot(gram, i * dimension, u, 0, dimension);
        }
        return value;
    }

    @Override
    public Minimum minimise(double radius) {
        double[] h = gram.clone();
        for (int i = 0; i < dimension; i++) {
            h[i * dimension + i] += count * penalty;
        }
        double[] u = TrustRegion.minimiser(h, linear, radius);
        return new Minimum(u, value(u), 0);
    }

    @Override
    public LossSum copy() {
        GramSum copy = new GramSum(dimension, penalty, gram.clone(), linear.clone());
        copy.constant = constant;
        copy.count = count;
        return copy;
    }
}
