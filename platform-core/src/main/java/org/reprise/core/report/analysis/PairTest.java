package org.reprise.core.report.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.reprise.core.report.analysis.Blocks.Block;
import org.reprise.core.report.analysis.PairTests.Effect;
import org.reprise.core.report.analysis.PairTests.Pair;
import org.reprise.numerics.Bootstrap;
import org.reprise.numerics.Comparisons;
import org.reprise.numerics.Resampling;

/** Two methods on what they share. */
final class PairTest {
    private PairTest() {}

    /**
     * Compares two methods.
     *
     * @param ratios whether values are compared by ratios: then all of them are above zero
     */
    static Pair of(Sample a, Sample b, Criterion criterion, boolean ratios) {
        List<Block> shared =
                a.values().keySet().stream().filter(b.values()::containsKey).toList();
        double[] x = shared.stream().mapToDouble(a.values()::get).toArray();
        double[] y = shared.stream().mapToDouble(b.values()::get).toArray();
        int wins = (int) IntStream.range(0, x.length).filter(i -> x[i] < y[i]).count();
        int losses = (int) IntStream.range(0, x.length).filter(i -> x[i] > y[i]).count();
        boolean paired = shared.size() >= 2;
        return new Pair(
                a.method(),
                b.method(),
                shared.size(),
                wins,
                losses,
                effect(x, y, criterion, ratios),
                improvement(a, b),
                paired ? paired(x, y, ratios) : independent(a, b, shared),
                paired);
    }

    /**
     * Wilcoxon's test; of logarithms where values are compared by ratios, or the settings with large values would decide
     * alone. An infinite loss counts as ten times the largest finite one, two as equal.
     */
    private static Comparisons.Result paired(double[] x, double[] y, boolean log) {
        double[] finite = DoubleStream.concat(Arrays.stream(x), Arrays.stream(y))
                .filter(Double::isFinite)
                .toArray();
        if (finite.length == 0) {
            return null;
        }
        double most = Arrays.stream(finite).max().orElseThrow();
        double least = Arrays.stream(finite).min().orElseThrow();
        double worst = log ? 10 * most : most + 10 * Math.max(most - least, Math.abs(most));
        return Comparisons.wilcoxon(turned(x, worst, log), turned(y, worst, log));
    }

    private static double[] turned(double[] losses, double worst, boolean log) {
        return Arrays.stream(losses)
                .map(loss -> Double.isInfinite(loss) ? worst : loss)
                .map(loss -> log ? Math.log(loss) : loss)
                .toArray();
    }

    private static Comparisons.Result independent(Sample a, Sample b, List<Block> shared) {
        List<Integer> settings =
                a.settings().stream().filter(b.settings()::contains).toList();
        if (!shared.isEmpty() || settings.size() != 1) {
            return null;
        }
        double[] x = a.of(settings.get(0));
        double[] y = b.of(settings.get(0));
        return x.length < 2 || y.length < 2 ? null : Comparisons.mannWhitney(x, y);
    }

    /** Ratios of positive values, differences of others; of pairs in which both are finite. */
    private static Effect effect(double[] x, double[] y, Criterion criterion, boolean ratio) {
        int[] both = IntStream.range(0, x.length)
                .filter(i -> Double.isFinite(x[i]) && Double.isFinite(y[i]))
                .toArray();
        if (both.length == 0) {
            return null;
        }
        double sign = criterion.smaller() ? 1 : -1;
        return new Effect(
                ratio,
                Bootstrap.median(Arrays.stream(both)
                        .mapToDouble(i -> ratio ? x[i] / y[i] : sign * (x[i] - y[i]))
                        .toArray()));
    }

    /** A run of A beats one of B where its loss is smaller, hence the signs. */
    private static Bootstrap.Interval improvement(Sample a, Sample b) {
        List<Integer> settings =
                a.settings().stream().filter(b.settings()::contains).toList();
        double[][] x = matrix(a, settings);
        double[][] y = matrix(b, settings);
        return x == null || y == null ? null : Comparisons.probabilityOfImprovement(x, y, Resampling.DEFAULT);
    }

    /** Runs by settings; null where there are fewer than two runs, or unequally many. */
    private static double[][] matrix(Sample sample, List<Integer> settings) {
        if (settings.isEmpty()) {
            return null;
        }
        int runs = sample.of(settings.get(0)).length;
        double[][] scores = new double[runs][settings.size()];
        for (int s = 0; s < settings.size(); s++) {
            double[] losses = sample.of(settings.get(s));
            if (losses.length != runs || runs < 2) {
                return null;
            }
            for (int r = 0; r < runs; r++) {
                scores[r][s] = -losses[r];
            }
        }
        return scores;
    }
}
