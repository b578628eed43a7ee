package org.reprise.ntk;

import static org.reprise.ntk.Observations.at;
import static org.reprise.ntk.Observations.each;
import static org.reprise.ntk.Observations.last;
import static org.reprise.ntk.Observations.networks;

import java.util.List;
import org.reprise.spi.Claim;
import org.reprise.spi.Claim.Statistic;
import org.reprise.spi.Evidence;

/** Claims on learning on the circle: the law of the outputs, the linear flow, spectral bias, early stopping. */
final class LearningClaims {
    private static final String REGRESSION = "regression";
    private static final String DRIFT = "drift";
    private static final String STEP = "one-step";
    private static final String SPECTRUM = "spectrum";
    private static final String NOISY = "noisy-circle";

    private LearningClaims() {}

    static List<Claim> all() {
        return List.of(
                Claim.of("law-mean", "Width 50, 20 networks: their mean is within three standard errors of the limit's")
                        .source("Figure 2")
                        .paperValue("distributions close even at n = 50")
                        .parts(REGRESSION)
                        .atMost(3, Statistic.MEDIAN, e -> narrow(e, "mean-gap")),
                Claim.of("law-spread-low", "and their deviation at each test angle is at least 1/1.5 of the limit's")
                        .source("Figure 2")
                        .parts(REGRESSION)
                        .atLeast(1 / 1.5, Statistic.MEDIAN, e -> narrow(e, "spread-low")),
                Claim.of("law-spread-high", "and 1.5 times it at most")
                        .source("Figure 2")
                        .parts(REGRESSION)
                        .atMost(1.5, Statistic.MEDIAN, e -> narrow(e, "spread-high")),
                Claim.of("fits", "Width 500: after 1000 steps no training output is off by more than 1e-10")
                        .source("Section 5: positive definite kernels fit the data")
                        .parts(DRIFT)
                        .presets("quick")
                        .atMost(1e-10, Statistic.MAXIMUM, e -> each(networks(e, DRIFT, 500), r -> last(r, "residual"))),
                Claim.of("one-step", "Width 2000: a step moves the outputs by -eta Theta (f - y)/N, to 1e-5")
                        .source("Section 3: kernel gradient descent with the tangent kernel")
                        .parts(STEP)
                        .atMost(
                                1e-5,
                                Statistic.MAXIMUM,
                                e -> each(networks(e, STEP, 2000), r -> last(r, "step-error"))),
                Claim.of("linear-gap", "The gap to the linearised network at t = 32 falls with the width on every seed")
                        .source("Theorem 2; Lee et al. 2019: a power of -1/2")
                        .parts(DRIFT)
                        .atMost(0, Statistic.MAXIMUM, LearningClaims::linearSlopes),
                Claim.of("low-frequency", "Width 256, step 50: less than 0.2 of frequency 1 is left")
                        .source("derived: Section 5 on the circle, where the kernel is a convolution")
                        .parts(SPECTRUM)
                        .atMost(0.2, Statistic.MAXIMUM, e -> each(networks(e, SPECTRUM, 256), r -> at(r, "low", 50))),
                Claim.of("high-frequency", "and more than 0.8 of frequency 4")
                        .source("derived: Section 5 on the circle, where the kernel is a convolution")
                        .parts(SPECTRUM)
                        .atLeast(0.8, Statistic.MINIMUM, e -> each(networks(e, SPECTRUM, 256), r -> at(r, "high", 50))),
                Claim.of("frequency-gap", "and both are within 0.03 of exp(-lambda t)")
                        .source("derived: Section 5 on the circle, where the kernel is a convolution")
                        .parts(SPECTRUM)
                        .atMost(0.03, Statistic.MEDIAN, e -> each(networks(e, SPECTRUM, 256), r -> at(r, "gap", 50))),
                Claim.of("stop-early", "Noisy circle: the best time is 30 or later")
                        .source("Section 5.1: a motivation for early stopping")
                        .parts(NOISY)
                        .atLeast(30, Statistic.MINIMUM, e -> each(flows(e), r -> Observations.bestTime(r, "test"))),
                Claim.of("stop-in-time", "and 1000 or earlier")
                        .source("Section 5.1: a motivation for early stopping")
                        .parts(NOISY)
                        .atMost(1000, Statistic.MAXIMUM, e -> each(flows(e), r -> Observations.bestTime(r, "test"))),
                Claim.of("stop-gain", "Stopping there halves the error at t = 1e5 at least")
                        .source("Section 5.1: a motivation for early stopping")
                        .parts(NOISY)
                        .atMost(
                                0.5,
                                Statistic.MAXIMUM,
                                e -> each(
                                        flows(e),
                                        r -> at(r, "test", Observations.bestTime(r, "test")) / last(r, "test"))),
                Claim.of("stop-validated", "The time that validation labels choose halves it, too")
                        .source("Section 5.1: a motivation for early stopping")
                        .parts(NOISY)
                        .atMost(
                                0.5,
                                Statistic.MEDIAN,
                                e -> each(
                                        flows(e),
                                        r -> at(r, "test", Observations.bestTime(r, "validation")) / last(r, "test"))));
    }

    private static List<Double> narrow(Evidence evidence, String metric) {
        return each(networks(evidence, REGRESSION, 50), run -> last(run, metric));
    }

    private static List<org.reprise.spi.RunView> flows(Evidence evidence) {
        return evidence.runs(NOISY, Observations.FLOW);
    }

    /** In the middle of the training: at the end both have the targets. */
    private static List<Double> linearSlopes(Evidence evidence) {
        return Observations.widthSlopes(evidence, DRIFT, run -> at(run, "linear-gap", 32));
    }
}
