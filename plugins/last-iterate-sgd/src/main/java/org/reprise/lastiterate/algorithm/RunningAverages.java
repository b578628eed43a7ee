package org.reprise.lastiterate.algorithm;

/** Averages of all paths along the way, O(d) a step and path: over x^2, x^3, ..., the i-th of which is x^{i+1}. */
final class RunningAverages {
    /** eta of Shamir and Zhang (2013): the greater, the shorter the memory. */
    private static final double POLYNOMIAL = 3;

    private final int half;
    private final double[] uniform;
    private final double[] suffix;
    private final double[] polynomial;
    private final double[] weighted;

    /** @param size R d; 0 to keep none */
    RunningAverages(int size, int horizon) {
        half = horizon / 2;
        uniform = new double[size];
        suffix = new double[size];
        polynomial = new double[size];
        weighted = new double[size];
    }

    /** Takes the points of a range in as the t-th, t from 1. */
    void add(int t, double[] points, int from, int to) {
        if (uniform.length == 0) {
            return;
        }
        mix(uniform, points, 1.0 / t, from, to);
        mix(polynomial, points, (POLYNOMIAL + 1) / (t + POLYNOMIAL), from, to);
        mix(weighted, points, 2.0 / (t + 1), from, to);
        if (t > half) {
            mix(suffix, points, 1.0 / (t - half), from, to);
        }
    }

    private static void mix(double[] average, double[] points, double share, int from, int to) {
        for (int k = from; k < to; k++) {
            average[k] += share * (points[k] - average[k]);
        }
    }

    double[] uniform() {
        return uniform;
    }

    /** Of length 0 up to half of the horizon. */
    double[] suffix(int t) {
        return t > half ? suffix : new double[0];
    }

    double[] polynomial() {
        return polynomial;
    }

    double[] weighted() {
        return weighted;
    }
}
