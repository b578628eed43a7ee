package org.reprise.vrhalpern.problem;

/** The resolvent {@code (I + eta G)^-1} of a maximal monotone G; for a normal cone, the projection whatever eta. */
public interface Resolvent {
    /** G = 0. */
    Resolvent IDENTITY = (eta, a, out) -> System.arraycopy(a, 0, out, 0, a.length);

    /**
     * Puts {@code (I + eta G)^-1 a} into {@code out}.
     *
     * @param eta positive
     * @param a length D
     * @param out length D; may be {@code a}
     */
    void apply(double eta, double[] a, double[] out);
}
