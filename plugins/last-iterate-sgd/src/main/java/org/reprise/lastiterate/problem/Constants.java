package org.reprise.lastiterate.problem;

/**
 * What the theorems know of a problem, in the norm of one mirror map (Section 2 of the paper).
 *
 * @param smoothness L: {@code f(x) - f(y) - <g, x - y> <= L/2 ||x - y||^2 + M ||x - y||}; 0 for a Lipschitz f
 * @param slope M, twice the Lipschitz constant of the part with kinks; 0 for a smooth f
 * @param deviation sigma: {@code E||xi||_*^2 <= sigma^2}, or {@code E||xi||_*^p <= sigma^p} for the heavy-tailed map
 * @param tail sigma of the sub-Gaussian condition {@code E exp(lambda ||xi||_*^2) <= exp(lambda sigma^2)}; infinite where
 *     it does not hold
 * @param muF strong convexity of f relative to the mirror map, at least 0
 * @param muH strong convexity of h relative to the mirror map, at least 0
 * @param distance D(x*, x^1)
 * @param estimated whether the deviation is an estimate from below
 */
public record Constants(
        double smoothness,
        double slope,
        double deviation,
        double tail,
        double muF,
        double muH,
        double distance,
        boolean estimated) {
    /** {@code M^2 + sigma^2}. */
    public double noise() {
        return slope * slope + deviation * deviation;
    }

    /** The factor c of the noise term: 1 if L = 0, else 2. */
    public double factor() {
        return smoothness == 0 ? 1 : 2;
    }

    /** The same with another sigma. */
    public Constants withDeviation(double sigma) {
        return new Constants(smoothness, slope, sigma, tail, muF, muH, distance, estimated);
    }
}
