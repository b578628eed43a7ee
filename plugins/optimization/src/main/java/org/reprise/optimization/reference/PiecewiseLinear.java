package org.reprise.optimization.reference;

import java.util.Arrays;
import org.reprise.numerics.Dense;

/**
 * {@code sum_k max(low_k s_k, high_k s_k)} with {@code s_k = b_k . x - c_k}. An infinite slope is a constraint: low of
 * minus infinity asks for s of 0 at least, high of infinity for 0 at most.
 */
final class PiecewiseLinear {
    private final int d;
    private double[] rows = new double[0];
    private double[] shifts = new double[0];
    private double[] lows = new double[0];
    private double[] highs = new double[0];
    private int count;

    PiecewiseLinear(int d) {
        this.d = d;
    }

    /** Adds a piece with b = factor times {@code row[from .. from + d)} and c = shift. */
    void add(double[] row, int from, double factor, double shift, double low, double high) {
        if (count == shifts.length) {
            int room = Math.max(16, 2 * count);
            rows = Arrays.copyOf(rows, room * d);
            shifts = Arrays.copyOf(shifts, room);
            lows = Arrays.copyOf(lows, room);
            highs = Arrays.copyOf(highs, room);
        }
        for (int j = 0; j < d; j++) {
            rows[count * d + j] = factor * row[from + j];
        }
        shifts[count] = shift;
        lows[count] = low;
        highs[count++] = high;
    }

    int count() {
        return count;
    }

    double low(int k) {
        return lows[k];
    }

    double high(int k) {
        return highs[k];
    }

    double shift(int k) {
        return shifts[k];
    }

    double product(int k, double[] x) {
        return Dense.dot(rows, k * d, x, 0, d);
    }

    /** Adds {@code weight b_k} to a vector. */
    void addRow(int k, double weight, double[] sum) {
        Dense.axpy(weight, rows, k * d, sum, 0, d);
    }

    /** Adds {@code weight b_k b_k'} to a matrix, d by d. */
    void addSquare(int k, double weight, double[] sum) {
        for (int j = 0; j < d; j++) {
            double c = weight * rows[k * d + j];
            if (c != 0) {
                Dense.axpy(c, rows, k * d, sum, j * d, d);
            }
        }
    }

    /** Total of the pieces of finite slopes; a broken constraint counts as met. */
    double value(double[] x) {
        double sum = 0;
        for (int k = 0; k < count; k++) {
            double s = product(k, x) - shifts[k];
            double slope = s > 0 ? highs[k] : lows[k];
            sum += Double.isInfinite(slope) ? 0 : slope * s;
        }
        return sum;
    }
}
