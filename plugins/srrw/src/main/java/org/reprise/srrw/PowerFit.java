package org.reprise.srrw;

/** Least squares of {@code c1 / (x + c2)^p + c3} with c2 positive (Figure 2c of the paper). */
record PowerFit(double c1, double c2, double c3, double determination) {
    private static final double LOWEST = 1e-3;
    private static final double HIGHEST = 1e2;
    private static final int POINTS = 4000;

    /**
     * Fits; for each c2 of a fine grid the rest is linear.
     *
     * @param power p, positive
     */
    static PowerFit of(double[] x, double[] y, double power) {
        PowerFit best = new PowerFit(0, 0, 0, Double.NEGATIVE_INFINITY);
        for (int k = 0; k <= POINTS; k++) {
            double c2 = LOWEST * Math.pow(HIGHEST / LOWEST, (double) k / POINTS);
            PowerFit fit = linear(x, y, power, c2);
            best = fit.determination > best.determination ? fit : best;
        }
        return best;
    }

    private static PowerFit linear(double[] x, double[] y, double power, double c2) {
        int n = x.length;
        double[] z = new double[n];
        double meanZ = 0;
        double meanY = 0;
        for (int i = 0; i < n; i++) {
            z[i] = Math.pow(x[i] + c2, -power);
            meanZ += z[i] / n;
            meanY += y[i] / n;
        }
        double zz = 0;
        double zy = 0;
        double yy = 0;
        for (int i = 0; i < n; i++) {
            zz += (z[i] - meanZ) * (z[i] - meanZ);
            zy += (z[i] - meanZ) * (y[i] - meanY);
            yy += (y[i] - meanY) * (y[i] - meanY);
        }
        double c1 = zy / zz;
        return new PowerFit(c1, c2, meanY - c1 * meanZ, zy * zy / (zz * yy));
    }
}
