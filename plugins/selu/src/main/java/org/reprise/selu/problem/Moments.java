package org.reprise.selu.problem;

/**
 * Mean and variance of activations.
 *
 * @param mean the mean
 * @param variance the variance, at least 0
 */
public record Moments(double mean, double variance) {}
