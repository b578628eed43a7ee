package org.reprise.numerics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;

/**
 * Performance profiles: the share of all runs, or of all tasks, that does better than a threshold, as a function of the
 * threshold. They show what a single number hides, and one profile above another everywhere is a better method.
 */
public final class PerformanceProfile {
    private PerformanceProfile() {}

    /**
     * A point of a profile.
     *
     * @param threshold the threshold
     * @param share the share that does better, with its interval
     */
    public record Point(double threshold, Bootstrap.Interval share) {}

    /**
     * The profiles of time of several methods on the same tasks (Dolan and Mor&eacute;, "Benchmarking optimization
     * software with performance profiles", Mathematical Programming 91, 2002).
     *
     * @param ratios for each method, for each task: its time by the best time of any method; infinite if unsolved
     */
    public record Times(List<List<Double>> ratios) {
        /** The share of tasks that {@code method} solves within {@code ratio} times the best time. */
        public double share(int method, double ratio) {
            Inputs.range("ratio", ratio, 1, Double.POSITIVE_INFINITY);
            return mean(method, r -> r <= ratio && r < Double.POSITIVE_INFINITY ? 1 : 0);
        }

        /**
         * The mean height of the profile of {@code method} between 1 and {@code maximum}, 1 for a method that is best
         * everywhere: the benchmark score of AlgoPerf, whose maximum is 4 (Dahl et al., "Benchmarking neural network
         * training algorithms", arXiv:2306.07179, 2023). A profile is a sum of steps, so that its integral is
         * the mean over tasks of max(0, maximum - ratio) and no grid of thresholds is needed.
         */
        public double score(int method, double maximum) {
            if (!(maximum > 1 && maximum < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("maximum: given " + maximum + ", expected a finite number above 1");
            }
            return mean(method, r -> Math.max(0, maximum - r) / (maximum - 1));
        }

        private double mean(int method, DoubleUnaryOperator value) {
            if (method < 0 || method >= ratios.size()) {
                throw new IllegalArgumentException(
                        "method: given " + method + ", expected an index below " + ratios.size());
            }
            return ratios.get(method).stream()
                    .mapToDouble(r -> value.applyAsDouble(r))
                    .average()
                    .orElseThrow();
        }
    }

    /**
     * The share of runs with a score above each threshold, averaged over tasks, with pointwise intervals of the
     * stratified bootstrap (Agarwal et al., "Deep reinforcement learning at the edge of the statistical precipice",
     * NeurIPS 2021, section 4.2).
     *
     * @param scores runs x tasks, at least two runs
     * @param thresholds where to take the profile
     * @param resampling number of resamples, confidence, seed
     */
    public static List<Point> ofScores(double[][] scores, double[] thresholds, Resampling resampling) {
        Inputs.matrix("scores (runs x tasks)", scores, 2, 1);
        Inputs.sample("thresholds", thresholds, 1);
        StratifiedSample sample = new StratifiedSample(scores);
        int[] places = Arrays.stream(thresholds)
                .mapToInt(threshold -> notAbove(sample.sorted, threshold))
                .toArray();
        double[] points = shares(sample.counts, places);
        double[][] resampled = new double[thresholds.length][resampling.resamples()];
        RandomGenerator random = resampling.stream("profile");
        for (int i = 0; i < resampling.resamples(); i++) {
            sample.resample(random);
            double[] shares = shares(sample.counts, places);
            for (int j = 0; j < shares.length; j++) {
                resampled[j][i] = shares[j];
            }
        }
        List<Point> profile = new ArrayList<>();
        for (int j = 0; j < thresholds.length; j++) {
            profile.add(new Point(thresholds[j], resampling.interval(points[j], resampled[j])));
        }
        return List.copyOf(profile);
    }

    /**
     * The profiles of time.
     *
     * @param times methods x tasks: positive, and infinite where the method does not solve the task; a task that no
     *     method solves counts against all
     */
    public static Times ofTimes(double[][] times) {
        Inputs.matrix("times (methods x tasks)", times, 1, 1);
        int tasks = times[0].length;
        double[] best = new double[tasks];
        Arrays.fill(best, Double.POSITIVE_INFINITY);
        for (int method = 0; method < times.length; method++) {
            for (int task = 0; task < tasks; task++) {
                if (times[method][task] <= 0) {
                    throw new IllegalArgumentException("times (methods x tasks): given " + times[method][task]
                            + " in row " + method + ", column " + task + ", expected a positive number");
                }
                best[task] = Math.min(best[task], times[method][task]);
            }
        }
        List<List<Double>> ratios = new ArrayList<>();
        for (double[] row : times) {
            List<Double> ratio = new ArrayList<>();
            for (int task = 0; task < tasks; task++) {
                // Infinite by infinite is no number; such a task is unsolved.
                ratio.add(row[task] == Double.POSITIVE_INFINITY ? row[task] : row[task] / best[task]);
            }
            ratios.add(List.copyOf(ratio));
        }
        return new Times(List.copyOf(ratios));
    }

    /** How many of {@code sorted} are at most {@code threshold}. */
    private static int notAbove(double[] sorted, double threshold) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= threshold) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double[] shares(int[] counts, int[] places) {
        int[] before = new int[counts.length + 1];
        for (int i = 0; i < counts.length; i++) {
            before[i + 1] = before[i] + counts[i];
        }
        return Arrays.stream(places)
                .mapToDouble(place -> (double) (counts.length - before[place]) / counts.length)
                .toArray();
    }
}
