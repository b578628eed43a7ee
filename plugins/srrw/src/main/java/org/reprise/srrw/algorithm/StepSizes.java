package org.reprise.srrw.algorithm;

/**
 * Step sizes {@code gamma_n = (n+1)^-a} of the visit measure and {@code beta_n = (n+1)^-b} of the parameters, n from 1.
 *
 * @param a in (0.5, 1]
 * @param b in (0.5, 1]; a below b is case (i) of the paper, a = b case (ii), a above b case (iii)
 */
record StepSizes(double a, double b) {
    double gamma(long n) {
        return Math.pow(n + 1.0, -a);
    }

    double beta(long n) {
        return Math.pow(n + 1.0, -b);
    }
}
