package org.reprise.ntk.problem;

import org.ejml.data.DMatrixRMaj;

/**
 * Kernels of a network of infinite width: the covariance Sigma of its outputs at initialisation (Proposition 1) and its
 * tangent kernel Theta (Theorem 1),
 *
 * <pre>{@code
 * Sigma_1 = x.x'/n_0 + beta^2,  Sigma_{l+1} = E[sigma(u) sigma(v)] + beta^2
 * Theta_1 = Sigma_1,            Theta_{l+1} = Theta_l E[sigma'(u) sigma'(v)] + Sigma_{l+1}
 * }</pre>
 *
 * where (u, v) is normal with the covariances Sigma_l. Cost O(N M (n_0 + L)).
 *
 * @param covariance Sigma_L, N by M
 * @param tangent Theta_L, N by M
 */
public record LimitKernel(DMatrixRMaj covariance, DMatrixRMaj tangent) {
    /** Gram matrices above this many numbers are refused. */
    private static final long MAX_NUMBERS = 400_000_000;

    /** Kernels between rows and others. */
    public static LimitKernel between(Architecture architecture, Rows rows, Rows others) {
        long numbers = (long) rows.count() * others.count();
        if (numbers > MAX_NUMBERS) {
            throw Problems.bad(
                    "The kernel of " + rows.count() + " by " + others.count() + " examples needs " + numbers
                            + " numbers; expected at most " + MAX_NUMBERS,
                    "Take fewer examples.");
        }
        boolean same = rows == others;
        double[][] a = variances(architecture, rows);
        double[][] b = same ? a : variances(architecture, others);
        LimitKernel kernel = new LimitKernel(
                new DMatrixRMaj(rows.count(), others.count()), new DMatrixRMaj(rows.count(), others.count()));
        double[] pair = new double[2];
        for (int i = 0; i < rows.count(); i++) {
            for (int j = same ? i : 0; j < others.count(); j++) {
                double first = rows.dot(i, others, j) / rows.width() + architecture.beta() * architecture.beta();
                recursion(architecture, i, j, same && i == j ? a[0][i] : first, a, b, pair);
                kernel.covariance.data[i * others.count() + j] = pair[0];
                kernel.tangent.data[i * others.count() + j] = pair[1];
                if (same) {
                    kernel.covariance.data[j * others.count() + i] = pair[0];
                    kernel.tangent.data[j * others.count() + i] = pair[1];
                }
            }
        }
        return kernel;
    }

    /** Kernels of rows with each other; symmetric. */
    public static LimitKernel of(Architecture architecture, Rows rows) {
        return between(architecture, rows, rows);
    }

    private static void recursion(
            Architecture architecture, int i, int j, double first, double[][] a, double[][] b, double[] out) {
        Activation sigma = architecture.activation();
        double c = first;
        double tangent = first;
        for (int l = 1; l < architecture.depth(); l++) {
            double slope = sigma.slopeDual(a[l - 1][i], b[l - 1][j], c);
            c = sigma.dual(a[l - 1][i], b[l - 1][j], c) + architecture.beta() * architecture.beta();
            tangent = tangent * slope + c;
        }
        out[0] = c;
        out[1] = tangent;
    }

    /** Sigma_l(x, x) by layer from l = 1 to L - 1 (and at least l = 1), and row. */
    private static double[][] variances(Architecture architecture, Rows rows) {
        double square = architecture.beta() * architecture.beta();
        double[][] variances = new double[Math.max(1, architecture.depth() - 1)][rows.count()];
        for (int i = 0; i < rows.count(); i++) {
            double v = rows.dot(i, rows, i) / rows.width() + square;
            if (v == 0 && architecture.depth() > 1) {
                throw Problems.bad(
                        "Example " + i + " is the zero vector and beta is 0, so that its direction is undefined",
                        "Set beta above 0, or remove the example.");
            }
            variances[0][i] = v;
            for (int l = 1; l < variances.length; l++) {
                v = architecture.activation().dual(v, v, v) + square;
                variances[l][i] = v;
            }
        }
        return variances;
    }
}
