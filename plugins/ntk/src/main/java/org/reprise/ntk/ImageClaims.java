package org.reprise.ntk;

import static org.reprise.ntk.Observations.at;
import static org.reprise.ntk.Observations.each;
import static org.reprise.ntk.Observations.last;
import static org.reprise.ntk.Observations.networks;
import static org.reprise.ntk.Observations.pairs;
import static org.reprise.ntk.Observations.with;

import java.util.List;
import org.reprise.spi.Claim;
import org.reprise.spi.Claim.Statistic;
import org.reprise.spi.Evidence;
import org.reprise.spi.RunView;

/** Claims on images: principal components, and what kernels learn. */
final class ImageClaims {
    private static final String COMPONENTS = "components";
    private static final String SCALE = "bias-scale";
    private static final String IMAGES = "images";
    private static final String NOISY = "noisy-images";
    private static final double STEP = 200;

    private ImageClaims() {}

    static List<Claim> all() {
        return List.of(
                Claim.of(
                                "component-gap",
                                "Step 200: the residual along the second component is nearer to theory at width 400 than at 100")
                        .source("Figure 3")
                        .unit("times")
                        .parts(COMPONENTS)
                        .presets("quick")
                        .atLeast(1, Statistic.MINIMUM, e -> ratios(e, "gap")),
                Claim.of("component-across", "and the network strays from the component by less")
                        .source("Figure 3")
                        .unit("times")
                        .parts(COMPONENTS)
                        .presets("quick")
                        .atLeast(1, Statistic.MINIMUM, e -> ratios(e, "across")),
                Claim.of("component-fast", "Width 100 is faster than theory")
                        .source("Figure 3: narrow networks converge faster, since the kernel inflates")
                        .unit("times")
                        .parts(COMPONENTS)
                        .presets("quick")
                        .atMost(
                                1,
                                Statistic.MAXIMUM,
                                e -> each(
                                        networks(e, COMPONENTS, 100),
                                        run -> at(run, "along", STEP) / at(run, "theory", STEP))),
                Claim.of("component-straight", "Width 10000 strays by 0.05 at most in 4000 steps")
                        .source("Figure 3")
                        .paperValue("up to about 0.14 for small widths, less for large")
                        .parts(COMPONENTS)
                        .presets("paper")
                        .atMost(
                                0.05,
                                Statistic.MEDIAN,
                                e -> each(networks(e, COMPONENTS, 10000), run -> java.util.Arrays.stream(
                                                run.series("across").values())
                                        .max()
                                        .orElse(Double.NaN))),
                Claim.of(
                                "first-component",
                                "The first principal component is nearly constant: 0.9 of its mean square is a constant's")
                        .source("Section 6.3: the first component is nearly constant")
                        .parts(SCALE)
                        .atLeast(
                                0.9,
                                Statistic.MINIMUM,
                                e -> each(
                                        with(e.runs(SCALE, Observations.FLOW), "beta", 0.1),
                                        run -> last(run, "flatness"))),
                Claim.of(
                                "bias-scale",
                                "beta = 1 makes the gap between the first two eigenvalues at least 5 times that of beta = 0.1")
                        .source("footnote on beta in Section 6.3")
                        .paperValue("about 10 times")
                        .unit("times")
                        .parts(SCALE)
                        .atLeast(5, Statistic.MINIMUM, ImageClaims::gaps),
                Claim.of(
                                "images-accuracy",
                                "Fashion-MNIST, 1000 examples, L = 4: kernel regression is right on 0.8 or more")
                        .source("derived: Section 5, Theta at infinite time")
                        .parts(IMAGES)
                        .presets("quick")
                        .atLeast(0.8, Statistic.MINIMUM, e -> each(flows(e, 4), run -> last(run, "accuracy"))),
                Claim.of("images-rbf", "and no less than with a Gaussian kernel of median width")
                        .source("derived: Section 5, Theta at infinite time")
                        .parts(IMAGES)
                        .presets("quick")
                        .atLeast(0, Statistic.MINIMUM, e -> advantages(e, 4, "rbf", Double.POSITIVE_INFINITY)),
                Claim.of(
                                "images-nngp",
                                "L = 2: at t = 1e5 it is better by 0.02 than a network whose last layer alone learns")
                        .source("Section 4: the tangent kernel and the covariance differ")
                        .parts(IMAGES)
                        .presets("quick")
                        .atLeast(0.02, Statistic.MINIMUM, e -> advantages(e, 2, "nngp", 1e5)),
                Claim.of(
                                "images-stop",
                                "Four labels in ten drawn at random: stopping where validation says is better than going on to the end")
                        .source("Section 5.1: a motivation for early stopping")
                        .parts(NOISY)
                        .presets("quick")
                        .atLeast(
                                0,
                                Statistic.MINIMUM,
                                e -> each(
                                        with(e.runs(NOISY, Observations.FLOW), "kernel", "ntk"),
                                        run -> at(run, "accuracy", Observations.highestTime(run, "validation"))
                                                - last(run, "accuracy"))));
    }

    private static List<Double> ratios(Evidence evidence, String metric) {
        return pairs(
                networks(evidence, COMPONENTS, 100),
                networks(evidence, COMPONENTS, 400),
                (narrow, wide) -> at(narrow, metric, STEP) / at(wide, metric, STEP));
    }

    private static List<Double> gaps(Evidence evidence) {
        List<RunView> runs = evidence.runs(SCALE, Observations.FLOW);
        return with(runs, "beta", 1).stream()
                .flatMap(large -> with(runs, "beta", 0.1).stream()
                        .filter(small -> small.seed() == large.seed())
                        .map(small -> gap(large) / gap(small)))
                .toList();
    }

    private static double gap(RunView run) {
        return last(run, "eigenvalue-1") - last(run, "eigenvalue-2");
    }

    private static List<RunView> flows(Evidence evidence, int depth) {
        return with(with(evidence.runs(IMAGES, Observations.FLOW), "data", "fashion-mnist"), "depth", depth);
    }

    private static List<Double> advantages(Evidence evidence, int depth, String kernel, double time) {
        return pairs(
                flows(evidence, depth),
                with(evidence.runs(IMAGES, Observations.REGRESSION), "kernel", kernel),
                (flow, other) -> (Double.isInfinite(time) ? last(flow, "accuracy") : at(flow, "accuracy", time))
                        - last(other, "accuracy"));
    }
}
