package org.reprise.vrhalpern.problem;

import org.reprise.numerics.Dense;

/** The rows a_i of a data matrix, n by d, dense or sparse. */
public abstract class Rows {
    private final int count;
    private final int dimension;

    private Rows(int count, int dimension) {
        this.count = count;
        this.dimension = dimension;
    }

    /**
     * Dense rows.
     *
     * @param values by rows, length n * d
     * @param dimension d
     */
    public static Rows dense(double[] values, int dimension) {
        return new Full(values, dimension);
    }

    /**
     * Sparse rows.
     *
     * @param offsets where each row begins, length n + 1
     * @param indices coordinates below d
     * @param values the entries
     * @param dimension d
     */
    public static Rows sparse(int[] offsets, int[] indices, double[] values, int dimension) {
        return new Compressed(new SparseVectors(offsets, indices, values), dimension);
    }

    /** Number n of rows. */
    public final int count() {
        return count;
    }

    /** Their length d. */
    public final int dimension() {
        return dimension;
    }

    /** {@code a_i . u}, the first d places of u. */
    public abstract double dot(int i, double[] u);

    /** Adds {@code factor a_i} to the first d places of {@code out}. */
    public abstract void axpy(int i, double factor, double[] out);

    /** {@code ||a_i||^2}. */
    public abstract double square(int i);

    private static final class Full extends Rows {
        private final double[] values;

        Full(double[] values, int dimension) {
            super(values.length / dimension, dimension);
            this.values = values;
        }

        @Override
        public double dot(int i, double[] u) {
            return Dense.dot(values, i * dimension(), u, 0, dimension());
        }

        @Override
        public void axpy(int i, double factor, double[] out) {
            Dense.axpy(factor, values, i * dimension(), out, 0, dimension());
        }

        @Override
        public double square(int i) {
            return Dense.dot(values, i * dimension(), values, i * dimension(), dimension());
        }
    }

    private static final class Compressed extends Rows {
        private final SparseVectors vectors;

        Compressed(SparseVectors vectors, int dimension) {
            super(vectors.offsets().length - 1, dimension);
            this.vectors = vectors;
        }

        @Override
        public double dot(int i, double[] u) {
            return vectors.dot(i, u, 0);
        }

        @Override
        public void axpy(int i, double factor, double[] out) {
            vectors.axpy(i, factor, out, 0);
        }

        @Override
        public double square(int i) {
            return vectors.square(i);
        }
    }
}
