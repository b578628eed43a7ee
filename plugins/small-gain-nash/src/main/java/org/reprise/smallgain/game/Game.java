package org.reprise.smallgain.game;

import java.util.Arrays;
import java.util.Optional;

/**
 * A differentiable game of N players: the pseudo-gradient F(x) = (grad_{x_i} f_i(x))_i of the players' costs and, where
 * they are known, the blocks J_ij = dF_i/dx_j of its Jacobian. This is all that a certificate needs of a game; whoever
 * implements it has a game certified. Points are rows of flat arrays, so that a game may evaluate many at once, as a
 * tensor graph would. Implementations are immutable and may be used by many threads.
 */
public interface Game {
    /** Dimensions d_i of the players' strategies, each at least 1. */
    int[] dimensions();

    /**
     * Writes the pseudo-gradient at rows {@code from} to {@code to - 1} of {@code x}, d values a row, to the same rows of
     * {@code out}. Other rows of {@code out} stay as they are.
     */
    void field(double[] x, int from, int to, double[] out);

    /**
     * Writes the Jacobian of F at the point that begins at {@code x[at]} to {@code out}, d by d by rows.
     *
     * @return false if it is not known: then {@link #block} is asked, and what that does not know either is taken from
     *     central differences
     */
    default boolean jacobian(double[] x, int at, double[] out) {
        return false;
    }

    /**
     * Writes the block J_ij at the point that begins at {@code x[at]} to {@code out}, d_i by d_j by rows.
     *
     * @return false if it is not known
     */
    default boolean block(int i, int j, double[] x, int at, double[] out) {
        return false;
    }

    /** Whether F is affine: one Jacobian then holds everywhere. */
    default boolean affine() {
        return false;
    }

    /**
     * A number l with {@code ||J_ij(x) - J_ij(y)||_2 <= l ||x - y||_2} for all blocks and points; NaN if none is known.
     * With it, constants found at points that cover a region hold in all of it.
     */
    default double jacobianLipschitz() {
        return affine() ? 0 : Double.NaN;
    }

    /** Constants that are proven to hold in all of a region, where they are known. */
    default Optional<BlockBounds> bounds(Region region) {
        return Optional.empty();
    }

    /**
     * Whether {@link #jacobian} is taken in a metric that varies with the point. Certificates are then local: they say
     * nothing of pairs of points that lie apart.
     */
    default boolean local() {
        return false;
    }

    /** Number N of players. */
    default int players() {
        return dimensions().length;
    }

    /** Dimension d of a point. */
    default int dimension() {
        return Arrays.stream(dimensions()).sum();
    }

    /** Where each player's strategy begins in a point; N + 1 values, the last is d. */
    default int[] offsets() {
        int[] dimensions = dimensions();
        int[] offsets = new int[dimensions.length + 1];
        for (int i = 0; i < dimensions.length; i++) {
            offsets[i + 1] = offsets[i] + dimensions[i];
        }
        return offsets;
    }
}
