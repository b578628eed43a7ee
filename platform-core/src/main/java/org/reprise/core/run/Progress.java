package org.reprise.core.run;

/**
 * Where a running trial stands.
 *
 * @param trial id of the run
 * @param iteration iterations so far
 * @param seconds algorithm time so far
 * @param leading latest value of the leading metric
 */
public record Progress(String trial, long iteration, double seconds, double leading) {}
