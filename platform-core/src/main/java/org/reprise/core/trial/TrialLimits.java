package org.reprise.core.trial;

import org.reprise.core.run.TrialSpec;

/**
 * Limits that the host sets to a trial, which are no part of what it is: a trial that meets them is not finished.
 *
 * @param timeout most seconds by the clock, from building the problem to the last measurement; 0 for none
 * @param checkpoint least seconds between two checkpoints; negative for no checkpoints
 */
public record TrialLimits(double timeout, double checkpoint) {
    /** No time limit but that on silence, a checkpoint a minute at most. */
    public static final TrialLimits DEFAULT = new TrialLimits(0, 60);

    private static final double SILENCE_FACTOR = 10;
    private static final double SILENCE_SECONDS = 60;

    /**
     * Why a trial has to end now, in words; null if it may go on.
     *
     * @param elapsed seconds by the clock since it began
     * @param silent seconds since its algorithm last offered an iterate
     */
    String exceeded(TrialSpec trial, double elapsed, double silent) {
        if (timeout > 0 && elapsed > timeout) {
            return "Not done after the " + plain(timeout) + " s of --timeout";
        }
        // Far more than the algorithm may compute in all.
        double patience = SILENCE_SECONDS + SILENCE_FACTOR * trial.budget().seconds();
        return silent > patience
                ? "No iterate for " + plain(patience) + " s, though the budget is "
                        + plain(trial.budget().seconds()) + " s"
                : null;
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
