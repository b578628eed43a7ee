package org.reprise.ef21w;

import static org.reprise.ef21w.Observations.gamma;
import static org.reprise.ef21w.Observations.pairs;
import static org.reprise.ef21w.Observations.roundsRatio;
import static org.reprise.ef21w.Observations.theory;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.reprise.spi.Claim;
import org.reprise.spi.Claim.Statistic;
import org.reprise.spi.Evidence;
import org.reprise.spi.RunView;

/** Claims about the step sizes: what the arithmetic mean brings over the quadratic one. */
final class StepClaims {
    static final double TARGET = 1e-6;
    private static final String SYNTHETIC = "synthetic";
    private static final String RAW = "heterogeneous";
    private static final String SCALED = "homogeneous";
    private static final String FIGURES = "Figures 1 and 3";

    private StepClaims() {}

    static List<Claim> all() {
        return List.of(
                Claim.of("equivalence", "With one step size EF21 and EF21-W take the same path where C is homogeneous")
                        .source("section on EF21-W: equivalence for positively homogeneous compressors")
                        .parts("equivalence")
                        .atMost(
                                1e-10,
                                Statistic.MAXIMUM,
                                e -> pairs(
                                        e.runs("equivalence", "ef21"),
                                        e.runs("equivalence", "ef21-w"),
                                        Observations::difference)),
                Claim.of(
                                "non-homogeneous",
                                "With powers of two for a compressor, which is not homogeneous, they do not")
                        .source("section on EF21-W")
                        .parts("certificates")
                        .atLeast(
                                1e-6,
                                Statistic.MINIMUM,
                                e -> pairs(
                                        theory(e, "certificates", "ef21", "new").stream()
                                                .filter(run -> "pow2-trunc"
                                                        .equals(run.parameters().get("compressor")))
                                                .toList(),
                                        e.runs("certificates", "ef21-w"),
                                        Observations::difference)),
                Claim.of(
                                "rounds",
                                "The old step takes as many times the rounds as the new one is times as long, within 3%")
                        .source("theorem on EF21-W, " + FIGURES)
                        .parts(SYNTHETIC)
                        .presets("quick")
                        .atMost(
                                0.03,
                                Statistic.MAXIMUM,
                                e -> pairs(
                                        old(e, SYNTHETIC),
                                        e.runs(SYNTHETIC, "ef21-w"),
                                        (old, weighted) -> Math.abs(
                                                roundsRatio(old, weighted, TARGET) / (gamma(weighted) / gamma(old))
                                                        - 1))),
                Claim.of("gain", "With the widest spread of the L_i (r = 8) EF21-W takes half of the rounds or fewer")
                        .source(FIGURES + ": the gain grows with L_var")
                        .unit("times")
                        .parts(SYNTHETIC)
                        .presets("quick")
                        .atLeast(2, Statistic.MINIMUM, e -> gain(e, 8)),
                Claim.of("no-gain", "With the narrowest spread (r = 1/4) there is no gain beyond 4%")
                        .source(FIGURES + ": the gain vanishes with L_var")
                        .unit("times")
                        .parts(SYNTHETIC)
                        .presets("quick")
                        .atMost(1.04, Statistic.MAXIMUM, e -> gain(e, 0.25)),
                Claim.of("analysis", "EF21 with the new step takes as many rounds as EF21-W")
                        .source("theorem on EF21, new analysis")
                        .parts(SYNTHETIC)
                        .presets("quick")
                        .atMost(
                                0.01,
                                Statistic.MAXIMUM,
                                e -> pairs(
                                        theory(e, SYNTHETIC, "ef21", "new"),
                                        e.runs(SYNTHETIC, "ef21-w"),
                                        (run, other) -> Math.abs(roundsRatio(run, other, TARGET) - 1))),
                Claim.of("cloning", "Cloning takes sqrt 2 times the rounds of EF21-W at most")
                        .source("section on cloning: M(N) <= sqrt 2 L_AM")
                        .unit("times")
                        .parts(SYNTHETIC)
                        .presets("quick")
                        .atMost(
                                Math.sqrt(2),
                                Statistic.MAXIMUM,
                                e -> pairs(
                                        e.runs(SYNTHETIC, "ef21-cloned"),
                                        e.runs(SYNTHETIC, "ef21-w"),
                                        (run, other) -> roundsRatio(run, other, TARGET))),
                Claim.of(
                                "raw-step",
                                "Raw breast cancer by norm: the new step is 1.4 times as long as the old one or more")
                        .source("Figure 1, panels of large L_var")
                        .unit("times")
                        .parts(RAW)
                        .presets("quick")
                        .atLeast(1.4, Statistic.MINIMUM, e -> steps(e, RAW)),
                Claim.of("raw-gradient", "There the squared gradient ends below 0.9 times that of the old step")
                        .source("Figure 1, panels of large L_var")
                        .unit("times")
                        .parts(RAW)
                        .presets("quick")
                        .atMost(0.9, Statistic.MAXIMUM, e -> ends(e, RAW)),
                Claim.of(
                                "figure-1",
                                "On every data set of Figure 1 EF21-W ends at or below the old step's squared gradient")
                        .source("Figure 1")
                        .unit("times")
                        .parts("figure-1", "figure-1-australian")
                        .presets("paper")
                        .atMost(1, Statistic.MAXIMUM, e -> Stream.of("figure-1", "figure-1-australian")
                                .flatMap(part -> ends(e, part).stream())
                                .toList()),
                Claim.of(
                                "figure-3",
                                "The new step saves as many rounds as it is longer than the old one, or more, up to 3%")
                        .source("Figure 3")
                        .unit("times")
                        .parts("figure-3")
                        .presets("paper")
                        .atLeast(0.97, Statistic.MINIMUM, e -> roundsOverSteps(e, "figure-3")),
                Claim.of("figure-3-order", "and the saving grows from each variance of the L_i to the next")
                        .source("Figure 3: the gap shrinks with L_var")
                        .parts("figure-3")
                        .presets("paper")
                        .atLeast(0, Statistic.MINIMUM, StepClaims::increments),
                Claim.of(
                                "scaled-step",
                                "Data scaled to [-1, 1], in their own order: the new step is at most 1.05 times as long")
                        .source("Figure 1, panels of small L_var")
                        .unit("times")
                        .parts(SCALED)
                        .presets("quick")
                        .atMost(
                                1.05,
                                Statistic.MAXIMUM,
                                e -> pairs(
                                        e.runs(SCALED, "ef21-w").stream()
                                                .filter(run -> "range"
                                                        .equals(run.configuration()
                                                                .get("scaling")))
                                                .toList(),
                                        old(e, SCALED),
                                        (run, other) -> gamma(run) / gamma(other))));
    }

    private static List<RunView> old(Evidence evidence, String part) {
        return theory(evidence, part, "ef21", "old");
    }

    private static List<Double> gain(Evidence evidence, double exponent) {
        return pairs(
                old(evidence, SYNTHETIC).stream()
                        .filter(Observations.with("exponent", exponent))
                        .toList(),
                evidence.runs(SYNTHETIC, "ef21-w"),
                (run, other) -> roundsRatio(run, other, TARGET));
    }

    /** Ratio of the rounds with the old step and with EF21-W over the ratio of their steps. */
    private static List<Double> roundsOverSteps(Evidence evidence, String part) {
        return pairs(
                old(evidence, part),
                evidence.runs(part, "ef21-w"),
                (old, weighted) -> roundsRatio(old, weighted, TARGET) / (gamma(weighted) / gamma(old)));
    }

    /** Differences of the ratio of rounds from each largest eigenvalue to the next, seed by seed. */
    private static List<Double> increments(Evidence evidence) {
        Map<Long, TreeMap<Double, Double>> seeds = new TreeMap<>();
        pairs(old(evidence, "figure-3"), evidence.runs("figure-3", "ef21-w"), (old, weighted) -> {
            double largest = ((Number) old.configuration().get("largest")).doubleValue();
            double ratio = roundsRatio(old, weighted, TARGET);
            seeds.computeIfAbsent(old.seed(), seed -> new TreeMap<>()).put(largest, ratio);
            return ratio;
        });
        List<Double> all = new ArrayList<>();
        for (TreeMap<Double, Double> levels : seeds.values()) {
            Iterator<Double> ratios = levels.values().iterator();
            for (double before = ratios.next(); ratios.hasNext(); ) {
                double after = ratios.next();
                all.add(after - before);
                before = after;
            }
        }
        return all;
    }

    private static List<Double> ends(Evidence evidence, String part) {
        return pairs(
                evidence.runs(part, "ef21-w"),
                old(evidence, part),
                (run, other) ->
                        Observations.end(run, Observations.RELATIVE) / Observations.end(other, Observations.RELATIVE));
    }

    private static List<Double> steps(Evidence evidence, String part) {
        return pairs(evidence.runs(part, "ef21-w"), old(evidence, part), (run, other) -> gamma(run) / gamma(other));
    }
}
