package org.reprise.ntk.problem;

import org.hipparchus.special.Erf;

/** Distribution function of the standard normal law by cubic Hermite interpolation: error below 1e-14, in a few nanoseconds. */
final class NormalTable {
    private static final double END = 9;
    private static final int STEPS = 18_000;
    private static final double WIDTH = 2 * END / STEPS;
    private static final double[] DISTRIBUTION = new double[STEPS + 1];
    private static final double[] DENSITY = new double[STEPS + 1];

    static {
        for (int i = 0; i <= STEPS; i++) {
            double x = i * WIDTH - END;
            DISTRIBUTION[i] = Erf.erfc(-x / Math.sqrt(2)) / 2;
            DENSITY[i] = Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
        }
    }

    private NormalTable() {}

    static double distribution(double x) {
        if (x <= -END || x >= END) {
            return x < 0 ? 0 : 1;
        }
        double place = (x + END) / WIDTH;
        int i = Math.min(STEPS - 1, (int) place);
        double t = place - i;
        double rise = DISTRIBUTION[i + 1] - DISTRIBUTION[i];
        double a = WIDTH * DENSITY[i] - rise;
        double b = rise - WIDTH * DENSITY[i + 1];
        return DISTRIBUTION[i] + t * rise + t * (1 - t) * ((1 - t) * a + t * b);
    }
}
