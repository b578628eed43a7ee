package org.reprise.optimization.problem;

/** A function of d variables with two derivatives. Points are ranges of longer arrays. */
public interface Smooth {
    /** Number d of variables. */
    int dimension();

    /** The value at {@code x[at .. at + d)}. */
    double value(double[] x, int at);

    /** Writes the gradient to {@code out[outAt .. outAt + d)}. */
    void gradient(double[] x, int at, double[] out, int outAt);

    /** Adds {@code weight} times the Hessian, d by d by rows. */
    void addHessian(double weight, double[] x, int at, double[] hessian);
}
