package org.reprise.vrhalpern.problem;

/**
 * Constants of an operator.
 *
 * @param lipschitz L_F: {@code ||F(u) - F(v)|| <= L_F ||u - v||}
 * @param meanSquare L: {@code E_i ||F_i(u) - F_i(v)||^2 <= L^2 ||u - v||^2}, never below L_F
 * @param cocoercive L of averaged cocoercivity, {@code <F(u) - F(v), u - v> >= E_i ||F_i(u) - F_i(v)||^2 / L}; NaN where
 *     that is not certified
 * @param frobenius Frobenius norm of the matrix of a game, for the paper's tuned steps; NaN where there is none
 * @param estimated whether L_F and L are estimates from sampled pairs
 */
public record Constants(double lipschitz, double meanSquare, double cocoercive, double frobenius, boolean estimated) {
    private static final double ROUNDING = 1e-9;

    public Constants {
        positive("L_F", lipschitz);
        positive("L", meanSquare);
        if (!Double.isNaN(cocoercive)) {
            positive("The constant of cocoercivity", cocoercive);
        }
        if (meanSquare < lipschitz * (1 - ROUNDING)) {
            throw Problems.bad(
                    "L = " + meanSquare + " is below L_F = " + lipschitz + "; the mean-square L cannot be below L_F",
                    "Check both constants, or estimate them.");
        }
    }

    private static void positive(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw Problems.bad(
                    name + " is " + value + "; expected a finite number above 0",
                    "A constant operator is solved without iterating; otherwise check the data.");
        }
    }

    /** Known constants without certificate of cocoercivity. */
    public static Constants monotone(double lipschitz, double meanSquare) {
        return new Constants(lipschitz, meanSquare, Double.NaN, Double.NaN, false);
    }

    /** Whether Algorithm 1 has its guarantee. */
    public boolean certified() {
        return !Double.isNaN(cocoercive);
    }

    /** {@code sqrt(n) L_F / L}: at most so many times fewer evaluations than a deterministic method. */
    public double predictedGain(int components) {
        return Math.sqrt(components) * lipschitz / meanSquare;
    }
}
