package org.reprise.optimization.geometry;

import org.reprise.optimization.geometry.Domain.Kind;

/**
 * The step {@code x <- argmin over X of h(x) + <g, x> + D(x, x_t)/eta} in closed form. Immutable; a step allocates
 * nothing.
 */
public abstract class MirrorStep {
    private final int d;

    MirrorStep(int d) {
        this.d = d;
    }

    /**
     * Replaces {@code x[at .. at + d)} by the next point.
     *
     * @param gradient g at {@code gradient[from .. from + d)}; may be overwritten
     * @param eta step size, above 0
     * @param scratch d values, overwritten
     */
    public abstract void apply(double[] x, int at, double[] gradient, int from, double eta, double[] scratch);

    /** The same for the paths {@code from} to {@code to - 1}, which lie one after another in both arrays. */
    public void applyAll(double[] x, double[] gradients, int from, int to, double eta, double[] scratch) {
        for (int r = from; r < to; r++) {
            apply(x, r * d, gradients, r * d, eta, scratch);
        }
    }

    /**
     * The step of a mirror map, a domain and a regulariser.
     *
     * @param d number of variables
     * @throws org.reprise.spi.RepriseException {@code BAD_VALUE} where there is no closed form
     */
    public static MirrorStep of(MirrorMap map, Domain domain, Regulariser h, int d) {
        boolean supported =
                switch (map.kind()) {
                    case EUCLIDEAN -> h.entropy() == 0;
                    case ENTROPY -> domain.kind() == Kind.SIMPLEX && h.l2() == 0;
                    case P_NORM, POWER -> domain.kind() == Kind.SPACE && h.isNone();
                };
        if (!supported) {
            throw Geometries.bad(
                    "No step in closed form for the mirror map " + map.kind() + " on " + domain.kind() + " with " + h,
                    "EUCLIDEAN takes any domain with l1 and l2, ENTROPY the simplex with entropy, P_NORM and POWER all"
                            + " of R^d without a regulariser.");
        }
        return switch (map.kind()) {
            case EUCLIDEAN -> new EuclideanStep(domain, h, d);
            // On the simplex the l1 norm is constant.
            case ENTROPY -> new EntropyStep(h.entropy(), d);
            case P_NORM -> new PNormStep(map.p(), d);
            case POWER -> new PowerStep(map, d);
        };
    }
}
