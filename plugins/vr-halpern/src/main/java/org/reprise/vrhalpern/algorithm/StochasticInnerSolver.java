package org.reprise.vrhalpern.algorithm;

import java.util.random.RandomGenerator;
import org.reprise.numerics.Dense;

/**
 * Solves {@code 0 in Phi(v) + eta G(v)} with {@code Phi_i(v) = eta F_i(v) + v - u}, which is 1-strongly monotone and Lh =
 * eta L + 1 Lipschitz in mean square. p = 1/n.
 */
final class StochasticInnerSolver implements InnerSolver {
    /** The method. */
    enum Method {
        /** Algorithm 3, forward-reflected-backward steps. */
        FORB,
        /** Extragradient steps of Alacaoglu and Malitsky. */
        EXTRAGRADIENT
    }

    private final Oracle oracle;
    private final IndexSampler sampler;
    private final RandomGenerator coins;
    private final Method method;
    private final double eta;
    private final double tau;
    private final boolean officialSnapshot;
    private final int n;
    private final int[] component = new int[1];
    private final double[] w;
    private final double[] wOld;
    private final double[] atSnapshot;
    private final double[] g;
    private final double[] half;
    private final double[] base;
    private final double[] before;

    /**
     * @param tau step
     * @param officialSnapshot whether a snapshot is taken at u instead of v, as the authors' code does
     */
    StochasticInnerSolver(
            Oracle oracle,
            IndexSampler sampler,
            RandomGenerator coins,
            Method method,
            double eta,
            double tau,
            boolean officialSnapshot) {
        this.oracle = oracle;
        this.sampler = sampler;
        this.coins = coins;
        this.method = method;
        this.eta = eta;
        this.tau = tau;
        this.officialSnapshot = officialSnapshot;
        n = oracle.problem().components();
        int dimension = oracle.problem().start().length;
        w = new double[dimension];
        wOld = new double[dimension];
        atSnapshot = new double[dimension];
        g = new double[dimension];
        half = new double[dimension];
        base = new double[dimension];
        before = new double[dimension];
    }

    @Override
    public boolean solve(double[] u, long length, double accuracy, double[] v) {
        Vectors.copy(u, v);
        Vectors.copy(u, w);
        Vectors.copy(u, wOld);
        if (!snapshot(u)) {
            return false;
        }
        double start = norm(atSnapshot);
        double p = 1.0 / n;
        for (long j = 0; j < length; j++) {
            if (!oracle.afford(2)) {
                return false;
            }
            Vectors.mix(1 - p, v, w, base);
            if (method == Method.FORB) {
                reflected(v);
            } else {
                extragradient(v);
            }
            if (coins.nextDouble() < p) {
                Vectors.copy(officialSnapshot ? u : v, w);
                if (!snapshot(u)) {
                    return false;
                }
                if (accuracy > 0 && !officialSnapshot && error(v) <= accuracy * start) {
                    return true;
                }
            }
        }
        return true;
    }

    /** {@code v = J(base - tau (Phi(w) + Phi_i(v) - Phi_i(wOld)))}; wOld lags w by one step. */
    private void reflected(double[] v) {
        differences(v, wOld);
        Vectors.copy(w, wOld);
        resolve(v);
    }

    private void extragradient(double[] v) {
        Vectors.forward(base, tau, atSnapshot, half);
        oracle.problem().resolvent().apply(tau * eta, half, half);
        differences(half, w);
        resolve(v);
    }

    /** {@code g = Phi(w) + Phi_i(a) - Phi_i(b)}. */
    private void differences(double[] a, double[] b) {
        for (int d = 0; d < g.length; d++) {
            g[d] = atSnapshot[d] + a[d] - b[d];
        }
        sampler.draw(component, 1);
        oracle.addDifferences(component, 1, a, b, eta, g);
    }

    private void resolve(double[] v) {
        Vectors.forward(base, tau, g, before);
        oracle.problem().resolvent().apply(tau * eta, before, v);
    }

    /** Phi at the snapshot. */
    private boolean snapshot(double[] u) {
        if (!oracle.afford(n)) {
            return false;
        }
        oracle.full(w, atSnapshot);
        for (int d = 0; d < w.length; d++) {
            atSnapshot[d] = eta * atSnapshot[d] + w[d] - u[d];
        }
        return true;
    }

    /** {@code ||Phi(v) + eta g||}, g in G(v) from the last resolvent: a bound on the distance to the root. */
    private double error(double[] v) {
        double sum = 0;
        for (int d = 0; d < v.length; d++) {
            double value = atSnapshot[d] + (before[d] - v[d]) / tau;
            sum += value * value;
        }
        return Math.sqrt(sum);
    }

    private static double norm(double[] a) {
        return Math.sqrt(Dense.dot(a, a));
    }
}
