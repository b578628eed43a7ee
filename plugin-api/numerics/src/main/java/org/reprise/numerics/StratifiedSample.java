package org.reprise.numerics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The scores of runs x tasks, and resamples of them that draw the runs of each task anew from that task (the stratified
 * bootstrap of Agarwal et al., 2021, section 4.1). A resample is how often each of the sorted scores occurs: sorting
 * once instead of at each resample makes every statistic of the order a single pass.
 */
final class StratifiedSample {
    private final int runs;
    private final int tasks;
    /** The scores of a task side by side. */
    private final double[] byTask;
    /** Place among the sorted scores of each of {@link #byTask}. */
    private final int[] places;
    /** All scores in order. */
    final double[] sorted;
    /** How often each of {@link #sorted} occurs. */
    final int[] counts;
    /** Mean score of each task. */
    final double[] taskMeans;

    /** The scores as given: each occurs once. */
    StratifiedSample(double[][] scores) {
        runs = scores.length;
        tasks = scores[0].length;
        byTask = new double[runs * tasks];
        for (int task = 0; task < tasks; task++) {
            for (int run = 0; run < runs; run++) {
                byTask[task * runs + run] = scores[run][task];
            }
        }
        int[] order = IntStream.range(0, byTask.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> byTask[i]))
                .mapToInt(i -> i)
                .toArray();
        sorted = new double[byTask.length];
        places = new int[byTask.length];
        for (int i = 0; i < order.length; i++) {
            sorted[i] = byTask[order[i]];
            places[order[i]] = i;
        }
        counts = new int[byTask.length];
        Arrays.fill(counts, 1);
        taskMeans = new double[tasks];
        for (int task = 0; task < tasks; task++) {
            double sum = 0;
            for (int run = 0; run < runs; run++) {
                sum += byTask[task * runs + run];
            }
            taskMeans[task] = sum / runs;
        }
    }

    /** Replaces {@link #counts} and {@link #taskMeans} by those of a new resample. */
    void resample(RandomGenerator random) {
        Arrays.fill(counts, 0);
        for (int task = 0; task < tasks; task++) {
            double sum = 0;
            for (int run = 0; run < runs; run++) {
                int drawn = task * runs + random.nextInt(runs);
                counts[places[drawn]]++;
                sum += byTask[drawn];
            }
            taskMeans[task] = sum / runs;
        }
    }
}
