package org.reprise.vrhalpern.problem;

/**
 * A point that a method offers, with what its last resolvent knew.
 *
 * @param u the point, length D
 * @param before the point a with {@code u = (I + step G)^-1 a}, so that {@code (a - u) / step} is an element of G(u);
 *     null where the method has none
 * @param step its step, positive
 */
public record Iterate(double[] u, double[] before, double step) {
    /** A point alone. */
    public static Iterate of(double[] u) {
        return new Iterate(u, null, Double.NaN);
    }
}
