package org.reprise.optimization.schedule;

/** Step sizes eta_t of t = 1, 2, ... */
@FunctionalInterface
public interface StepSchedule {
    /** eta_t; t is at least 1. */
    double at(long t);

    /** The first so many step sizes. */
    default double[] first(int count) {
        double[] steps = new double[count];
        for (int t = 0; t < count; t++) {
            steps[t] = at(t + 1L);
        }
        return steps;
    }

    /** Never above {@code limit}. */
    default StepSchedule atMost(double limit) {
        return t -> Math.min(limit, at(t));
    }
}
