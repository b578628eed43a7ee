package org.reprise.ef21w;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.reprise.spi.Evidence;
import org.reprise.spi.RunView;
import org.reprise.spi.Series;

/** Numbers that the claims are made of. */
final class Observations {
    static final String RELATIVE = "relative";

    private Observations() {}

    /** Runs of one algorithm with a parameter of some value. */
    static List<RunView> runs(Evidence evidence, String part, String algorithm, String key, Object value) {
        return evidence.runs(part, algorithm).stream()
                .filter(run -> value.equals(run.parameters().get(key)))
                .toList();
    }

    /** Runs of EF21, or of a variant with a parameter {@code theory}. */
    static List<RunView> theory(Evidence evidence, String part, String algorithm, String theory) {
        return runs(evidence, part, algorithm, "theory", theory);
    }

    /** One number a run. */
    static List<Double> each(List<RunView> runs, ToDoubleFunction<RunView> number) {
        return runs.stream().map(number::applyAsDouble).toList();
    }

    /** One number a pair of runs of one seed, configuration and compressor. */
    static List<Double> pairs(List<RunView> runs, List<RunView> others, BiFunction<RunView, RunView, Double> number) {
        List<Double> numbers = new ArrayList<>();
        for (RunView run : runs) {
            for (RunView other : others) {
                if (run.seed() == other.seed()
                        && run.configuration().equals(other.configuration())
                        && (run.parameters().get("compressor") == null
                                || run.parameters()
                                        .get("compressor")
                                        .equals(other.parameters().get("compressor")))) {
                    numbers.add(number.apply(run, other));
                }
            }
        }
        return numbers;
    }

    static Predicate<RunView> with(String key, double value) {
        return run -> run.configuration().get(key) instanceof Number n && n.doubleValue() == value;
    }

    static double end(RunView run, String metric) {
        return run.series(metric).last();
    }

    static double gamma(RunView run) {
        return run.series("gamma").last();
    }

    /** Rounds until the gradient's square is that share of what it was; NaN if it never is. */
    static double rounds(RunView run, double share) {
        long first = run.series(RELATIVE).firstAtMost(share);
        return first < 0 ? Double.NaN : first;
    }

    /** Rounds of the first run over those of the second. */
    static double roundsRatio(RunView run, RunView other, double share) {
        return rounds(run, share) / rounds(other, share);
    }

    /** The largest excess of V over what theory says it is at most after each round, as a share of V at the start. */
    static double excess(RunView run) {
        Series v = run.series("lyapunov");
        Series gradient = run.series("gradient");
        double gamma = gamma(run);
        double worst = Double.NEGATIVE_INFINITY;
        for (int k = 1; k < v.size(); k++) {
            if (v.iterations()[k] == v.iterations()[k - 1] + 1) {
                double allowed = v.values()[k - 1] - gamma / 2 * gradient.at(v.iterations()[k - 1]);
                worst = Math.max(worst, (v.values()[k] - allowed) / v.values()[0]);
            }
        }
        return worst == Double.NEGATIVE_INFINITY ? Double.NaN : worst;
    }

    /** Mean of the gradient's square over what theory says it is at most, 2 V^0/(gamma T). */
    static double averageOverBound(RunView run) {
        Series gradient = run.series("gradient");
        int rounds = gradient.size() - 1;
        double sum = 0;
        for (int t = 0; t < rounds; t++) {
            sum += gradient.values()[t];
        }
        return sum / (2 * run.series("lyapunov").values()[0] / gamma(run));
    }

    /** The largest V^t over (1 - gamma mu)^t V^0, as long as V^t is well above rounding. */
    static double linearRate(RunView run) {
        Series v = run.series("lyapunov");
        double rate = run.series("rate").last();
        double first = v.values()[0];
        double worst = 0;
        for (int k = 1; k < v.size(); k++) {
            if (v.values()[k] > 1e-9 * first) {
                worst = Math.max(worst, v.values()[k] / (Math.pow(rate, v.iterations()[k]) * first));
            }
        }
        return worst;
    }

    /** The largest value of a metric. */
    static double most(RunView run, String metric) {
        double most = Double.NaN;
        for (double value : run.series(metric).values()) {
            most = Double.isNaN(most) ? value : Math.max(most, value);
        }
        return most;
    }

    /** The largest difference of two trajectories: of ||x||, f and ||grad f||^2, each over its largest value. */
    static double difference(RunView run, RunView other) {
        double worst = 0;
        for (String metric : List.of("norm", "gap", "gradient")) {
            double[] values = run.series(metric).values();
            double[] others = other.series(metric).values();
            double most = most(run, metric);
            for (int k = 0; k < Math.max(values.length, others.length); k++) {
                worst = k < values.length && k < others.length
                        ? Math.max(worst, Math.abs(values[k] - others[k]) / most)
                        : Double.NaN;
            }
        }
        return worst;
    }
}
