package org.reprise.vrhalpern.algorithm;

/** Updates of whole vectors, one pass each. */
final class Vectors {
    private Vectors() {}

    /** {@code out = a - step f}. */
    static void forward(double[] a, double step, double[] f, double[] out) {
        for (int j = 0; j < out.length; j++) {
            out[j] = a[j] - step * f[j];
        }
    }

    /** {@code out = weight a + (1 - weight) b}. */
    static void mix(double weight, double[] a, double[] b, double[] out) {
        for (int j = 0; j < out.length; j++) {
            out[j] = weight * a[j] + (1 - weight) * b[j];
        }
    }

    /** {@code out = weight a + (1 - weight) b - step f}. */
    static void mixForward(double weight, double[] a, double[] b, double step, double[] f, double[] out) {
        for (int j = 0; j < out.length; j++) {
            out[j] = weight * a[j] + (1 - weight) * b[j] - step * f[j];
        }
    }

    static void copy(double[] from, double[] to) {
        System.arraycopy(from, 0, to, 0, to.length);
    }
}
