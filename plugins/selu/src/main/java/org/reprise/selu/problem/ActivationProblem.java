package org.reprise.selu.problem;

import org.reprise.spi.ProblemSpec;

/**
 * Pass activations through layers and see what becomes of their distribution.
 *
 * @param samples number of samples
 * @param width number of units
 * @param values inputs, sample by sample, of length {@code samples * width}; not to be written
 */
@ProblemSpec(
        id = "activations",
        title = "Activations through layers",
        description = "Given activations of many units for many samples, pass them through layers.")
public record ActivationProblem(int samples, int width, float[] values) {}
