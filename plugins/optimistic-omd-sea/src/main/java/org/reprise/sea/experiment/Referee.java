package org.reprise.sea.experiment;

import org.reprise.numerics.Dense;
import org.reprise.sea.problem.Reference;
import org.reprise.sea.problem.RegretBounds;
import org.reprise.sea.problem.Score;
import org.reprise.sea.problem.SeaProblem;
import org.reprise.spi.Direction;
import org.reprise.spi.Measurements;
import org.reprise.spi.Metric;
import org.reprise.spi.Metrics;

/** What the experiments measure: means over the replicas. */
@Metrics({
    @Metric(name = Referee.REGRET, description = "loss minus that of the best fixed point in hindsight"),
    @Metric(
            name = Referee.ERROR,
            description = "standard error of the regret over the replicas",
            direction = Direction.NEUTRAL),
    @Metric(name = Referee.RATIO, description = "regret over that bound", direction = Direction.NEUTRAL),
    @Metric(
            name = Referee.BOUND,
            description = "bound of oomd for convex expected losses",
            direction = Direction.NEUTRAL),
    @Metric(name = Referee.OFTRL, description = "bound of oftrl, Sachs et al. 2022", direction = Direction.NEUTRAL),
    @Metric(
            name = Referee.STRONGLY,
            description = "bound of oomd-sc with explicit constants; infinite without strong convexity",
            direction = Direction.NEUTRAL),
    @Metric(
            name = Referee.VARIANCE,
            description = "cumulative stochastic variance sigma^2_(1:t)",
            direction = Direction.NEUTRAL),
    @Metric(
            name = Referee.VARIATION,
            description = "cumulative adversarial variation Sigma^2_(1:t), first round included",
            direction = Direction.NEUTRAL),
    @Metric(name = Referee.FIRST, description = "its first term, sup ||grad F_1||^2", direction = Direction.NEUTRAL),
    @Metric(
            name = Referee.EXACT,
            description = "1 where variance and variation are exact, 0 where bounds or estimates",
            direction = Direction.NEUTRAL),
    @Metric(
            name = Referee.REALISED,
            description = "realised variation V_t of the gradients seen",
            direction = Direction.NEUTRAL),
    @Metric(
            name = Referee.GAP,
            description = "the best fixed point's loss is too large by this at most, a round",
            direction = Direction.NEUTRAL),
    @Metric(name = Referee.ROUNDS, description = "rounds t of each replica", direction = Direction.NEUTRAL)
})
final class Referee {
    static final String REGRET = "regret";
    static final String ERROR = "regret-error";
    static final String ROUNDS = "rounds";
    static final String VARIANCE = "variance";
    static final String VARIATION = "variation";
    static final String FIRST = "first-variation";
    static final String EXACT = "hardness-exact";
    static final String REALISED = "realised";
    static final String BOUND = "bound";
    static final String RATIO = "bound-ratio";
    static final String OFTRL = "bound-oftrl";
    static final String STRONGLY = "bound-sc";
    static final String EXPECTED = "expected-regret";
    static final String DYNAMIC = "dynamic-regret";
    static final String DYNAMIC_TEXT = "loss minus that of the minimisers of the expected losses, round by round";
    static final String PATH = "path";
    static final String PATH_TEXT = "length P_t of the path of these minimisers";
    static final String EXCESS = "excess-risk";
    static final String ORDER_DYNAMIC = "order-dynamic";
    static final String ORDER_DYNAMIC_TEXT =
            "P + sqrt(1 + P)(sqrt(variance) + sqrt(variation)), the order of the dynamic bound";
    static final String ORDER_EXP = "order-exp";
    static final String GAP = "comparator-gap";

    private Referee() {}

    /** The sums over the replicas that the measurements are made of, divided by their number. */
    private static final class Means {
        double regret;
        double squares;
        double variance;
        double variation;
        double first;
        double largestVariance;
        double largestVariation;
        double expected;
        double moving;
        double path;
        double excess;
        double realised;
        double gap;

        Means(SeaProblem problem, Score score) {
            double share = 1.0 / problem.replicas();
            for (int r = 0; r < problem.replicas(); r++) {
                Reference reference = problem.references().at(r, score.round());
                double one = score.loss()[r] - reference.best().value();
                regret += one * share;
                squares += one * one * share;
                variance += reference.variance() * share;
                variation += reference.variation() * share;
                first += reference.firstVariation() * share;
                largestVariance += reference.largestVariance() * share;
                largestVariation += reference.largestVariation() * share;
                moving += (score.loss()[r] - reference.moving()) * share;
                path += reference.path() * share;
                realised += score.realised()[r] * share;
                gap = Math.max(gap, reference.best().gap() / score.round());
                if (reference.expectedBest() != null) {
                    expected += (score.expected()[r] - reference.expectedBest().value()) * share;
                    excess += excess(problem, score, r, reference) * share;
                }
            }
        }

        private static double excess(SeaProblem problem, Score score, int replica, Reference reference) {
            double[] mean = new double[problem.dimension()];
            Dense.axpy(1.0 / score.round(), score.plays(), replica * mean.length, mean, 0, mean.length);
            return (reference.expectedSum().value(mean)
                            - reference.expectedBest().value())
                    / score.round();
        }
    }

    /** What every experiment measures. */
    static void common(SeaProblem problem, Score score, Measurements out) {
        measure(problem, score, out, false, false, false);
    }

    /** Common numbers, and those that need expected losses and moving minimisers. */
    static void scenario(SeaProblem problem, Score score, Measurements out) {
        measure(problem, score, out, true, true, false);
    }

    /** Common numbers, those of moving minimisers, and the order of the exp-concave bound. */
    static void stream(SeaProblem problem, Score score, Measurements out) {
        measure(problem, score, out, false, true, true);
    }

    private static void measure(
            SeaProblem problem, Score score, Measurements out, boolean expected, boolean moving, boolean concave) {
        out.put(ROUNDS, score.round());
        if (score.round() == 0) {
            out.put(REGRET, 0);
            return;
        }
        Means means = new Means(problem, score);
        double d = problem.diameter();
        out.put(REGRET, means.regret);
        int n = problem.replicas();
        out.put(ERROR, Math.sqrt(Math.max(0, means.squares - means.regret * means.regret) / Math.max(1, n - 1)));
        out.put(VARIANCE, means.variance);
        out.put(VARIATION, means.variation);
        out.put(FIRST, means.first);
        out.put(EXACT, problem.nature().exact() ? 1 : 0);
        out.put(REALISED, means.realised);
        out.put(GAP, means.gap);
        double bound = RegretBounds.convex(d, problem.regularity(), means.variance, means.variation);
        out.put(BOUND, bound);
        out.put(RATIO, means.regret / bound);
        out.put(OFTRL, RegretBounds.oftrl(d, problem.regularity(), means.variance, means.variation));
        out.put(
                STRONGLY,
                RegretBounds.stronglyConvex(
                        d, problem.regularity(), means.largestVariance, means.largestVariation, score.round()));
        if (expected) {
            out.put(EXPECTED, means.expected);
            out.put(EXCESS, means.excess);
        }
        if (moving) {
            out.put(DYNAMIC, means.moving);
            out.put(PATH, means.path);
            out.put(ORDER_DYNAMIC, RegretBounds.dynamicOrder(means.path, means.variance, means.variation));
        }
        if (concave) {
            out.put(
                    ORDER_EXP,
                    RegretBounds.expConcaveOrder(
                            problem.dimension(), problem.regularity(), means.variance, means.variation));
        }
    }
}
