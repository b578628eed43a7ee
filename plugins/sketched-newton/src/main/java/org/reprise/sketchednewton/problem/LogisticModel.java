package org.reprise.sketchednewton.problem;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.reprise.numerics.Dense;

/**
 * Logistic regression under constraints: f(x) = mean_i log(1 + exp(-y_i X_i x)) subject to A x = b and ||x||^2 = 1
 * (Section 4 of the paper).
 */
public final class LogisticModel implements NlpModel {
    private final double[][] features;
    private final int n;
    private final SparseMatrix equations;
    private final double[] right;

    /**
     * @param features rows X_i, each of length n
     * @param labels y_i, -1 or 1
     * @param equations A, fewer rows than n
     * @param right b
     */
    public LogisticModel(double[][] features, double[] labels, SparseMatrix equations, double[] right) {
        n = equations.columns();
        this.equations = equations;
        this.right = right;
        this.features = new double[features.length][n];
        for (int i = 0; i < features.length; i++) {
            for (int j = 0; j < n; j++) {
                this.features[i][j] = labels[i] * features[i][j];
            }
        }
        if (equations.rows() >= n) {
            throw Problems.bad(
                    "More constraints than variables: " + (equations.rows() + 1) + " and " + n,
                    "Ask for fewer linear constraints, or use more features.");
        }
        double norm = leastNorm();
        if (!(norm <= 1)) {
            throw Problems.bad(
                    String.format(
                            "Constraints Ax=b, ||x||=1 are infeasible: the solution of least norm has norm %.4g > 1",
                            norm),
                    "Lower bScale or use more features.");
        }
    }

    /** Norm of the solution of A x = b that is nearest to 0. */
    private double leastNorm() {
        DMatrixRMaj a = new DMatrixRMaj(equations.rows(), n, true, equations.dense());
        DMatrixRMaj b = new DMatrixRMaj(right.length, 1, true, right);
        DMatrixRMaj gram = new DMatrixRMaj(right.length, right.length);
        CommonOps_DDRM.multTransB(a, a, gram);
        DMatrixRMaj y = new DMatrixRMaj(right.length, 1);
        // b' (A A')^-1 b
        return CommonOps_DDRM.solve(gram, b, y) ? Math.sqrt(CommonOps_DDRM.dot(b, y)) : Double.NaN;
    }

    @Override
    public int variables() {
        return n;
    }

    @Override
    public int constraints() {
        return right.length + 1;
    }

    @Override
    public double objective(double[] x, double[] gradient) {
        double sum = 0;
        if (gradient != null) {
            Arrays.fill(gradient, 0);
        }
        double weight = 1.0 / features.length;
        for (double[] row : features) {
            double t = Dense.dot(row, x);
            sum += Math.max(-t, 0) + Math.log1p(Math.exp(-Math.abs(t)));
            if (gradient != null) {
                Dense.axpy(-weight * sigmoid(-t), row, 0, gradient, 0, n);
            }
        }
        return sum * weight;
    }

    @Override
    public void constraints(double[] x, double[] out) {
        for (int i = 0; i < right.length; i++) {
            out[i] = equations.rowTimes(i, x) - right[i];
        }
        out[right.length] = Dense.dot(x, x) - 1;
    }

    @Override
    public SparseMatrix jacobian(double[] x) {
        double[] values = Arrays.copyOf(equations.dense(), constraints() * n);
        for (int j = 0; j < n; j++) {
            values[right.length * n + j] = 2 * x[j];
        }
        return SparseMatrix.full(constraints(), n, values);
    }

    @Override
    public SparseMatrix hessian(double[] x, double[] multipliers) {
        double[] hessian = new double[n * n];
        for (double[] row : features) {
            double p = sigmoid(Dense.dot(row, x));
            double weight = p * (1 - p) / features.length;
            for (int j = 0; j < n; j++) {
                // The lower triangle; many features of text and categories are 0.
                if (row[j] != 0) {
                    Dense.axpy(weight * row[j], row, 0, hessian, j * n, j + 1);
                }
            }
        }
        for (int j = 0; j < n; j++) {
            for (int k = 0; k < j; k++) {
                hessian[k * n + j] = hessian[j * n + k];
            }
            hessian[j * n + j] += 2 * multipliers[right.length];
        }
        return SparseMatrix.full(n, n, hessian);
    }

    private static double sigmoid(double t) {
        return t >= 0 ? 1 / (1 + Math.exp(-t)) : Math.exp(t) / (1 + Math.exp(t));
    }
}
