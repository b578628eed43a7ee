package org.reprise.ef21w.algorithm;

/**
 * The constants of error feedback with a compressor of {@code E||C(v) - v||^2 <= (1 - alpha)||v||^2} (Richtarik, Sokolov and
 * Fatkhullin 2021, section 3).
 *
 * @param alpha in (0, 1]
 */
public record Contraction(double alpha) {
    /** 1 - sqrt(1 - alpha). */
    public double theta() {
        // Without cancellation for small alpha.
        return alpha / (1 + Math.sqrt(1 - alpha));
    }

    /** (1 - alpha)/(1 - sqrt(1 - alpha)). */
    public double beta() {
        return (1 - alpha) / theta();
    }

    /** sqrt(beta/theta) = (1 + sqrt(1 - alpha))/alpha - 1, below 2/alpha; 0 without compression. */
    public double xi() {
        return Math.sqrt(1 - alpha) / theta();
    }

    /** The same compressor at clients that take part with probability p, a compressor of contraction p alpha itself. */
    public Contraction times(double p) {
        return new Contraction(p * alpha);
    }
}
