package org.reprise.ntk.problem;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * Gradient flow of the mean squared error in function space, in closed form (Section 5 of the paper). With
 * {@code Theta = U diag(w) U^T} on N examples and {@code lambda = w/N}, each component of the residual along a column of U
 * decays as {@code exp(-lambda t)}; under gradient descent of rate eta as {@code (1 - eta lambda)^(t/eta)}.
 */
public final class KernelFlow {
    /** Eigenvalues below this share of their mean count as 0 in the limit of infinite time. */
    private static final double JITTER = 1e-10;

    private final int examples;
    private final double[] values;
    private final DMatrixRMaj vectors;
    private final DMatrixRMaj outer;
    private final double rate;
    private final double least;

    private KernelFlow(double[] values, DMatrixRMaj vectors, DMatrixRMaj outer, double rate) {
        this.examples = values.length;
        this.values = values;
        this.vectors = vectors;
        this.outer = outer;
        this.rate = rate;
        double trace = 0;
        for (double value : values) {
            trace += value;
        }
        least = JITTER * trace / examples;
    }

    /**
     * The flow of a kernel.
     *
     * @param gram Theta on the training examples, N by N, symmetric
     * @param cross Theta between test and training examples, M by N
     */
    public static KernelFlow of(DMatrixRMaj gram, DMatrixRMaj cross) {
        int n = gram.numRows;
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, true, true);
        if (!eigen.decompose(gram.copy())) {
            throw Problems.bad(
                    "The kernel of " + n + " examples has no eigenvalues: a number in it is not finite",
                    "Look for examples of enormous size.");
        }
        Integer[] order = new Integer[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        java.util.Arrays.sort(
                order,
                (i, j) -> Double.compare(
                        eigen.getEigenvalue(j).getReal(), eigen.getEigenvalue(i).getReal()));
        double[] values = new double[n];
        DMatrixRMaj vectors = new DMatrixRMaj(n, n);
        for (int k = 0; k < n; k++) {
            values[k] = eigen.getEigenvalue(order[k]).getReal();
            CommonOps_DDRM.insert(eigen.getEigenVector(order[k]), vectors, 0, k);
        }
        DMatrixRMaj outer = new DMatrixRMaj(cross.numRows, n);
        CommonOps_DDRM.mult(cross, vectors, outer);
        return new KernelFlow(values, vectors, outer, 0);
    }

    /** The same kernel under gradient descent of a rate instead of the flow. */
    public KernelFlow descending(double eta) {
        return new KernelFlow(values, vectors, outer, eta);
    }

    /** Eigenvalues of Theta/N, largest first. */
    public double eigenvalue(int index) {
        return values[index] / examples;
    }

    /** Eigenvector of an eigenvalue, of norm 1. */
    public double[] eigenvector(int index) {
        double[] vector = new double[examples];
        for (int i = 0; i < examples; i++) {
            vector[i] = vectors.get(i, index);
        }
        return vector;
    }

    /** Number N of training examples. */
    public int examples() {
        return examples;
    }

    private double decay(int index, double time) {
        double lambda = Math.max(0, values[index]) / examples;
        if (time == Double.POSITIVE_INFINITY) {
            return values[index] > least ? 0 : 1;
        }
        return rate > 0 ? Math.pow(1 - rate * lambda, time / rate) : Math.exp(-time * lambda);
    }

    /** {@code (1 - decay)/w}, by which the test outputs move for a unit of residual; t/N for w = 0. */
    private double gain(int index, double time) {
        double w = values[index];
        if (time == Double.POSITIVE_INFINITY) {
            return w > least ? 1 / w : 0;
        }
        if (w <= 1e-14 * values[0]) {
            return time / examples;
        }
        return rate > 0 ? (1 - decay(index, time)) / w : -Math.expm1(-time * w / examples) / w;
    }

    /**
     * What one network learns.
     *
     * @param start its outputs at time 0 on the training examples, N by k
     * @param startOutside and on the test examples, M by k
     * @param targets N by k
     */
    public Path from(double[] start, double[] startOutside, double[] targets) {
        return new Path(start, startOutside, targets);
    }

    /** {@code M_t = Theta_* U diag(gain) U^T}, M by N: test outputs move by this times the residual at time 0. */
    public DMatrixRMaj smoother(double time) {
        DMatrixRMaj scaled = outer.copy();
        for (int i = 0; i < scaled.numRows; i++) {
            for (int k = 0; k < examples; k++) {
                scaled.data[i * examples + k] *= gain(k, time);
            }
        }
        DMatrixRMaj result = new DMatrixRMaj(outer.numRows, examples);
        CommonOps_DDRM.multTransB(scaled, vectors, result);
        return result;
    }

    /** Outputs over time from one start. */
    public final class Path {
        private final double[] targets;
        private final double[] startOutside;
        private final DMatrixRMaj residual;
        private final int outputs;

        private Path(double[] start, double[] startOutside, double[] targets) {
            this.targets = targets;
            this.startOutside = startOutside;
            outputs = targets.length / examples;
            DMatrixRMaj difference = new DMatrixRMaj(examples, outputs);
            for (int i = 0; i < difference.data.length; i++) {
                difference.data[i] = targets[i] - start[i];
            }
            residual = new DMatrixRMaj(examples, outputs);
            CommonOps_DDRM.multTransA(vectors, difference, residual);
        }

        /** Outputs on the training examples, N by k. */
        public double[] inside(double time) {
            DMatrixRMaj result = product(vectors, time, true);
            for (int i = 0; i < result.data.length; i++) {
                result.data[i] = targets[i] - result.data[i];
            }
            return result.data;
        }

        /** Outputs on the test examples, M by k. */
        public double[] outside(double time) {
            DMatrixRMaj result = product(outer, time, false);
            for (int i = 0; i < result.data.length; i++) {
                result.data[i] += startOutside[i];
            }
            return result.data;
        }

        private DMatrixRMaj product(DMatrixRMaj matrix, double time, boolean decays) {
            DMatrixRMaj scaled = residual.copy();
            for (int k = 0; k < examples; k++) {
                double factor = decays ? decay(k, time) : gain(k, time);
                for (int o = 0; o < outputs; o++) {
                    scaled.data[k * outputs + o] *= factor;
                }
            }
            DMatrixRMaj result = new DMatrixRMaj(matrix.numRows, outputs);
            CommonOps_DDRM.mult(matrix, scaled, result);
            return result;
        }
    }
}
