package org.reprise.ntk.algorithm;

import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.reprise.ntk.problem.Problems;

/** Draws from a normal law of mean 0. */
final class GaussianProcess {
    private static final double[] JITTER = {1e-10, 1e-8, 1e-6};

    private final DMatrixRMaj factor;

    /** @param covariance symmetric; a share of its mean diagonal is added to the diagonal, so that it need not be regular */
    GaussianProcess(DMatrixRMaj covariance) {
        this.factor = factor(covariance);
    }

    private static DMatrixRMaj factor(DMatrixRMaj covariance) {
        int n = covariance.numRows;
        double mean = CommonOps_DDRM.trace(covariance) / Math.max(1, n);
        for (double jitter : JITTER) {
            DMatrixRMaj copy = covariance.copy();
            for (int i = 0; i < n; i++) {
                copy.add(i, i, jitter * mean);
            }
            CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(n, true);
            if (cholesky.decompose(copy)) {
                return cholesky.getT(null);
            }
        }
        throw Problems.bad(
                "The covariance of " + n + " examples is not positive semidefinite",
                "Look for examples of enormous size.");
    }

    /**
     * Independent draws.
     *
     * @return n by count
     */
    DMatrixRMaj draw(int count, RandomGenerator random) {
        DMatrixRMaj normal = new DMatrixRMaj(factor.numCols, count);
        for (int i = 0; i < normal.data.length; i++) {
            normal.data[i] = random.nextGaussian();
        }
        DMatrixRMaj result = new DMatrixRMaj(factor.numRows, count);
        CommonOps_DDRM.mult(factor, normal, result);
        return result;
    }
}
