package org.reprise.srrw.problem;

/**
 * Where all replicas are after some steps.
 *
 * @param steps number n of steps taken
 * @param x visit measures x_n, R by N by rows, each of total 1
 * @param theta parameters theta_n, R by D by rows; not finite where a replica diverged
 */
public record TokenState(long steps, double[] x, double[] theta) {}
