package org.reprise.smallgain;

import static org.reprise.smallgain.Observations.SGN;
import static org.reprise.smallgain.Observations.at;
import static org.reprise.smallgain.Observations.deviations;
import static org.reprise.smallgain.Observations.largest;
import static org.reprise.smallgain.Observations.last;
import static org.reprise.smallgain.Observations.overBound;
import static org.reprise.smallgain.Observations.runs;
import static org.reprise.smallgain.Observations.smallest;
import static org.reprise.smallgain.Observations.worst;
import static org.reprise.smallgain.Observations.wrong;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.reprise.spi.Claim;
import org.reprise.spi.Claim.Statistic;
import org.reprise.spi.Evidence;
import org.reprise.spi.RunView;

/** Claims on certificates: their values, and that nothing violates them. */
final class SmallGainClaims {
    private static final double ROUNDING = 1e-9;
    private static final String ALPHA = "alpha";
    private static final String TRUE = "alpha-true";
    private static final String VIOLATION = "violation";
    private static final String[] SEARCHED = {
        "toy",
        "three-players",
        "coupling",
        "noise",
        "ensemble",
        "random",
        "nonlinear",
        "nonlinear-margins",
        "markov-dual",
        "bimatrix",
        "bimatrix-large"
    };

    private SmallGainClaims() {}

    static List<Claim> all() {
        List<Claim> claims = new ArrayList<>(scalar());
        claims.addAll(quadratic());
        claims.addAll(ensemble());
        claims.addAll(soundness());
        claims.addAll(policies());
        return claims;
    }

    private static List<RunView> sgn(Evidence e, String part) {
        return e.runs(part, SGN);
    }

    private static List<RunView> perron(Evidence e, String part) {
        return runs(e, part, SGN, "weights", "perron");
    }

    private static List<Claim> scalar() {
        return List.of(
                Claim.of("toy-euclidean", "Two scalar players: the Euclidean margin is -4.025, off by 1e-12 at most")
                        .source("toy example")
                        .paperValue("-4.025")
                        .parts("toy")
                        .atMost(1e-12, Statistic.MAXIMUM, e -> deviations(e.runs("toy", "euclidean"), ALPHA, -4.025)),
                Claim.of("toy-margin", "In the metric (1, 200) it is 1 - sqrt(1/2), off by 1e-12 at most")
                        .source("toy example")
                        .paperValue(".292893")
                        .parts("toy")
                        .atMost(1e-12, Statistic.MAXIMUM, e -> Stream.concat(
                                        deviations(perron(e, "toy"), ALPHA, 1 - Math.sqrt(0.5)).stream(),
                                        deviations(perron(e, "toy"), "weight", 200).stream()
                                                .map(d -> d / 200))
                                .toList()),
                Claim.of("toy-band", "Weights are certified within (34.3146, 1165.69) and nowhere else: none is wrong")
                        .source("timescale band, closed form")
                        .unit("weights")
                        .parts("toy-band")
                        .atMost(
                                0,
                                Statistic.MAXIMUM,
                                e -> Observations.wrongWeights(e.runs("toy-band"), 34.3145750508, 1165.6854249492)),
                Claim.of(
                                "toy-pseudospectra",
                                "The part of the plane with a large resolvent: .796, .278, .031 by Euclidean norm and .059,"
                                        + " .006, .001 in the metric, off by .0015 at most")
                        .source("pseudospectra figure")
                        .parts("toy")
                        .atMost(.0015, Statistic.MAXIMUM, SmallGainClaims::resolvents),
                Claim.of("three-players", "Three players: the margin is .5553778005, off by 1e-9 at most")
                        .source("derived: Perron's vectors")
                        .parts("three-players")
                        .atMost(
                                1e-9,
                                Statistic.MAXIMUM,
                                e -> deviations(perron(e, "three-players"), ALPHA, .5553778005)),
                Claim.of("step-objective", "There the best weights for the step gain 1% over Perron's at most")
                        .source("derived")
                        .unit("times")
                        .parts("three-players")
                        .atMost(
                                1.01,
                                Statistic.MAXIMUM,
                                e -> ratio(
                                        runs(e, "three-players", SGN, "weights", "alpha-beta-squared"),
                                        perron(e, "three-players"),
                                        "step-euler")),
                Claim.of("perron-best", "No weights give more than the least eigenvalue of K, by 1e-8 at most")
                        .source("derived: closed form of the best margin")
                        .parts("toy", "three-players", "coupling", "random", "nonlinear")
                        .atMost(
                                1e-8,
                                Statistic.MAXIMUM,
                                e -> across(e, "toy", "three-players", "coupling", "random", "nonlinear").stream()
                                        .flatMap(run ->
                                                worst(List.of(run), ALPHA, "eigenvalue", (a, b) -> a - b).stream())
                                        .filter(v -> !v.isNaN())
                                        .toList()),
                Claim.of("perron-attained", "Perron's weights give it, off by 1e-9 at most")
                        .source("derived: closed form of the best margin")
                        .parts("three-players", "random", "nonlinear")
                        .atMost(1e-9, Statistic.MAXIMUM, e -> across(e, "three-players", "random", "nonlinear").stream()
                                .filter(run -> "perron".equals(run.parameters().get("weights")))
                                .flatMap(run ->
                                        worst(List.of(run), ALPHA, "eigenvalue", (a, b) -> Math.abs(a - b)).stream())
                                .toList()),
                Claim.of("zero-sum", "A bilinear zero-sum game is not certified")
                        .source("the condition mu > 0")
                        .parts("zero-sum")
                        .atMost(0, Statistic.MAXIMUM, e -> last(sgn(e, "zero-sum"), "certified")));
    }

    private static List<Double> resolvents(Evidence e) {
        double[] euclidean = {.796, .278, .031};
        double[] metric = {.059, .006, .001};
        String[] names = {"resolvent-0.5", "resolvent-1.0", "resolvent-1.5"};
        List<Double> all = new ArrayList<>();
        for (int k = 0; k < names.length; k++) {
            all.addAll(deviations(e.runs("toy", "euclidean"), names[k], euclidean[k]));
            all.addAll(deviations(perron(e, "toy"), names[k], metric[k]));
        }
        return all;
    }

    private static List<Double> ratio(List<RunView> one, List<RunView> other, String metric) {
        return one.isEmpty() || other.isEmpty()
                ? List.of()
                : List.of(one.get(0).series(metric).last()
                        / other.get(0).series(metric).last());
    }

    private static List<RunView> across(Evidence e, String... parts) {
        return Stream.of(parts).flatMap(part -> sgn(e, part).stream()).toList();
    }

    private static List<Claim> quadratic() {
        return List.of(
                Claim.of("euclidean-range", "Quadratic players are Euclidean monotone where lambda < .199005, else not")
                        .source("LQ sweep")
                        .unit("games wrong")
                        .parts("coupling")
                        .atMost(
                                0,
                                Statistic.MAXIMUM,
                                e -> wrong(e.runs("coupling", "euclidean"), lambda -> lambda < .1990050)),
                Claim.of("small-gain-range", "They are certified where lambda < sqrt 2, else not")
                        .source("LQ sweep")
                        .unit("games wrong")
                        .parts("coupling", "large")
                        .atMost(0, Statistic.MAXIMUM, e -> Stream.of("coupling", "large")
                                .flatMap(part -> wrong(perron(e, part), lambda -> lambda < Math.sqrt(2)).stream())
                                .toList()),
                Claim.of("tight-metric", "On that range the margin is the true rate in the metric, relative error 1e-9")
                        .source("LQ sweep: alpha_* = alpha_true")
                        .parts("coupling")
                        .atMost(
                                1e-9,
                                Statistic.MAXIMUM,
                                e -> worst(perron(e, "coupling"), ALPHA, TRUE, (a, b) -> Math.abs(a - b) / a)),
                Claim.of("tight-formula", "and 1 - sqrt(1/2) lambda, relative error 1e-9")
                        .source("LQ sweep")
                        .parts("coupling")
                        .atMost(
                                1e-9,
                                Statistic.MAXIMUM,
                                e -> worst(
                                        perron(e, "coupling"),
                                        ALPHA,
                                        "value",
                                        (a, lambda) -> Math.abs(a - 1 + Math.sqrt(0.5) * lambda) / a)),
                Claim.of("noise-ratio", "Noise makes the margin loose: true rate over margin 1.68 at e = 1, off by 0.1")
                        .source("noise figure, read off")
                        .paperValue("1.68")
                        .parts("noise")
                        .atMost(
                                0.1,
                                Statistic.MAXIMUM,
                                e -> Observations.ratioOfMeans(sgn(e, "noise"), 10, TRUE, ALPHA).stream()
                                        .map(r -> Math.abs(r - 1.68))
                                        .toList()),
                Claim.of("noise-free", "Without noise it is 1, off by 1e-9")
                        .source("noise figure")
                        .parts("noise")
                        .atMost(
                                1e-9,
                                Statistic.MAXIMUM,
                                e -> at(sgn(e, "noise"), 0, TRUE, ALPHA, (a, b) -> Math.abs(a / b - 1))));
    }

    private static List<Claim> ensemble() {
        List<Claim> claims = new ArrayList<>(List.of(
                Claim.of(
                                "ensemble-small-gain",
                                "Random quadratic players: all certified up to lambda = 1.25, none beyond")
                        .source("random LQ ensemble")
                        .paperValue("1, 1, 1, 1, 0, 0, 0")
                        .unit("games wrong")
                        .parts("ensemble")
                        .atMost(0, Statistic.MAXIMUM, e -> wrong(sgn(e, "ensemble"), lambda -> lambda < 1.3)),
                Claim.of("ensemble-euclidean", "Euclidean monotone: all up to lambda = .417, none from 1.25 on")
                        .source("random LQ ensemble")
                        .paperValue("1, 1, .133, 0, 0, 0, 0")
                        .parts("ensemble")
                        .atMost(0, Statistic.MAXIMUM, e -> Stream.of(0, 1, 3, 4, 5, 6)
                                .flatMap(k -> at(e.runs("ensemble", "euclidean"), k, "certified").stream()
                                        .map(c -> k < 2 ? 1 - c : c))
                                .toList()),
                Claim.of("ensemble-euclidean-middle", "and a quarter at most at lambda = .833")
                        .source("random LQ ensemble")
                        .paperValue(".133")
                        .parts("ensemble")
                        .atMost(0.25, Statistic.MEAN, e -> at(e.runs("ensemble", "euclidean"), 2, "certified")),
                Claim.of("ensemble-metric", "In the metric the Jacobian is monotone at every lambda up to 2.5")
                        .source("random LQ ensemble, true metric margin")
                        .paperValue("1 everywhere")
                        .parts("ensemble")
                        .atLeast(1, Statistic.MINIMUM, e -> smallest(e.runs("ensemble", "diagonal"), "certified")),
                Claim.of(
                                "ensemble-guideline",
                                "RK4 is stable up to 1.114 times the guideline, median, off by 15% at most")
                        .source("random LQ ensemble")
                        .paperValue("1.114")
                        .parts("ensemble")
                        .atMost(
                                0.15,
                                Statistic.MAXIMUM,
                                e -> median(
                                        Stream.of(0, 1, 2, 3)
                                                .flatMap(k -> at(
                                                        sgn(e, "ensemble"),
                                                        k,
                                                        "rk4-limit",
                                                        "step-guideline",
                                                        (a, b) -> a / b)
                                                        .stream())
                                                .toList(),
                                        1.114))));
        double[] ratios = {1, 1.357, 2.174, 6.553};
        for (int k = 0; k < ratios.length; k++) {
            int index = k;
            claims.add(Claim.of(
                            "ensemble-ratio-" + k,
                            "True rate over margin at lambda = " + String.format(Locale.ROOT, "%.3f", k / 2.4)
                                    + ": median " + ratios[k] + ", off by 15% at most")
                    .source("random LQ ensemble")
                    .paperValue("" + ratios[k])
                    .parts("ensemble")
                    .atMost(
                            0.15,
                            Statistic.MAXIMUM,
                            e -> median(at(sgn(e, "ensemble"), index, TRUE, ALPHA, (a, b) -> a / b), ratios[index])));
        }
        return claims;
    }

    /** {@code |median / expected - 1|}. */
    private static List<Double> median(List<Double> values, double expected) {
        if (values.isEmpty()) {
            return List.of();
        }
        double[] sorted = values.stream().mapToDouble(v -> v).sorted().toArray();
        int n = sorted.length;
        double median = 0.5 * (sorted[(n - 1) / 2] + sorted[n / 2]);
        return List.of(Math.abs(median / expected - 1));
    }

    private static List<Claim> soundness() {
        return List.of(
                Claim.of("no-violation", "No random or climbing search finds points below a certified rate")
                        .source("strong monotonicity in the metric")
                        .parts(SEARCHED)
                        .atMost(ROUNDING, Statistic.MAXIMUM, e -> Stream.of(SEARCHED)
                                .flatMap(part -> largest(sgn(e, part), VIOLATION).stream())
                                .filter(v -> !v.isNaN())
                                .toList()),
                Claim.of("all-certified", "Every random affine game with a radius below 1 is certified")
                        .source("existence of weights, equivalence")
                        .parts("random")
                        .atLeast(1, Statistic.MINIMUM, e -> smallest(sgn(e, "random"), "certified")),
                Claim.of("flow-stable", "and its flow stable: the spectral abscissa is above 0")
                        .source("contraction of the flow")
                        .parts("random")
                        .atLeast(1e-9, Statistic.MINIMUM, e -> smallest(sgn(e, "random"), "abscissa")),
                Claim.of("euler-contracts", "One Euler step of .99 times the certified one contracts in the metric")
                        .source("projected Euler")
                        .paperValue("below 1")
                        .parts("random")
                        .atMost(1, Statistic.MAXIMUM, e -> largest(sgn(e, "random"), "euler-norm")),
                Claim.of("rk4-contracts", "One RK4 step of .99 times the certified one for affine F does")
                        .source("derived: disc in RK4's stability region")
                        .paperValue("below 1")
                        .parts("random")
                        .atMost(1, Statistic.MAXIMUM, e -> largest(sgn(e, "random"), "rk4-norm")),
                Claim.of("guideline-stable", "RK4 at 2.5/beta has a spectral radius below 1")
                        .source("the paper's guideline; derived: half disc")
                        .paperValue("below 1")
                        .parts("random")
                        .atMost(1, Statistic.MAXIMUM, e -> largest(sgn(e, "random"), "rk4-radius")),
                Claim.of("nonlinear-euler", "Saturating players: no pair moves apart over one certified Euler step")
                        .source("projected Euler")
                        .parts("nonlinear")
                        .atMost(
                                1,
                                Statistic.MAXIMUM,
                                e -> largest(runs(e, "nonlinear", SGN, "proof", "auto"), "euler-ratio")),
                Claim.of("nonlinear-rk4", "nor over one RK4 step of the same size")
                        .source("derived: RK4 for nonlinear F")
                        .parts("nonlinear")
                        .atMost(
                                1,
                                Statistic.MAXIMUM,
                                e -> largest(runs(e, "nonlinear", SGN, "proof", "auto"), "rk4-ratio")),
                Claim.of("nonlinear-range", "They are certified where some weights have a margin, else not")
                        .source("existence of weights, equivalence")
                        .unit("games wrong")
                        .parts("nonlinear-margins")
                        .atMost(0, Statistic.MAXIMUM, e -> wrong(sgn(e, "nonlinear-margins"), margin -> margin > 0)));
    }

    private static List<Claim> policies() {
        List<Claim> claims = new ArrayList<>(DynamicsClaims.all());
        claims.addAll(List.of(
                within("markov-alpha", "Markov game, Fisher geometry: alpha", .32, .345, ALPHA),
                within("markov-weight", "the weight r", .9, 1.1, "weight"),
                within("markov-beta", "the Lipschitz constant", 1.55, 1.6, "beta"),
                within("markov-step", "the step bound", .25, .29, "step-euler"),
                Claim.of("markov-band", "Its margin is positive for weights in (.132648, 7.538739) and nowhere else")
                        .source("timescale figure")
                        .paperValue("about (.13, 7.5)")
                        .unit("weights wrong")
                        .parts("markov-band")
                        .atMost(
                                0,
                                Statistic.MAXIMUM,
                                e -> Observations.wrongWeights(e.runs("markov-band"), .132648, 7.538739)),
                Claim.of("bimatrix-range", "Bimatrix games are certified where tau > sqrt(L12 L21), else not")
                        .source("derived: dual certificate")
                        .unit("games wrong")
                        .parts("bimatrix", "bimatrix-large")
                        .atMost(0, Statistic.MAXIMUM, e -> across(e, "bimatrix", "bimatrix-large").stream()
                                .flatMap(run -> wrong(List.of(run), tau -> tau > 1 + 1e-9).stream())
                                .toList()),
                Claim.of("bimatrix-euler", "No pair of logits moves apart over one certified step")
                        .source("derived: dual certificate")
                        .parts("bimatrix", "bimatrix-large")
                        .atMost(
                                1,
                                Statistic.MAXIMUM,
                                e -> largest(across(e, "bimatrix", "bimatrix-large"), "euler-ratio"))));
        return claims;
    }

    /** Off the middle of a range by half its width at most. */
    private static Claim within(String id, String what, double low, double high, String metric) {
        return Claim.of(id, what + " is in [" + low + ", " + high + "]")
                .source("Markov game figures")
                .parts("markov")
                .atMost(
                        0.5 * (high - low),
                        Statistic.MAXIMUM,
                        e -> deviations(sgn(e, "markov"), metric, 0.5 * (low + high)));
    }

    static List<Double> over(Evidence e, String part) {
        return overBound(e, part, run -> true);
    }
}
