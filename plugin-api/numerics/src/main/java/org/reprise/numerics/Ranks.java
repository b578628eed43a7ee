package org.reprise.numerics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.special.Beta;
import org.hipparchus.special.Gamma;

/**
 * Comparison of several methods over several tasks by their ranks on each task, after Dem&scaron;ar, "Statistical
 * comparisons of classifiers over multiple data sets" (JMLR 7, 2006). A row is a method, a column a task.
 */
public final class Ranks {
    private Ranks() {}

    /** Which score is the best. */
    public enum Best {
        /** Accuracy, return. */
        LARGEST,
        /** Time, error. */
        SMALLEST
    }

    /**
     * Friedman's test.
     *
     * @param chiSquare Friedman's statistic, corrected for ties
     * @param chiSquarePValue its p-value by the &chi;<sup>2</sup> distribution with k - 1 degrees of freedom
     * @param f the statistic of Iman and Davenport, infinite where all tasks agree on the order
     * @param fPValue its p-value by the F distribution with k - 1 and (k - 1)(n - 1) degrees of freedom, to be preferred,
     *     since that of &chi;<sup>2</sup> is too large for few tasks; where all tasks agree, the exact probability of that
     */
    public record Friedman(double chiSquare, double chiSquarePValue, double f, double fPValue) {}

    /**
     * The average rank of each method over tasks: 1 is the best, and equal scores share the mean of their ranks.
     *
     * @param scores methods x tasks
     */
    public static double[] average(double[][] scores, Best best) {
        Inputs.matrix("scores (methods x tasks)", scores, 1, 1);
        double[] sums = new double[scores.length];
        for (int task = 0; task < scores[0].length; task++) {
            double[] ranks = MidRanks.of(column(scores, task, best));
            for (int method = 0; method < sums.length; method++) {
                sums[method] += ranks[method];
            }
        }
        return Arrays.stream(sums).map(sum -> sum / scores[0].length).toArray();
    }

    /**
     * Friedman's test that all methods rank alike ("The use of ranks to avoid the assumption of normality implicit in
     * the analysis of variance", JASA 32, 1937), corrected for ties as in Conover, Practical Nonparametric Statistics,
     * and in SciPy, with the statistic of Iman and Davenport, F = (n - 1) &chi;<sup>2</sup> / (n (k - 1) -
     * &chi;<sup>2</sup>) ("Approximations of the critical region of the Friedman statistic", Communications in
     * Statistics A 9, 1980). Both p-values are 1 if all methods tie on every task. Where all
     * tasks agree on the order, F is infinite and would give p = 0 for two tasks already; then p is (1/k!)<sup>n-1</sup>,
     * as Conover has it. Hipparchus has no such test.
     *
     * @param scores methods x tasks, at least two of each; which score is the best makes no difference
     */
    public static Friedman friedman(double[][] scores) {
        Inputs.matrix("scores (methods x tasks)", scores, 2, 2);
        double k = scores.length;
        double n = scores[0].length;
        double[] sums = new double[scores.length];
        double ties = 0;
        double[] ranks = {};
        for (int task = 0; task < scores[0].length; task++) {
            ranks = MidRanks.of(column(scores, task, Best.SMALLEST));
            ties += MidRanks.ties(ranks);
            for (int method = 0; method < sums.length; method++) {
                sums[method] += ranks[method];
            }
        }
        double largestTies = k * (k * k - 1) * n;
        if (ties == largestTies) {
            return new Friedman(0, 1, 0, 1);
        }
        double middle = n * (k + 1) / 2;
        double squares =
                Arrays.stream(sums).map(sum -> (sum - middle) * (sum - middle)).sum();
        double chiSquare = 12 * squares / (n * k * (k + 1)) / (1 - ties / largestTies);
        double chiSquarePValue = Gamma.regularizedGammaQ((k - 1) / 2, chiSquare / 2);
        double rest = n * (k - 1) - chiSquare;
        // All tasks agree; what is left is rounding.
        if (rest <= 1e-12 * n * k) {
            double agreement = Math.pow(orders(ranks), 1 - n);
            return new Friedman(chiSquare, chiSquarePValue, Double.POSITIVE_INFINITY, agreement);
        }
        double f = (n - 1) * chiSquare / rest;
        return new Friedman(chiSquare, chiSquarePValue, f, upperTailOfF(f, k - 1, (k - 1) * (n - 1)));
    }

    /**
     * The critical difference of Nemenyi's test: two methods whose average ranks differ by at least as much differ
     * (Nemenyi, Distribution-free Multiple Comparisons, Princeton 1963; Dem&scaron;ar, 2006, section 3.2.2). It is q
     * &radic;(k (k + 1) / (6 n)), where q is a quantile of the Studentised range by &radic;2.
     *
     * @param methods number of methods, 2 to 20
     * @param tasks number of tasks, at least two
     * @param alpha 0.05 or 0.10
     */
    public static double criticalDifference(int methods, int tasks, double alpha) {
        if (tasks < 2) {
            throw new IllegalArgumentException("tasks: given " + tasks + ", expected at least 2");
        }
        return StudentisedRange.quantile(methods, alpha) * Math.sqrt(methods * (methods + 1.0) / (6.0 * tasks));
    }

    /**
     * The bars of a critical-difference diagram: the largest groups of methods whose average ranks differ by less than
     * the critical difference. Groups may overlap; a method that differs from all others is in none.
     *
     * @param averageRanks from {@link #average}
     * @param criticalDifference from {@link #criticalDifference}
     * @return groups of indices of methods, each by rank, the group of the best first
     */
    public static List<List<Integer>> groups(double[] averageRanks, double criticalDifference) {
        Inputs.finiteSample("average ranks", averageRanks, 1);
        Inputs.range("critical difference", criticalDifference, 0, Double.MAX_VALUE);
        List<Integer> order = IntStream.range(0, averageRanks.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> averageRanks[i]))
                .toList();
        List<List<Integer>> groups = new ArrayList<>();
        int covered = 0;
        for (int from = 0; from < order.size(); from++) {
            int to = from + 1;
            while (to < order.size()
                    && averageRanks[order.get(to)] - averageRanks[order.get(from)] < criticalDifference) {
                to++;
            }
            // A group that ends where an earlier one ends is part of that.
            if (to - from > 1 && to > covered) {
                groups.add(List.copyOf(order.subList(from, to)));
                covered = to;
            }
        }
        return List.copyOf(groups);
    }

    private static double[] column(double[][] scores, int task, Best best) {
        return Arrays.stream(scores)
                .mapToDouble(row -> best == Best.LARGEST ? -row[task] : row[task])
                .toArray();
    }

    /** In how many orders the ranks can be given to the methods: k! by t! for each group of t equal ranks. */
    private static double orders(double[] ranks) {
        double orders = 1;
        for (int i = 0; i < ranks.length; i++) {
            int equal = 1;
            for (int j = 0; j < i; j++) {
                equal += ranks[j] == ranks[i] ? 1 : 0;
            }
            orders *= (i + 1.0) / equal;
        }
        return orders;
    }

    /** By the incomplete beta function, since 1 minus the distribution function has no digits of a small p-value. */
    private static double upperTailOfF(double f, double above, double below) {
        return Beta.regularizedBeta(below / (below + above * f), below / 2, above / 2);
    }
}
