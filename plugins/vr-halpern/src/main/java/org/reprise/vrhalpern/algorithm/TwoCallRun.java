package org.reprise.vrhalpern.algorithm;

import org.reprise.vrhalpern.problem.Iterate;

/**
 * Extragradient steps from a base point b: {@code h = J(b - eta F(u))} and {@code u = J(b - eta F(h))}. The base is u itself, or
 * with an anchor {@code lambda_k u_0 + (1 - lambda_k) u}, lambda_k = 1/(k+2).
 */
final class TwoCallRun implements Recursion {
    private final Oracle oracle;
    private final double eta;
    private final boolean anchored;
    private final double[] u;
    private final double[] base;
    private final double[] half;
    private final double[] f;
    private final double[] before;

    TwoCallRun(Oracle oracle, double eta, boolean anchored) {
        this.oracle = oracle;
        this.eta = eta;
        this.anchored = anchored;
        u = oracle.problem().start().clone();
        base = u.clone();
        half = new double[u.length];
        f = new double[u.length];
        before = u.clone();
        oracle.show(() -> new Iterate(u, before, eta));
    }

    @Override
    public boolean step(long k) {
        if (!oracle.afford(2L * oracle.problem().components())) {
            return false;
        }
        oracle.full(u, f);
        Vectors.mix(anchored ? 1.0 / (k + 2) : 0, oracle.problem().start(), u, base);
        Vectors.forward(base, eta, f, half);
        oracle.problem().resolvent().apply(eta, half, half);
        oracle.full(half, f);
        Vectors.forward(base, eta, f, before);
        oracle.problem().resolvent().apply(eta, before, u);
        return true;
    }
}
