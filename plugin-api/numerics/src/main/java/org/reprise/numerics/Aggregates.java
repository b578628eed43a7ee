package org.reprise.numerics;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Scores of runs x tasks as one number, with intervals of the stratified bootstrap over tasks, after Agarwal et al.,
 * "Deep reinforcement learning at the edge of the statistical precipice" (NeurIPS 2021). A row is a run, a column a
 * task; scores are normalised so that those of different tasks can be averaged, and larger is better.
 */
public final class Aggregates {
    private Aggregates() {}

    /**
     * The four aggregates of a matrix of scores.
     *
     * @param median median over tasks of the tasks' mean scores
     * @param iqm interquartile mean of all scores
     * @param mean mean of all scores
     * @param optimalityGap how far the scores fall short of the target on average
     */
    public record Summary(
            Bootstrap.Interval median,
            Bootstrap.Interval iqm,
            Bootstrap.Interval mean,
            Bootstrap.Interval optimalityGap) {}

    /** Median over tasks of the mean score of each (Agarwal et al., 2021, section 4.3). */
    public static double median(double[][] scores) {
        return medianOf(sample(scores, 1).taskMeans);
    }

    /** Interquartile mean of all runs of all tasks: {@link #iqm(double[])} of the pooled scores. */
    public static double iqm(double[][] scores) {
        StratifiedSample sample = sample(scores, 1);
        return iqm(sample.sorted, sample.counts);
    }

    /**
     * The mean of the middle half: a quarter of the values is cut from each end. Where n/4 is no integer, the values at
     * the border count by the fraction of them that lies inside (trimmed mean of Rosenberger and Gasko, 1983, with
     * &alpha; = 1/4), whereas {@code scipy.stats.trim_mean} cuts whole values only; both agree where 4 divides n.
     */
    public static double iqm(double[] values) {
        Inputs.finiteSample("values", values, 1);
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int[] counts = new int[sorted.length];
        Arrays.fill(counts, 1);
        return iqm(sorted, counts);
    }

    /** Mean of all scores. */
    public static double mean(double[][] scores) {
        return meanOf(sample(scores, 1).taskMeans);
    }

    /**
     * Mean of max(0, target - score) over all scores: what a score above the target gains does not make up for what
     * another lacks (Agarwal et al., 2021, section 4.3). Smaller is better.
     */
    public static double optimalityGap(double[][] scores, double target) {
        Inputs.finiteSample("target", new double[] {target}, 1);
        StratifiedSample sample = sample(scores, 1);
        return gap(sample.sorted, sample.counts, target);
    }

    /**
     * All aggregates with their intervals, from the same resamples.
     *
     * @param scores runs x tasks, at least two runs
     * @param target the score at which the optimality gap is zero
     * @param resampling number of resamples, confidence, seed
     */
    public static Summary summary(double[][] scores, double target, Resampling resampling) {
        Inputs.finiteSample("target", new double[] {target}, 1);
        StratifiedSample sample = sample(scores, 2);
        double[] points = {
            medianOf(sample.taskMeans),
            iqm(sample.sorted, sample.counts),
            meanOf(sample.taskMeans),
            gap(sample.sorted, sample.counts, target)
        };
        double[][] resampled = new double[points.length][resampling.resamples()];
        RandomGenerator random = resampling.stream("aggregates");
        for (int i = 0; i < resampling.resamples(); i++) {
            sample.resample(random);
            resampled[1][i] = iqm(sample.sorted, sample.counts);
            resampled[2][i] = meanOf(sample.taskMeans);
            resampled[3][i] = gap(sample.sorted, sample.counts, target);
            // Last, because it sorts the means of the tasks.
            resampled[0][i] = medianOf(sample.taskMeans);
        }
        return new Summary(
                resampling.interval(points[0], resampled[0]),
                resampling.interval(points[1], resampled[1]),
                resampling.interval(points[2], resampled[2]),
                resampling.interval(points[3], resampled[3]));
    }

    private static StratifiedSample sample(double[][] scores, int leastRuns) {
        Inputs.finiteMatrix("scores (runs x tasks)", scores, leastRuns, 1);
        return new StratifiedSample(scores);
    }

    /** The value at place i covers the stretch from i to i + 1; what lies between n/4 and 3n/4 counts. */
    private static double iqm(double[] sorted, int[] counts) {
        double from = sorted.length / 4.0;
        double to = sorted.length - from;
        double sum = 0;
        long place = 0;
        for (int i = 0; i < sorted.length && place < to; i++) {
            long next = place + counts[i];
            if (next > from) {
                sum += sorted[i] * (Math.min(next, to) - Math.max(place, from));
            }
            place = next;
        }
        // Rounding must not take the mean of equal values away from them.
        return Math.max(sorted[0], Math.min(sum / (to - from), sorted[sorted.length - 1]));
    }

    private static double gap(double[] sorted, int[] counts, double target) {
        double sum = 0;
        for (int i = 0; i < sorted.length && sorted[i] < target; i++) {
            sum += counts[i] * (target - sorted[i]);
        }
        return sum / sorted.length;
    }

    private static double meanOf(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** Sorts {@code values} and takes their middle. */
    private static double medianOf(double[] values) {
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
