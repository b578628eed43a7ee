package org.reprise.vrhalpern.problem;

/** The rows a_i of a data matrix, n by d, dense or sparse. */
public abstract class Rows {
    private final int count;
    private final int dimension;

    Rows(int count, int dimension) {
        this.count = count;
        this.dimension = dimension;
    }

    /**
     * Dense rows.
     *
     * @param rows n arrays of length d each, not copied
     * @param dimension d
     */
    public static Rows dense(double[][] rows, int dimension) {
        return new DenseRows(rows, dimension);
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

    /**
     * Puts {@code a_i . u} into {@code z[0..count)} for {@code count} rows i: those that {@code batch} names from {@code from} on,
     * or with null those from {@code from} on.
     */
    void dots(int[] batch, int from, int count, double[] u, double[] z) {
        for (int k = 0; k < count; k++) {
            z[k] = dot(batch == null ? from + k : batch[from + k], u);
        }
    }

    /** Adds {@code sum_k z[k] a_i} over the same rows to {@code out}. */
    void combine(int[] batch, int from, int count, double[] z, double[] out) {
        for (int k = 0; k < count; k++) {
            axpy(batch == null ? from + k : batch[from + k], z[k], out);
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
