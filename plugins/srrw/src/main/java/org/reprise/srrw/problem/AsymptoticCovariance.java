package org.reprise.srrw.problem;

import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;

/**
 * Exact asymptotic covariances of the self-repellent walk and of the iterates it drives, by the spectral decomposition
 * of the base chain (the central limit theorem of the paper). With eigenvalues {@code lam_i} of P, left eigenvectors {@code u_i},
 * {@code sv_i = (1 + lam_i) / (1 - lam_i)} and {@code kap_i = alpha (1 + lam_i) + 1}.
 */
public final class AsymptoticCovariance {
    private final int nodes;
    private final int modes;
    private final double[] lambda;
    private final double[][] left;
    /** Eigenvalues of the Hessian at theta*, length D. */
    private final double[] curvature;
    /** {@code [d][i]}: the part of y_i = Hmat^T u_i along the Hessian's d-th eigenvector. */
    private final double[][] y;
    /** Noise of independent samples along the Hessian's eigenvectors. */
    private final double[] independent;

    /**
     * @param mu weights of the objective, length N; where they are not the chain's law, H is weighted by mu_i / law_i
     * @param optimum theta*, length D
     */
    public AsymptoticCovariance(BaseChain chain, Objective objective, double[] mu, double[] optimum) {
        nodes = chain.nodes();
        modes = nodes - 1;
        EigenDecompositionSymmetric spectrum = new EigenDecompositionSymmetric(symmetric(chain));
        // Decreasing: the first is 1.
        lambda = Arrays.copyOfRange(spectrum.getEigenvalues(), 1, nodes);
        left = new double[modes][];
        for (int i = 0; i < modes; i++) {
            left[i] = spectrum.getEigenvector(i + 1).toArray();
            for (int j = 0; j < nodes; j++) {
                left[i][j] *= Math.sqrt(chain.law()[j]);
            }
        }
        if (lambda[modes - 1] < -1 + 1e-10) {
            throw Problems.bad(
                    "The base chain is periodic: its smallest eigenvalue is " + lambda[modes - 1]
                            + "; expected more than -1",
                    "The graph is bipartite: use base=lazy-srw or base=mhrw.");
        }
        int d = objective.dimension();
        y = new double[d][modes];
        independent = new double[d];
        if (d == 0) {
            curvature = new double[0];
            return;
        }
        EigenDecompositionSymmetric hessian =
                new EigenDecompositionSymmetric(Optimum.matrix(Optimum.hessian(objective, mu, optimum), d));
        curvature = hessian.getEigenvalues();
        double[] field = new double[d];
        for (int j = 0; j < nodes; j++) {
            objective.field(optimum, 0, j, field);
            for (int k = 0; k < d; k++) {
                double part = 0;
                for (int c = 0; c < d; c++) {
                    part += hessian.getV().getEntry(c, k) * field[c];
                }
                independent[k] += mu[j] * part * part;
                for (int i = 0; i < modes; i++) {
                    y[k][i] += mu[j] / chain.law()[j] * part * left[i][j];
                }
            }
        }
    }

    /** {@code D^(1/2) P D^(-1/2)} with the law on D's diagonal. */
    private static Array2DRowRealMatrix symmetric(BaseChain chain) {
        int n = chain.nodes();
        Array2DRowRealMatrix s = new Array2DRowRealMatrix(n, n);
        for (int i = 0; i < n; i++) {
            for (int e = chain.offsets()[i]; e < chain.offsets()[i + 1]; e++) {
                int j = chain.columns()[e];
                // Written twice with nearly the same value: exactly symmetric in the end.
                double value = chain.p()[e] * Math.sqrt(chain.law()[i] / chain.law()[j]);
                s.setEntry(i, j, value);
                s.setEntry(j, i, value);
            }
        }
        return s;
    }

    /** Eigenvalues of P but for the leading 1, decreasing, length N - 1. */
    public double[] eigenvalues() {
        return lambda.clone();
    }

    private double variance(int i) {
        return (1 + lambda[i]) / (1 - lambda[i]);
    }

    private double repulsion(int i, double alpha) {
        return alpha * (1 + lambda[i]) + 1;
    }

    private double visitVariance(int i, double alpha, double a) {
        return variance(i) / (2 * repulsion(i, alpha) - (a == 1 ? 1 : 0));
    }

    /**
     * V_x, N by N by rows, the limit covariance of {@code gamma_n^(-1/2) (x_n - mu)}:
     * {@code sum_i sv_i / (2 kap_i - 1{a=1}) u_i u_i^T}.
     */
    public double[] visits(double alpha, double a) {
        double[] v = new double[nodes * nodes];
        for (int i = 0; i < modes; i++) {
            double factor = visitVariance(i, alpha, a);
            for (int j = 0; j < nodes; j++) {
                for (int k = 0; k < nodes; k++) {
                    v[j * nodes + k] += factor * left[i][j] * left[i][k];
                }
            }
        }
        return v;
    }

    /** Trace of {@link #visits}. */
    public double visitTrace(double alpha, double a) {
        double trace = 0;
        for (int i = 0; i < modes; i++) {
            double square = 0;
            for (double value : left[i]) {
                square += value * value;
            }
            trace += visitVariance(i, alpha, a) * square;
        }
        return trace;
    }

    /**
     * Trace of V_theta, the limit covariance of {@code beta_n^(-1/2) (theta_n - theta*)}; NaN where the Lyapunov
     * equation has no stable solution. Case (i) is a below b, case (ii) a = b, case (iii) a above b.
     */
    public double parameterTrace(double alpha, double a, double b) {
        double shift = b == 1 ? 0.5 : 0;
        double trace = 0;
        for (int d = 0; d < curvature.length; d++) {
            double l = curvature[d] - shift;
            double noise = 0;
            for (int i = 0; i < modes; i++) {
                double kappa = repulsion(i, alpha);
                double raw = variance(i) * y[d][i] * y[d][i];
                if (a < b) {
                    noise += raw / (kappa * kappa);
                } else if (a > b) {
                    noise += raw;
                } else {
                    // Joint Lyapunov equation of x and theta, solved mode by mode: first x, then cross terms, then
                    // theta.
                    double own = 0.5 / (kappa - shift);
                    double cross = ((1 - kappa) * own + 1) / (l + kappa - shift);
                    noise += raw * (1 + 2 * (1 - kappa) * cross);
                }
            }
            trace += l > 0 ? noise / (2 * l) : Double.NaN;
        }
        return trace;
    }

    /** The same for independent samples from mu. */
    public double independentTrace(double b) {
        double trace = 0;
        for (int d = 0; d < curvature.length; d++) {
            double l = curvature[d] - (b == 1 ? 0.5 : 0);
            trace += l > 0 ? independent[d] / (2 * l) : Double.NaN;
        }
        return trace;
    }
}
