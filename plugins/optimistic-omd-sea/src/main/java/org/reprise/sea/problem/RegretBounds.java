package org.reprise.sea.problem;

/**
 * Upper bounds on the expected static regret. All take the diameter D, the gradients' bound G, the smoothness L, and the
 * expected cumulative variance and variation.
 */
public final class RegretBounds {
    private static final double ROOT_5 = Math.sqrt(5);
    private static final double ROOT_2 = Math.sqrt(2);

    private RegretBounds() {}

    /** Optimistic mirror descent on convex expected losses with delta = 10 D^2 L^2 (the paper's bound for convex functions, constants from its proof). */
    public static double convex(double diameter, Regularity known, double variance, double variation) {
        double d = diameter;
        return 5 * ROOT_2 * ROOT_5 * d * d * known.smoothness()
                + 2.5 * ROOT_5 * d * known.gradient()
                + 5 * ROOT_2 * d * Math.sqrt(variance)
                + 5 * d * Math.sqrt(variation);
    }

    /** Optimistic follow the regularised leader with nu = L D^2 + D G (Sachs et al., NeurIPS 2022, Theorem 5). */
    public static double oftrl(double diameter, Regularity known, double variance, double variation) {
        double d = diameter;
        double g = known.gradient();
        double l = known.smoothness();
        double nu = l * d * d + d * g;
        return d * (6 * Math.sqrt(variance) + 3 * ROOT_2 * Math.sqrt(variation))
                + 1.5 * ROOT_2 * d * g
                + nu
                + (4 * d * d * g * g + 9 * l * l * Math.pow(d, 4)) / nu;
    }

    /**
     * Optimistic mirror descent on lambda-strongly convex expected losses, eta_t = 2/(lambda t): with explicit constants, from
     * the proof of the paper's bound; infinite for lambda = 0.
     *
     * @param largestVariance largest expected sigma_t^2
     * @param largestVariation largest expected Sigma_t^2
     */
    public static double stronglyConvex(
            double diameter, Regularity known, double largestVariance, double largestVariation, long rounds) {
        double lambda = known.strongConvexity();
        if (lambda == 0) {
            return Double.POSITIVE_INFINITY;
        }
        double d = diameter;
        double g = known.gradient();
        double l = known.smoothness();
        return lambda * d * d / 4
                + 2 * g * g / lambda
                + (16 * largestVariance + 8 * largestVariation) / lambda * (1 + Math.log(rounds))
                + 8 * l * l * d * d / lambda * Math.log(3 + 8 * l / lambda);
    }

    /** Order of the bound for exp-concave losses, without its constant: {@code (d / alpha) log(variance + variation)}. */
    public static double expConcaveOrder(int dimension, Regularity known, double variance, double variation) {
        return dimension / known.expConcavity() * Math.log(Math.max(Math.E, variance + variation));
    }

    /** Order of the dynamic bound, without its constant: {@code P + sqrt(1 + P)(sqrt(variance) + sqrt(variation))}. */
    public static double dynamicOrder(double path, double variance, double variation) {
        return path + Math.sqrt(1 + path) * (Math.sqrt(variance) + Math.sqrt(variation));
    }
}
