package org.reprise.sketchednewton.problem;

/**
 * An iterate; the arrays are not to be written.
 *
 * @param x variables, length n
 * @param multipliers multipliers of the constraints, length m
 */
public record PrimalDual(double[] x, double[] multipliers) {}
