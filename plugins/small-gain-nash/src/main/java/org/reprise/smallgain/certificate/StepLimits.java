package org.reprise.smallgain.certificate;

import org.ejml.data.Complex_F64;
import org.ejml.data.DMatrixRMaj;

/**
 * True limits of step sizes for an affine pseudo-gradient, from the eigenvalues of its matrix.
 *
 * @param abscissa least real part of the eigenvalues: the flow's asymptotic rate
 * @param euler Euler is asymptotically stable below {@code min 2 Re l / |l|^2}; 0 where the abscissa is not above 0
 * @param rk4 RK4 is up to this step
 */
public record StepLimits(double abscissa, double euler, double rk4) {
    /** Of a matrix, d by d by rows. */
    public static StepLimits of(double[] matrix, int d) {
        Complex_F64[] eigenvalues = Comparison.eigenvalues(new DMatrixRMaj(d, d, true, matrix.clone()));
        double abscissa = Double.POSITIVE_INFINITY;
        for (Complex_F64 l : eigenvalues) {
            abscissa = Math.min(abscissa, l.real);
        }
        return new StepLimits(abscissa, euler(eigenvalues), Rk4.limit(eigenvalues));
    }

    /** Largest modulus of the eigenvalues of a matrix, d by d by rows. */
    public static double radius(double[] matrix, int d) {
        double radius = 0;
        for (Complex_F64 l : Comparison.eigenvalues(new DMatrixRMaj(d, d, true, matrix.clone()))) {
            radius = Math.max(radius, l.getMagnitude());
        }
        return radius;
    }

    static double euler(Complex_F64[] eigenvalues) {
        double limit = Double.POSITIVE_INFINITY;
        for (Complex_F64 l : eigenvalues) {
            limit = l.real > 0 ? Math.min(limit, 2 * l.real / l.getMagnitude2()) : 0;
            if (limit == 0) {
                return 0;
            }
        }
        return limit;
    }
}
