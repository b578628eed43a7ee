package org.reprise.ntk.problem;

/** Dual functions of max(x, 0): the arc-cosine kernels of degree 1 and 0 (Cho and Saul 2009). */
final class ArcCosine {
    private ArcCosine() {}

    static double dual(double a, double b, double c) {
        double norm = Math.sqrt(a * b);
        double rho = correlation(norm, c);
        // (1 - rho)(1 + rho) rather than 1 - rho^2, which cancels near 1.
        return norm / (2 * Math.PI) * (Math.sqrt((1 - rho) * (1 + rho)) + (Math.PI - Math.acos(rho)) * rho);
    }

    static double slopeDual(double a, double b, double c) {
        return (Math.PI - Math.acos(correlation(Math.sqrt(a * b), c))) / (2 * Math.PI);
    }

    private static double correlation(double norm, double c) {
        return Math.max(-1, Math.min(1, c / norm));
    }
}
