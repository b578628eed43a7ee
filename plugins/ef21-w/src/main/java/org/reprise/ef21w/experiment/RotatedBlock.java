package org.reprise.ef21w.experiment;

import java.util.Arrays;
import java.util.Comparator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * Rows of a client of synthetic least squares: {@code A = U diag(sqrt(s)) V' sqrt(n_i/2)}, s evenly spaced from {@code least} to
 * {@code largest}, U and V the singular vectors of a matrix of uniform numbers in order of falling singular values, so
 * that {@code (2/n_i) A'A} has the eigenvalues s; and {@code b = A (1/2, ..., 1/2)' + sqrt(n_i/2) u}, u uniform in [-1, 1].
 *
 * @param features n_i by m by rows
 * @param targets length n_i
 */
record RotatedBlock(double[] features, double[] targets) {
    static RotatedBlock of(int rows, int columns, double least, double largest, RandomGenerator random) {
        DMatrixRMaj uniform = new DMatrixRMaj(rows, columns);
        for (int k = 0; k < uniform.data.length; k++) {
            uniform.data[k] = random.nextDouble();
        }
        SingularValueDecomposition_F64<DMatrixRMaj> svd =
                DecompositionFactory_DDRM.svd(rows, columns, true, true, true);
        if (!svd.decompose(uniform)) {
            throw new IllegalStateException("the singular value decomposition of a finite matrix converges");
        }
        DMatrixRMaj u = svd.getU(null, false);
        DMatrixRMaj v = svd.getV(null, false);
        double[] values = svd.getSingularValues();
        int rank = Math.min(rows, columns);
        int[] order = IntStream.range(0, rank)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> -values[k]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] features = new double[rows * columns];
        for (int k = 0; k < rank; k++) {
            double eigenvalue = rank == 1 ? largest : least + (largest - least) * k / (rank - 1);
            double factor = Math.sqrt(eigenvalue * rows / 2);
            for (int r = 0; r < rows; r++) {
                for (int j = 0; j < columns; j++) {
                    features[r * columns + j] += factor * u.get(r, order[k]) * v.get(j, order[k]);
                }
            }
        }
        double[] targets = new double[rows];
        Arrays.setAll(targets, r -> {
            double sum = 0;
            for (int j = 0; j < columns; j++) {
                sum += features[r * columns + j] / 2;
            }
            return sum + random.nextDouble(-1, 1) * Math.sqrt(rows / 2.0);
        });
        return new RotatedBlock(features, targets);
    }
}
