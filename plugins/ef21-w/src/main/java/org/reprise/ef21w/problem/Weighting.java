package org.reprise.ef21w.problem;

import java.util.Arrays;
import org.reprise.optimization.problem.Smoothness;

/**
 * Weights of the clients: the algorithm's, or those of its analysis. The step size of EF21 rests on {@code sum_i ||grad
 * f_i(x) - grad f_i(y)||^2 / (n^2 w_i) <= M^2 ||x - y||^2}: uniform weights make M the quadratic mean of the L_i,
 * weights proportional to L_i, which minimise it, the arithmetic mean.
 *
 * @param shares w_i, above 0, of sum 1; not to be written
 */
public record Weighting(double[] shares) {
    /** 1/n. */
    public static Weighting uniform(int n) {
        double[] shares = new double[n];
        Arrays.fill(shares, 1.0 / n);
        return new Weighting(shares);
    }

    /** L_i / sum_j L_j. */
    public static Weighting bySmoothness(Smoothness smoothness) {
        double sum = Arrays.stream(smoothness.blocks()).sum();
        return new Weighting(
                Arrays.stream(smoothness.blocks()).map(l -> l / sum).toArray());
    }

    /**
     * N_i / N: client i as N_i equal clones with the function {@code N/(n N_i) f_i}, whose state is one as long as they
     * compress alike.
     */
    public static Weighting byClones(int[] clones) {
        double sum = Arrays.stream(clones).sum();
        return new Weighting(Arrays.stream(clones).mapToDouble(c -> c / sum).toArray());
    }

    /** N_i = ceil(L_i/L_AM): at most 2n clones in all, and M at most sqrt 2 times the arithmetic mean. */
    public static int[] clones(Smoothness smoothness) {
        double mean = smoothness.arithmeticMean();
        return Arrays.stream(smoothness.blocks())
                .mapToInt(l -> Math.max(1, (int) Math.ceil(l / mean)))
                .toArray();
    }

    /** Number n of clients. */
    public int count() {
        return shares.length;
    }

    /** 1/(n w_i), by which client i's gradient is scaled before it is compressed. */
    public double[] scales() {
        return Arrays.stream(shares).map(w -> 1 / (count() * w)).toArray();
    }

    /** M = (1/n) sqrt(sum_i L_i^2 / w_i). */
    public double mean(Smoothness smoothness) {
        double sum = 0;
        for (int i = 0; i < count(); i++) {
            sum += smoothness.blocks()[i] * smoothness.blocks()[i] / shares[i];
        }
        return Math.sqrt(sum) / count();
    }

    /** q = max_j of the weights of the clients that use coordinate j together; c/n for uniform weights. */
    public double concentration(Clients clients) {
        double[] sums = new double[clients.dimension()];
        for (int i = 0; i < count(); i++) {
            for (int l = 0; l < clients.width(i); l++) {
                sums[clients.coordinate(i, l)] += shares[i];
            }
        }
        return Math.min(1, Arrays.stream(sums).max().orElseThrow());
    }
}
