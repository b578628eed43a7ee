package org.reprise.smallgain.certificate;

import org.ejml.data.Complex_F64;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** The classical Runge-Kutta method of order 4: its stability function {@code R(z) = 1 + z + z^2/2 + z^3/6 + z^4/24}. */
public final class Rk4 {
    /** Radius r of the largest disc {@code |z + r| <= r} on which {@code |R| <= 1}. */
    public static final double DISC = 1.3926468;
    /** Radius of the largest half disc {@code Re z <= 0} on which {@code |R| <= 1}. */
    public static final double HALF_DISC = 2.6155879;
    /** The paper's constant: stable up to 2.5 over the Lipschitz constant. */
    public static final double GUIDELINE = 2.5;

    private static final double REACH = 4;
    private static final double STRIDE = 0.005;

    private Rk4() {}

    /** The square of |R| at {@code re + i im}. */
    public static double squareAt(double re, double im) {
        // Horner: 1 + z (1 + z/2 (1 + z/3 (1 + z/4))).
        double a = 1;
        double b = 0;
        for (int k = 4; k >= 1; k--) {
            double next = 1 + (re * a - im * b) / k;
            b = (re * b + im * a) / k;
            a = next;
        }
        return a * a + b * b;
    }

    /** The largest h up to which {@code |R(-h' l)| <= 1} for all h' and all eigenvalues l; 0 where some has Re l <= 0. */
    public static double limit(Complex_F64[] eigenvalues) {
        double least = Double.POSITIVE_INFINITY;
        for (Complex_F64 l : eigenvalues) {
            if (!(l.real > 0)) {
                return 0;
            }
            double size = l.getMagnitude();
            double inside = 0;
            double outside = STRIDE;
            while (outside < REACH && squareAt(-outside * l.real / size, -outside * l.imaginary / size) <= 1) {
                inside = outside;
                outside += STRIDE;
            }
            for (int k = 0; k < 60; k++) {
                double middle = 0.5 * (inside + outside);
                if (squareAt(-middle * l.real / size, -middle * l.imaginary / size) <= 1) {
                    inside = middle;
                } else {
                    outside = middle;
                }
            }
            least = Math.min(least, inside / size);
        }
        return least;
    }

    /** The matrix {@code R(-h J)} that one step multiplies with, d by d by rows. */
    public static double[] step(double[] jacobian, int d, double h) {
        DMatrixRMaj z = new DMatrixRMaj(d, d, true, jacobian.clone());
        CommonOps_DDRM.scale(-h, z);
        DMatrixRMaj sum = CommonOps_DDRM.identity(d);
        DMatrixRMaj product = new DMatrixRMaj(d, d);
        for (int k = 4; k >= 1; k--) {
            CommonOps_DDRM.mult(1.0 / k, z, sum, product);
            sum.setTo(product);
            for (int i = 0; i < d; i++) {
                sum.data[i * d + i] += 1;
            }
        }
        return sum.data;
    }
}
