package org.reprise.smallgain.problem;

/**
 * Where all replicas are after some steps.
 *
 * @param steps number of steps taken
 * @param x points, R by d by rows; not finite or very large where a replica diverged
 */
public record GameState(long steps, double[] x) {}
