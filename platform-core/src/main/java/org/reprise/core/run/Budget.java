package org.reprise.core.run;

/**
 * When a trial ends at the latest.
 *
 * @param iterations most iterations after the starting point
 * @param seconds most algorithm time, in seconds
 * @param targetMetric metric whose target ends the trial; null for none
 * @param target value that is good enough
 */
public record Budget(long iterations, double seconds, String targetMetric, double target) {}
