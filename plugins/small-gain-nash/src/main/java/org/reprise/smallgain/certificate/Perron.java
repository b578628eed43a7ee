package org.reprise.smallgain.certificate;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * The smallest real eigenvalue lambda of K with its positive vectors, {@code K u = lambda u} and {@code v^T K = lambda v^T}:
 * lambda is the largest margin that any weights give, and {@code w_i = v_i / u_i} attain it. By Noda's iteration (Numer.
 * Math. 17, 1971), which keeps vectors positive and converges quadratically. Where K is reducible, couplings of 0 count as
 * 1e-9 of the largest curvature, which errs on the safe side.
 *
 * @param eigenvalue lambda
 * @param right u, of largest value 1
 * @param left v, of largest value 1
 */
public record Perron(double eigenvalue, double[] right, double[] left) {
    private static final double SUBSTITUTE = 1e-9;
    private static final double CLOSE = 1e-15;
    private static final int ITERATIONS = 200;

    /** Of a comparison matrix. */
    public static Perron of(Comparison comparison) {
        int n = comparison.players();
        double[] coupling = comparison.coupling().clone();
        double most = Arrays.stream(comparison.mu()).map(Math::abs).max().orElse(1);
        double largest = Arrays.stream(coupling).max().orElse(0);
        double c = Arrays.stream(comparison.mu()).max().orElse(0);
        if (!connected(coupling, n, false) || !connected(coupling, n, true)) {
            double substitute = SUBSTITUTE * (most > 0 ? most : Math.max(1, largest));
            for (int k = 0; k < n * n; k++) {
                if (k / n != k % n && coupling[k] == 0) {
                    coupling[k] = substitute;
                }
            }
        }
        DMatrixRMaj matrix = new DMatrixRMaj(n, n, true, coupling);
        for (int i = 0; i < n; i++) {
            matrix.data[i * n + i] = c - comparison.mu()[i];
        }
        double[] right = new double[n];
        double[] left = new double[n];
        double root = noda(matrix, right);
        DMatrixRMaj transposed = new DMatrixRMaj(n, n);
        for (int k = 0; k < n * n; k++) {
            transposed.data[k % n * n + k / n] = matrix.data[k];
        }
        noda(transposed, left);
        return new Perron(c - root, right, left);
    }

    /** The weights {@code v_i / u_i}, the first of them 1. */
    public double[] weights() {
        double[] weights = new double[right.length];
        Arrays.setAll(weights, i -> left[i] / right[i]);
        return normalised(weights);
    }

    static double[] normalised(double[] weights) {
        return Arrays.stream(weights).map(w -> w / weights[0]).toArray();
    }

    private static double noda(DMatrixRMaj a, double[] x) {
        int n = x.length;
        Arrays.fill(x, 1);
        double upper = 0;
        double gap = Double.POSITIVE_INFINITY;
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            double low = Double.POSITIVE_INFINITY;
            double high = 0;
            for (int i = 0; i < n; i++) {
                double sum = 0;
                for (int j = 0; j < n; j++) {
                    sum += a.data[i * n + j] * x[j];
                }
                low = Math.min(low, sum / x[i]);
                high = Math.max(high, sum / x[i]);
            }
            if (high - low <= CLOSE * high || high - low >= gap) {
                return iteration == 0 ? high : Math.min(upper, high);
            }
            gap = high - low;
            upper = high;
            if (!step(a, x, high)) {
                return upper;
            }
        }
        return upper;
    }

    private static boolean step(DMatrixRMaj a, double[] x, double shift) {
        int n = x.length;
        DMatrixRMaj shifted = new DMatrixRMaj(n, n);
        for (int k = 0; k < n * n; k++) {
            shifted.data[k] = (k / n == k % n ? shift : 0) - a.data[k];
        }
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.lu(n);
        DMatrixRMaj next = new DMatrixRMaj(n, 1);
        if (!solver.setA(shifted)) {
            return false;
        }
        solver.solve(new DMatrixRMaj(n, 1, true, x.clone()), next);
        double most = Arrays.stream(next.data).map(Math::abs).max().orElse(0);
        // Beside an eigenvalue rounding may turn the whole vector's sign.
        double sign = Math.signum(next.data[0]);
        if (!Arrays.stream(next.data).allMatch(v -> v * sign > 0 && Double.isFinite(v / most))) {
            return false;
        }
        Arrays.setAll(x, i -> Math.abs(next.data[i]) / most);
        return true;
    }

    private static boolean connected(double[] coupling, int n, boolean backwards) {
        boolean[] seen = new boolean[n];
        int[] stack = new int[n];
        int size = 1;
        int count = 1;
        seen[0] = true;
        while (size > 0) {
            int i = stack[--size];
            for (int j = 0; j < n; j++) {
                if (!seen[j] && coupling[backwards ? j * n + i : i * n + j] > 0) {
                    seen[j] = true;
                    stack[size++] = j;
                    count++;
                }
            }
        }
        return count == n;
    }
}
