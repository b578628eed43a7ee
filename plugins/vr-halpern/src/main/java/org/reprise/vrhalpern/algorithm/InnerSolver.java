package org.reprise.vrhalpern.algorithm;

/** Approximates the resolvent {@code (I + eta (F + G))^-1 u}: the root of the strongly monotone Phi(v) + eta G. */
interface InnerSolver {
    /**
     * Approximates the resolvent.
     *
     * @param u where it is taken
     * @param length steps M
     * @param accuracy bound on {@code ||Phi(v) + eta g||} over that at the start at which it may end early; 0 for none
     * @param out the approximation v
     * @return false where the budget ended first
     */
    boolean solve(double[] u, long length, double accuracy, double[] out);
}
