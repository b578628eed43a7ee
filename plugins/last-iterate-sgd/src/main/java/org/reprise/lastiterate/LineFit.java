package org.reprise.lastiterate;

/** Least squares of a line. */
record LineFit(double slope, double determination) {
    static LineFit of(double[] x, double[] y) {
        double meanX = 0;
        double meanY = 0;
        for (int k = 0; k < x.length; k++) {
            meanX += x[k] / x.length;
            meanY += y[k] / x.length;
        }
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (int k = 0; k < x.length; k++) {
            xx += (x[k] - meanX) * (x[k] - meanX);
            xy += (x[k] - meanX) * (y[k] - meanY);
            yy += (y[k] - meanY) * (y[k] - meanY);
        }
        return new LineFit(xy / xx, xy * xy / (xx * yy));
    }
}
