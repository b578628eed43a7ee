package org.reprise.ef21w.problem;

import java.util.Arrays;
import org.reprise.numerics.Dense;
import org.reprise.optimization.data.Examples;
import org.reprise.optimization.problem.LinearModel;
import org.reprise.optimization.problem.Loss;
import org.reprise.optimization.problem.Smoothness;
import org.reprise.optimization.problem.Spectrum;

/**
 * A linear model whose rows are dealt out to clients in blocks: {@code f_i = (1/n_i) sum_r weight loss(a_ir . x, b_ir) +
 * penalty(x)}. Rows are packed to the columns that are not 0 throughout a client's block. Clients with a squared loss and
 * enough rows keep their Hessian instead.
 */
public final class LinearClients implements Clients {
    /** Packing costs a pass over indices; it pays from this share of columns in use down. */
    private static final double DENSE = 0.7;

    private final LinearModel model;
    private final int[] rowStart;
    private final Smoothness smoothness;
    private final boolean penalised;
    /** J_i of the loss one after another; null if all clients use all columns. */
    private final int[] columns;

    private final int[] columnStart;
    private final double[] features;
    private final int[] featureStart;
    /** Hessians of the loss one after another, and the gradients at 0. */
    private final double[] hessians;

    private final int[] hessianStart;
    private final double[] linear;
    /** The same for all clients at once; null if they have no Hessians of one size. */
    private final QuadraticBlocks blocks;

    /**
     * Deals out blocks of rows.
     *
     * @param rowStart first row of each client and, last, the row after those of the last
     */
    public LinearClients(LinearModel model, int[] rowStart) {
        this.model = model;
        this.rowStart = rowStart.clone();
        penalised = model.penalty().weight() > 0;
        smoothness = Smoothness.ofBlocks(model, rowStart);
        int n = count();
        int d = dimension();
        columnStart = new int[n + 1];
        featureStart = new int[n + 1];
        int[] used = usedColumns();
        boolean packed = penalised ? used.length <= DENSE * n * d : used.length < (long) n * d;
        columns = packed ? used : null;
        for (int i = 0; i < n; i++) {
            columnStart[i + 1] = packed ? columnStart[i + 1] : (i + 1) * d;
            featureStart[i + 1] = featureStart[i] + samples(i) * lossWidth(i);
        }
        features = packed ? packedRows() : model.examples().features();
        hessianStart = new int[n + 1];
        for (int i = 0; i < n; i++) {
            int m = lossWidth(i);
            boolean kept = model.loss() == Loss.SQUARED && m <= 2 * samples(i);
            hessianStart[i + 1] = hessianStart[i] + (kept ? m * m : 0);
        }
        hessians = new double[hessianStart[n]];
        linear = new double[hessians.length == 0 ? 0 : columnStart[n]];
        for (int i = 0; i < n && hessians.length > 0; i++) {
            expand(i);
        }
        boolean uniform = !packed && hessians.length == n * d * d;
        blocks = uniform ? new QuadraticBlocks(hessians, linear, n, d) : null;
    }

    private int[] usedColumns() {
        Examples e = model.examples();
        int[] all = new int[count() * e.columns()];
        int size = 0;
        for (int i = 0; i < count(); i++) {
            for (int j = 0; j < e.columns(); j++) {
                boolean used = false;
                for (int r = rowStart[i]; r < rowStart[i + 1] && !used; r++) {
                    used = e.features()[r * e.columns() + j] != 0;
                }
                if (used) {
                    all[size++] = j;
                }
            }
            columnStart[i + 1] = size;
        }
        return Arrays.copyOf(all, size);
    }

    private double[] packedRows() {
        double[] packed = new double[featureStart[count()]];
        for (int i = 0; i < count(); i++) {
            int m = lossWidth(i);
            for (int r = 0; r < samples(i); r++) {
                int row = model.examples().start(rowStart[i] + r);
                for (int l = 0; l < m; l++) {
                    packed[featureStart[i] + r * m + l] =
                            model.examples().features()[row + columns[columnStart[i] + l]];
                }
            }
        }
        return packed;
    }

    private void expand(int i) {
        int m = lossWidth(i);
        double share = model.weight() / samples(i);
        for (int r = 0; r < samples(i); r++) {
            int row = featureStart[i] + r * m;
            for (int l = 0; l < m && hasHessian(i); l++) {
                Dense.axpy(share * features[row + l], features, row, hessians, hessianStart[i] + l * m, m);
            }
            double slope = -share * model.examples().targets()[rowStart[i] + r];
            Dense.axpy(slope, features, row, linear, columnStart[i], m);
        }
    }

    private boolean hasHessian(int i) {
        return hessianStart[i + 1] > hessianStart[i];
    }

    private int lossWidth(int i) {
        return columnStart[i + 1] - columnStart[i];
    }

    /** The model with all clients' rows. */
    public LinearModel model() {
        return model;
    }

    @Override
    public int count() {
        return rowStart.length - 1;
    }

    @Override
    public int dimension() {
        return model.dimension();
    }

    @Override
    public int width(int i) {
        return penalised ? model.dimension() : lossWidth(i);
    }

    @Override
    public int start(int i) {
        return penalised ? i * model.dimension() : columnStart[i];
    }

    @Override
    public int coordinate(int i, int l) {
        return penalised || columns == null ? l : columns[columnStart[i] + l];
    }

    @Override
    public int samples(int i) {
        return rowStart[i + 1] - rowStart[i];
    }

    @Override
    public double value(double[] x) {
        double sum = 0;
        for (int i = 0; i < count(); i++) {
            double block = 0;
            for (int r = rowStart[i]; r < rowStart[i + 1]; r++) {
                block += model.loss()
                        .value(model.margin(r, x, 0), model.examples().targets()[r]);
            }
            sum += block / samples(i);
        }
        return model.weight() * sum / count() + model.penalty().value(x, 0, dimension());
    }

    @Override
    public void share(double[] x, double[] out) {
        Arrays.fill(out, 0, dimension(), 0);
        model.penalty().addGradient(1, x, 0, out, 0, dimension());
    }

    @Override
    public void gradient(int i, double[] x, double[] shared, double[] out, double[] scratch) {
        double[] z = gathered(i, x, scratch);
        int m = lossWidth(i);
        if (hasHessian(i)) {
            int row = hessianStart[i];
            for (int j = 0; j < m; j++) {
                out[j] = Dense.dot(hessians, row, z, 0, m) + linear[columnStart[i] + j];
                row += m;
            }
        } else {
            Arrays.fill(out, 0, m, 0);
            double share = model.weight() / samples(i);
            for (int r = 0; r < samples(i); r++) {
                addRow(i, r, share, z, out);
            }
        }
        finish(i, shared, out, scratch);
    }

    @Override
    public void gradient(int i, int[] batch, int count, double[] x, double[] shared, double[] out, double[] scratch) {
        double[] z = gathered(i, x, scratch);
        Arrays.fill(out, 0, lossWidth(i), 0);
        for (int k = 0; k < count; k++) {
            addRow(i, batch[k], model.weight() / count, z, out);
        }
        finish(i, shared, out, scratch);
    }

    private double[] gathered(int i, double[] x, double[] scratch) {
        if (columns == null) {
            return x;
        }
        int from = columnStart[i];
        int m = lossWidth(i);
        for (int l = 0; l < m; l++) {
            scratch[l] = x[columns[from + l]];
        }
        return scratch;
    }

    private void addRow(int i, int r, double share, double[] z, double[] out) {
        int m = lossWidth(i);
        int row = featureStart[i] + r * m;
        double margin = Dense.dot(features, row, z, 0, m);
        double slope = model.loss().slope(margin, model.examples().targets()[rowStart[i] + r]);
        Dense.axpy(share * slope, features, row, out, 0, m);
    }

    /** Adds the penalty's gradient to that of the loss, and unpacks it where the penalty is of all coordinates. */
    private void finish(int i, double[] shared, double[] out, double[] scratch) {
        if (!penalised) {
            return;
        }
        int d = dimension();
        if (columns != null) {
            int from = columnStart[i];
            int m = lossWidth(i);
            System.arraycopy(out, 0, scratch, 0, m);
            System.arraycopy(shared, 0, out, 0, d);
            for (int l = 0; l < m; l++) {
                out[columns[from + l]] += scratch[l];
            }
        } else {
            Dense.axpy(1, shared, 0, out, 0, d);
        }
    }

    @Override
    public boolean together() {
        return blocks != null;
    }

    @Override
    public void gradients(int from, int to, double[] x, double[] shared, double[][] out) {
        blocks.gradients(from, to, x, shared, out);
    }

    @Override
    public Smoothness smoothness() {
        return smoothness;
    }

    /** Exact for the squared loss without penalty, {@code lambda_max(sum_i H_i^2/(n^2 a_i))}; else the mean of the L_i. */
    @Override
    public double jointSmoothness(double[] shares) {
        if (model.loss() != Loss.SQUARED || penalised) {
            return new Weighting(shares).mean(smoothness);
        }
        int n = count();
        int d = dimension();
        double[] sum = new double[d * d];
        for (int i = 0; i < n; i++) {
            double share = model.weight() / samples(i) / n;
            addSquare(i, share * share / shares[i], sum);
        }
        return Math.sqrt(Spectrum.largest(sum, d));
    }

    /** Adds factor (A'A)^2 = factor A'(AA')A. */
    private void addSquare(int i, double factor, double[] sum) {
        int m = lossWidth(i);
        int rows = samples(i);
        int at = featureStart[i];
        double[] outer = new double[m];
        for (int r = 0; r < rows; r++) {
            Arrays.fill(outer, 0);
            for (int s = 0; s < rows; s++) {
                double product = Dense.dot(features, at + r * m, features, at + s * m, m);
                Dense.axpy(product, features, at + s * m, outer, 0, m);
            }
            for (int l = 0; l < m; l++) {
                double c = factor * features[at + r * m + l];
                int row = coordinate(i, l) * dimension();
                for (int k = 0; k < m; k++) {
                    sum[row + coordinate(i, k)] += c * outer[k];
                }
            }
        }
    }
}
