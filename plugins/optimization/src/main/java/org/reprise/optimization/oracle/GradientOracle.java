package org.reprise.optimization.oracle;

import java.util.random.RandomGenerator;

/** Stochastic (sub)gradients of one function. Immutable; what a sequence of draws needs is in its {@link Draws}. */
public interface GradientOracle {
    /** Number d of variables. */
    int dimension();

    /** Draws from a random stream; each block of paths has its own, so that results do not depend on threads. */
    Draws draws(RandomGenerator random);

    /** A sequence of draws, for one thread at a time. */
    interface Draws {
        /**
         * Writes a gradient for each of the paths {@code from} to {@code to - 1}; the gradient of path r at {@code
         * points[r d .. r d + d)} goes to the same range of {@code gradients}.
         */
        void draw(double[] points, double[] gradients, int from, int to);

        /** Gradients of components (or of the whole function, where it has none) asked for so far. */
        long calls();
    }
}
