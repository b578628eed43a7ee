package org.reprise.vrhalpern.problem;

/** How far a point is from solving {@code 0 in F(u) + G(u)}. */
public final class Residual {
    private Residual() {}

    /**
     * The natural residual {@code ||u - (I + G)^-1(u - F(u))||}; without G it is {@code ||F(u)||}.
     *
     * @param f F(u)
     */
    public static double natural(Resolvent resolvent, double[] u, double[] f) {
        double[] a = new double[u.length];
        for (int j = 0; j < a.length; j++) {
            a[j] = u[j] - f[j];
        }
        resolvent.apply(1, a, a);
        return distance(u, a);
    }

    /**
     * The tangent residual {@code ||F(u) + g||}, g the element of G(u) that the last resolvent gave; never below the
     * natural one. NaN where the iterate has no such element.
     *
     * @param f F(u)
     */
    public static double tangent(Iterate iterate, double[] f) {
        if (iterate.before() == null) {
            return Double.NaN;
        }
        double sum = 0;
        for (int j = 0; j < f.length; j++) {
            double value = f[j] + (iterate.before()[j] - iterate.u()[j]) / iterate.step();
            sum += value * value;
        }
        return Math.sqrt(sum);
    }

    /** {@code ||a - b||}. */
    public static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += (a[j] - b[j]) * (a[j] - b[j]);
        }
        return Math.sqrt(sum);
    }
}
