package org.reprise.srrw.problem;

/** Local functions F(theta, i) of the nodes; the field of the stochastic approximation is {@code H = -grad F}. */
public interface Objective {
    /** Dimension D of theta; 0 for pure sampling. */
    int dimension();

    /** Number of nodes that have a function. */
    int nodes();

    /** F at a node; theta is {@code theta[at .. at + D)}. */
    double value(double[] theta, int at, int node);

    /** Writes H(theta, node), D values, to {@code field}. */
    void field(double[] theta, int at, int node, double[] field);

    /** Adds {@code weight} times the Hessian of F, D by D by rows. */
    void addHessian(double[] theta, int node, double weight, double[] hessian);
}
