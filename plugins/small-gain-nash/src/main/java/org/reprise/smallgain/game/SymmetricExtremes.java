package org.reprise.smallgain.game;

/**
 * The smallest or the largest eigenvalue of a symmetric matrix: Householder's tridiagonal form, split where it falls apart,
 * then Laguerre's iteration from outside of the spectrum, which approaches the extreme eigenvalue of each piece from one
 * side and, as eigenvalues of a piece are distinct, cubically. A certificate takes these for every block at every point;
 * without the other eigenvalues, and without allocation, they cost a tenth of a general decomposition. Keeps its working
 * arrays: one a thread.
 */
final class SymmetricExtremes {
    private static final double EPSILON = 0x1p-53;
    private static final int ITERATIONS = 500;

    private double[] diagonal = new double[0];
    private double[] square = new double[0];
    private double[] vector = new double[0];
    private double[] product = new double[0];

    /**
     * The extreme eigenvalue.
     *
     * @param a symmetric, n by n by rows, of which the lower triangle is read; overwritten
     * @param sign 1 for the largest, -1 for the smallest
     */
    double of(double[] a, int n, int sign) {
        if (n == 1) {
            return a[0];
        }
        if (n == 2) {
            return 0.5 * (a[0] + a[3]) + sign * Math.hypot(0.5 * (a[0] - a[3]), a[2]);
        }
        if (diagonal.length < n) {
            diagonal = new double[n];
            square = new double[n];
            vector = new double[n];
            product = new double[n];
        }
        tridiagonal(a, n);
        // The largest eigenvalue is minus the smallest of the negative.
        for (int k = 0; k < n && sign > 0; k++) {
            diagonal[k] = -diagonal[k];
        }
        double least = Double.POSITIVE_INFINITY;
        int from = 0;
        for (int k = 0; k < n; k++) {
            double scale = k + 1 < n ? Math.abs(diagonal[k]) + Math.abs(diagonal[k + 1]) : 0;
            if (k + 1 == n || square[k] <= EPSILON * scale * (EPSILON * scale)) {
                least = Math.min(least, smallest(from, k + 1));
                from = k + 1;
            }
        }
        return -sign * least;
    }

    /** Reflects rows from the last to the third; leaves the diagonal and squares of what is beside it. */
    private void tridiagonal(double[] a, int n) {
        for (int k = n - 1; k >= 2; k--) {
            double norm = 0;
            for (int l = 0; l < k; l++) {
                vector[l] = a[k * n + l];
                norm += vector[l] * vector[l];
            }
            diagonal[k] = a[k * n + k];
            square[k - 1] = norm;
            double rest = norm - vector[k - 1] * vector[k - 1];
            if (!(rest > 0)) {
                continue;
            }
            double root = vector[k - 1] > 0 ? -Math.sqrt(norm) : Math.sqrt(norm);
            vector[k - 1] -= root;
            double half = 0.5 * (rest + vector[k - 1] * vector[k - 1]);
            reflect(a, n, k, half);
        }
        diagonal[1] = a[n + 1];
        diagonal[0] = a[0];
        square[0] = a[n] * a[n];
    }

    /** Overwrites the leading k by k part A with H A H, {@code H = I - v v^T / half}. */
    private void reflect(double[] a, int n, int k, double half) {
        for (int r = 0; r < k; r++) {
            product[r] = 0;
        }
        for (int r = 0; r < k; r++) {
            double sum = a[r * n + r] * vector[r];
            double factor = vector[r];
            for (int l = 0; l < r; l++) {
                sum += a[r * n + l] * vector[l];
                product[l] += a[r * n + l] * factor;
            }
            product[r] += sum;
        }
        double dot = 0;
        for (int r = 0; r < k; r++) {
            product[r] /= half;
            dot += product[r] * vector[r];
        }
        for (int r = 0; r < k; r++) {
            product[r] -= 0.5 * dot / half * vector[r];
        }
        for (int r = 0; r < k; r++) {
            double p = product[r];
            double v = vector[r];
            for (int l = 0; l <= r; l++) {
                a[r * n + l] -= v * product[l] + p * vector[l];
            }
        }
    }

    /** Smallest eigenvalue of the piece {@code [from, to)}. */
    private double smallest(int from, int to) {
        int n = to - from;
        if (n == 1) {
            return diagonal[from];
        }
        double low = Double.POSITIVE_INFINITY;
        double size = 0;
        for (int k = from; k < to; k++) {
            double beside = (k > from ? Math.sqrt(square[k - 1]) : 0) + (k + 1 < to ? Math.sqrt(square[k]) : 0);
            low = Math.min(low, diagonal[k] - beside);
            size = Math.max(size, Math.abs(diagonal[k]) + beside);
        }
        double close = 2 * EPSILON * size;
        double x = low - close;
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            // Pivots q of T - x I with first and second derivatives; p = prod q is the characteristic polynomial.
            double q = diagonal[from] - x;
            double first = -1;
            double second = 0;
            double g = first / q;
            double h = g * g;
            boolean outside = q > 0;
            for (int k = from + 1; k < to && outside; k++) {
                double inverse = 1 / q;
                double e = square[k - 1] * inverse;
                double slope = first * inverse;
                double curve = second * inverse;
                q = diagonal[k] - x - e;
                second = e * (curve - 2 * slope * slope);
                first = -1 + e * slope;
                outside = q > 0;
                double part = first / q;
                g += part;
                h += part * part - second / q;
            }
            if (!outside) {
                // By rounding at the eigenvalue itself.
                return x;
            }
            double step = n / (-g + Math.sqrt(Math.max(0, (n - 1) * (n * h - g * g))));
            x += step;
            if (!(step > close)) {
                return x;
            }
        }
        return x;
    }
}
