package org.reprise.sketchednewton.algorithm;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.ejml.interfaces.decomposition.QRDecomposition;
import org.reprise.sketchednewton.problem.SparseMatrix;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/** Smallest eigenvalues by dense decompositions, O(n^3), for n up to {@value #LARGEST}. */
final class Eigenvalues {
    /** Largest n. */
    static final int LARGEST = 2500;

    private Eigenvalues() {}

    /** Smallest eigenvalue of a symmetric matrix; NaN if it is not finite. */
    static double smallest(DMatrixRMaj matrix) {
        for (double value : matrix.data) {
            if (!Double.isFinite(value)) {
                return Double.NaN;
            }
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(matrix.numRows, false, true);
        if (!eigen.decompose(matrix)) {
            return Double.NaN;
        }
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < eigen.getNumberOfEigenvalues(); i++) {
            least = Math.min(least, eigen.getEigenvalue(i).getReal());
        }
        return least;
    }

    /** Smallest eigenvalue of J J'. */
    static double ofGram(SparseMatrix jacobian) {
        check("the Jacobian", jacobian.rows());
        DMatrixRMaj j = new DMatrixRMaj(jacobian.rows(), jacobian.columns(), true, jacobian.dense());
        DMatrixRMaj gram = new DMatrixRMaj(j.numRows, j.numRows);
        CommonOps_DDRM.multTransB(j, j, gram);
        return smallest(gram);
    }

    /** Smallest eigenvalue of the Hessian on the null space of the Jacobian, which has full rank; infinite if m = n. */
    static double reduced(SparseMatrix hessian, SparseMatrix jacobian) {
        int n = jacobian.columns();
        int m = jacobian.rows();
        if (m == n) {
            return Double.POSITIVE_INFINITY;
        }
        check("the Hessian", n);
        DMatrixRMaj j = new DMatrixRMaj(m, n, true, jacobian.dense());
        QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr(n, m);
        qr.decompose(CommonOps_DDRM.transpose(j, null));
        DMatrixRMaj q = qr.getQ(null, false);
        DMatrixRMaj z = CommonOps_DDRM.extract(q, 0, n, m, n);
        DMatrixRMaj h = new DMatrixRMaj(n, n, true, hessian.dense());
        DMatrixRMaj hz = new DMatrixRMaj(n, n - m);
        CommonOps_DDRM.mult(h, z, hz);
        DMatrixRMaj zhz = new DMatrixRMaj(n - m, n - m);
        CommonOps_DDRM.multTransA(z, hz, zhz);
        return smallest(zhz);
    }

    private static void check(String what, int size) {
        if (size > LARGEST) {
            throw new RepriseException(
                    ErrorCode.BAD_PROBLEM,
                    "The smallest eigenvalue of " + what + " of size " + size
                            + " is not known and too large to compute;" + " expected at most " + LARGEST,
                    "Give the model bounds: NlpModel.jacobianFloor and curvatureFloor.");
        }
    }
}
