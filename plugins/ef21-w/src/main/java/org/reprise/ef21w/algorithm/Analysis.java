package org.reprise.ef21w.algorithm;

import org.reprise.ef21w.problem.Certificate;
import org.reprise.ef21w.problem.Clients;
import org.reprise.ef21w.problem.DistributedProblem;
import org.reprise.ef21w.problem.Weighting;
import org.reprise.optimization.problem.Smoothness;

/**
 * A theorem's constants: the step is {@code 1/(L + sqrt(q) M k)}, k being a factor of the compressor.
 *
 * @param weighting weights of the analysis
 * @param smoothness L
 * @param drift M: of the quadratic or arithmetic mean, or L_+
 * @param concentration q; 1 where rare features do not count
 */
record Analysis(Weighting weighting, double smoothness, double drift, double concentration) {
    /** The theorems for any features. */
    static Analysis of(DistributedProblem problem, Weighting weighting) {
        Smoothness smoothness = problem.clients().smoothness();
        return new Analysis(weighting, smoothness.whole(), weighting.mean(smoothness), 1);
    }

    /**
     * Those for rare features.
     *
     * @param mean whether the mean of the L_i stands for L_+
     */
    static Analysis rare(DistributedProblem problem, Weighting weighting, boolean mean) {
        Clients clients = problem.clients();
        Smoothness smoothness = clients.smoothness();
        double drift = mean ? weighting.mean(smoothness) : clients.jointSmoothness(weighting.shares());
        return new Analysis(weighting, smoothness.whole(), drift, weighting.concentration(clients));
    }

    /** The largest step that the theorem allows. */
    double step(double factor) {
        return 1 / (smoothness + Math.sqrt(concentration) * drift * factor);
    }

    /** What is certified with steps up to {@link #step} of xi. */
    Certificate certificate(double gamma, Contraction contraction) {
        return new Certificate(
                weighting.shares(), gamma, gamma * concentration / (2 * contraction.theta()), concentration);
    }

    /** Nothing is certified but the estimate's error. */
    Certificate uncertified(double gamma) {
        return new Certificate(weighting.shares(), gamma, Double.NaN, concentration);
    }
}
