package org.reprise.smallgain.certificate;

import org.reprise.smallgain.game.BlockBounds;
import org.reprise.smallgain.game.Problems;

/**
 * What is certified of a game in a region: in the metric M(w) its pseudo-gradient is strongly monotone with modulus alpha
 * and Lipschitz with constant beta. The arrays are not to be written.
 *
 * @param method how alpha was found
 * @param status how far it is to be trusted
 * @param reason why it is not certified, the largest cause first; empty where it is
 * @param region the region, in words
 * @param points number of points at which the Jacobian was looked at
 * @param bounds constants of the Jacobian's blocks
 * @param eigenvalue smallest real eigenvalue of K: the largest margin of any weights
 * @param radius spectral radius of {@code diag(mu)^{-1} L}, below 1 where weights exist
 * @param weights w, the first of them 1
 * @param alpha certified rate; 0 or below where there is none
 * @param metricRate smallest eigenvalue of the symmetric part of {@code M^{1/2} J M^{-1/2}} over the points, alpha or more
 * @param pointwise smallest margin of the constants at one point; certifies nothing
 * @param beta Lipschitz constant in the metric
 * @param lipschitz where beta comes from
 * @param affine whether the pseudo-gradient is affine
 * @param steps step sizes
 * @param bands band of each player's weight about {@code weights} within which the margin is 0 or more
 */
public record Certificate(
        String method,
        Status status,
        String reason,
        String region,
        int points,
        BlockBounds bounds,
        double eigenvalue,
        double radius,
        double[] weights,
        double alpha,
        double metricRate,
        double pointwise,
        double beta,
        Lipschitz lipschitz,
        boolean affine,
        StepBounds steps,
        TimescaleBand[] bands) {
    /** How far a certificate is to be trusted. */
    public enum Status {
        /** Holds in the region, up to rounding. */
        RIGOROUS,
        /** Holds if no point of the region is worse than those that were looked at. */
        SAMPLED,
        /** Says something of the neighbourhood of each point alone. */
        LOCAL,
        /** Nothing is certified. */
        NOT_CERTIFIED
    }

    /** Where the Lipschitz constant comes from. */
    public enum Lipschitz {
        /** The norm of the one Jacobian. */
        EXACT,
        /** From the constants of the blocks: an upper bound. */
        BOUND,
        /** The largest norm over the points. */
        SAMPLED
    }

    /** Whether anything is certified. */
    public boolean certified() {
        return status != Status.NOT_CERTIFIED;
    }

    /**
     * This certificate, or an error that names what stands against it.
     *
     * @throws org.reprise.spi.RepriseException if nothing is certified
     */
    public Certificate orRefuse() {
        if (!certified()) {
            throw Problems.bad(
                    "The game is not certified by '" + method + "' in the " + region + ": " + reason,
                    "Add curvature to the costs of the players named, weaken their couplings, or take a smaller region.");
        }
        return this;
    }
}
