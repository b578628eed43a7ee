package org.reprise.vrhalpern.problem;

/**
 * An operator {@code F = sum_i P(i) F_i} on R^D: the mean of its components over the sampling P, uniform or not.
 * Non-uniform components are already divided by {@code n P(i)}. Immutable; what it takes to evaluate it, scratch memory
 * included, is in an {@link Evaluator}.
 */
public interface FiniteSum {
    /** Number n of components, at least 1. */
    int components();

    /** Dimension D. */
    int dimension();

    /** Constants of the operator under its sampling. */
    Constants constants();

    /** P, length n, of total 1; empty for uniform sampling. */
    default double[] probabilities() {
        return new double[0];
    }

    /** Whether F is affine. */
    default boolean affine() {
        return false;
    }

    /**
     * A new evaluator.
     *
     * @param threads threads that one evaluation may keep busy; results do not depend on it
     */
    Evaluator evaluator(int threads);

    /** Evaluates the operator; confined to one thread at a time. */
    interface Evaluator {
        /** Puts F(u) into {@code out}, length D: n component evaluations. */
        void full(double[] u, double[] out);

        /**
         * Adds {@code weight} times the sum of {@code F_i(u) - F_i(v)} over the first {@code count} indices of {@code
         * batch} to {@code out}: 2 count component evaluations.
         */
        void addDifferences(int[] batch, int count, double[] u, double[] v, double weight, double[] out);
    }
}
