package org.reprise.optimization.reference;

/**
 * A reference solution.
 *
 * @param x the minimiser, length d; not to be written
 * @param value the least value
 * @param residual what is left of the optimality conditions: of {@link NewtonMethod} the norm of the gradient, of {@link
 *     CompositeOptimum} a bound of {@code value} minus the true minimum
 */
public record Optimum(double[] x, double value, double residual) {}
