package org.reprise.ntk.algorithm;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.reprise.ntk.problem.Architecture;
import org.reprise.ntk.problem.LimitKernel;
import org.reprise.ntk.problem.Rows;

/** Kernels to learn with. */
public enum KernelKind {
    /** Limiting tangent kernel of the network. */
    NTK,
    /** Covariance of the network's outputs at initialisation, as if its last layer alone were trained. */
    NNGP,
    /** {@code exp(-||x - x'||^2 / s^2)}, s the median distance of training examples. */
    RBF,
    /** {@code x.x'/n_0}. */
    LINEAR;

    /** Rows among which the median is taken. */
    private static final int MEDIAN_ROWS = 500;

    /** The kernel between two sets of rows. */
    DMatrixRMaj between(Architecture architecture, Rows rows, Rows others, double width) {
        if (this == NTK || this == NNGP) {
            LimitKernel limit = LimitKernel.between(architecture, rows, others);
            return this == NTK ? limit.tangent() : limit.covariance();
        }
        DMatrixRMaj result = products(rows, others);
        if (this == LINEAR) {
            for (int i = 0; i < result.data.length; i++) {
                result.data[i] /= rows.width();
            }
            return result;
        }
        double[] a = squares(rows);
        double[] b = squares(others);
        for (int i = 0; i < rows.count(); i++) {
            for (int j = 0; j < others.count(); j++) {
                int at = i * others.count() + j;
                double distance = rows == others && i == j ? 0 : Math.max(0, a[i] + b[j] - 2 * result.data[at]);
                result.data[at] = Math.exp(-distance / (width * width));
            }
        }
        return result;
    }

    /** Median distance of the first rows. */
    static double medianDistance(Rows rows) {
        int n = Math.min(rows.count(), MEDIAN_ROWS);
        Rows some = new Rows(n, rows.width(), Arrays.copyOf(rows.values(), n * rows.width()));
        DMatrixRMaj products = products(some, some);
        double[] distances = new double[n * (n - 1) / 2];
        int k = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                distances[k++] =
                        Math.sqrt(Math.max(0, products.get(i, i) + products.get(j, j) - 2 * products.get(i, j)));
            }
        }
        Arrays.sort(distances);
        double median = k == 0 ? 1 : distances[k / 2];
        return median > 0 ? median : 1;
    }

    private static DMatrixRMaj products(Rows rows, Rows others) {
        DMatrixRMaj result = new DMatrixRMaj(rows.count(), others.count());
        org.ejml.dense.row.CommonOps_DDRM.multTransB(
                DMatrixRMaj.wrap(rows.count(), rows.width(), rows.values()),
                DMatrixRMaj.wrap(others.count(), others.width(), others.values()),
                result);
        return result;
    }

    private static double[] squares(Rows rows) {
        double[] squares = new double[rows.count()];
        for (int i = 0; i < squares.length; i++) {
            for (int d = 0; d < rows.width(); d++) {
                double v = rows.values()[i * rows.width() + d];
                squares[i] += v * v;
            }
        }
        return squares;
    }
}
