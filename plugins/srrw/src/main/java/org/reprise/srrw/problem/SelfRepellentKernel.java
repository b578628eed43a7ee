package org.reprise.srrw.problem;

import java.util.Arrays;

/**
 * The self-repellent kernel for a frozen visit measure x (the SRRW kernel of the paper): {@code K_ij[x]} proportional to
 * {@code P_ij (x_j / mu_j)^-alpha}, from the entries of row i alone, in the log domain.
 */
public final class SelfRepellentKernel {
    private SelfRepellentKernel() {}

    /**
     * Weights of row i's entries, the largest of {@code (x_j/mu_j)^-alpha} scaled so that the largest weight is 1.
     *
     * @param x visit measure, N values from {@code at} on, positive, of any total
     * @param weights takes the weights of the row's entries, at least as many as the row has
     * @return their sum, at least 1
     */
    public static double row(BaseChain chain, double alpha, double[] x, int at, int i, double[] weights) {
        int first = chain.offsets()[i];
        int count = chain.offsets()[i + 1] - first;
        double largest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < count; k++) {
            int j = chain.columns()[first + k];
            weights[k] = Math.log(chain.p()[first + k]) - alpha * Math.log(x[at + j] / chain.law()[j]);
            largest = Math.max(largest, weights[k]);
        }
        double total = 0;
        for (int k = 0; k < count; k++) {
            weights[k] = Math.exp(weights[k] - largest);
            total += weights[k];
        }
        return total;
    }

    /** The whole kernel, N by N by rows, for small graphs. */
    public static double[] matrix(BaseChain chain, double alpha, double[] x) {
        int n = chain.nodes();
        double[] kernel = new double[n * n];
        double[] weights = new double[n];
        for (int i = 0; i < n; i++) {
            double total = row(chain, alpha, x, 0, i, weights);
            for (int e = chain.offsets()[i]; e < chain.offsets()[i + 1]; e++) {
                kernel[i * n + chain.columns()[e]] = weights[e - chain.offsets()[i]] / total;
            }
        }
        return kernel;
    }

    /** Stationary law of K[x]: proportional to {@code sum_j mu_i P_ij (x_i/mu_i)^-alpha (x_j/mu_j)^-alpha}. */
    public static double[] stationary(BaseChain chain, double alpha, double[] x) {
        int n = chain.nodes();
        double[] logs = new double[n];
        for (int i = 0; i < n; i++) {
            logs[i] = -alpha * Math.log(x[i] / chain.law()[i]);
        }
        double largest = Arrays.stream(logs).max().orElse(0);
        double[] law = new double[n];
        double total = 0;
        for (int i = 0; i < n; i++) {
            for (int e = chain.offsets()[i]; e < chain.offsets()[i + 1]; e++) {
                law[i] += chain.p()[e] * Math.exp(logs[chain.columns()[e]] - largest);
            }
            law[i] *= chain.law()[i] * Math.exp(logs[i] - largest);
            total += law[i];
        }
        for (int i = 0; i < n; i++) {
            law[i] /= total;
        }
        return law;
    }
}
