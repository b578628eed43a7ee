package org.reprise.smallgain.game;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.reprise.numerics.Dense;

/**
 * A quadratic game: {@code F(x) = J x + c}. The arrays are not to be written.
 *
 * @param dimensions dimensions of the players' strategies
 * @param matrix J, d by d by rows
 * @param offset c, length d
 */
public record QuadraticGame(int[] dimensions, double[] matrix, double[] offset) implements Game {
    /** @throws org.reprise.spi.RepriseException for sizes that do not fit, or values that are not finite */
    public QuadraticGame {
        int d = Arrays.stream(dimensions).sum();
        if (matrix.length != d * d || offset.length != d) {
            throw Problems.bad(
                    "Jacobian has " + matrix.length + " values and the offset " + offset.length + "; expected " + d
                            + "x" + d + " and " + d,
                    "The players' dimensions " + Arrays.toString(dimensions) + " add up to " + d + ".");
        }
        for (int k = 0; k < matrix.length; k++) {
            if (!Double.isFinite(matrix[k])) {
                throw Problems.bad(
                        "Jacobian has " + matrix[k] + " in row " + k / d + ", column " + k % d
                                + "; expected finite numbers",
                        "Check the costs' coefficients.");
            }
        }
    }

    /** A game whose equilibrium is 0. */
    public static QuadraticGame of(int[] dimensions, double[] matrix) {
        return new QuadraticGame(
                dimensions, matrix, new double[Arrays.stream(dimensions).sum()]);
    }

    /** A game of players with one number each. */
    public static QuadraticGame scalar(double... matrix) {
        int n = (int) Math.round(Math.sqrt(matrix.length));
        int[] ones = new int[n];
        Arrays.fill(ones, 1);
        return of(ones, matrix);
    }

    @Override
    public void field(double[] x, int from, int to, double[] out) {
        int d = offset.length;
        for (int r = from * d; r < to * d; r += d) {
            for (int k = 0; k < d; k++) {
                out[r + k] = offset[k] + Dense.dot(matrix, k * d, x, r, d);
            }
        }
    }

    @Override
    public boolean jacobian(double[] x, int at, double[] out) {
        System.arraycopy(matrix, 0, out, 0, matrix.length);
        return true;
    }

    @Override
    public boolean affine() {
        return true;
    }

    /** The point with F(x) = 0. */
    public double[] equilibrium() {
        int d = offset.length;
        if (Arrays.stream(offset).allMatch(c -> c == 0)) {
            return new double[d];
        }
        DMatrixRMaj x = new DMatrixRMaj(d, 1);
        DMatrixRMaj right = new DMatrixRMaj(d, 1);
        for (int k = 0; k < d; k++) {
            right.data[k] = -offset[k];
        }
        if (!CommonOps_DDRM.solve(new DMatrixRMaj(d, d, true, matrix.clone()), right, x)) {
            throw Problems.bad("The Jacobian is singular", "Give a game with one equilibrium.");
        }
        return x.data;
    }
}
