package org.reprise.sea.problem;

/**
 * The score of all replicas after some rounds.
 *
 * @param round rounds played, t
 * @param loss sum of f_s(x_s), by replica
 * @param expected sum of F_s(x_s), by replica; NaN where the losses do not say
 * @param realised realised variation V_t, the sum of {@code ||g_s - g_(s-1)||^2} with g_0 = 0, by replica
 * @param plays sum of the plays x_s, R by d by rows
 */
public record Score(long round, double[] loss, double[] expected, double[] realised, double[] plays) {}
