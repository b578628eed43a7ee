package org.reprise.lastiterate.problem;

/**
 * Where all paths are after t steps: points are R by d by rows. The arrays are overwritten by the next step.
 *
 * @param steps t
 * @param last x^{t+1}
 * @param uniform mean of x^2 to x^{t+1}
 * @param suffix mean of those after the first half of the horizon; of length 0 before there is one
 * @param polynomial average whose weights fall polynomially (Shamir and Zhang 2013, eta = 3)
 * @param weighted mean with weights proportional to t
 */
public record Paths(
        int steps, double[] last, double[] uniform, double[] suffix, double[] polynomial, double[] weighted) {}
