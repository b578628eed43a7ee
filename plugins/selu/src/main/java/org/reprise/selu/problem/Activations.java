package org.reprise.selu.problem;

/**
 * Activations behind a number of layers.
 *
 * @param values sample by sample, as those of the problem
 */
public record Activations(float[] values) {}
