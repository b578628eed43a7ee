package org.reprise.ef21w.algorithm;

import org.reprise.optimization.compression.Compressors;
import org.reprise.spi.Param;

/**
 * Parameters of methods whose clients send compressed steps.
 *
 * @param compressor name of C
 * @param theory analysis of EF21 that the step size comes from
 * @param multiplier multiple of the theoretical step
 * @param gamma step size in place of the theoretical one
 */
public record DirectParameters(
        @Param(value = Compressors.TEXT, byDefault = "topk:1") String compressor,
        @Param(value = StepParameters.THEORY, byDefault = "new") Theory theory,
        @Param(value = StepParameters.MULTIPLIER, byDefault = "1", min = 0, aboveMin = true) double multiplier,
        @Param(value = StepParameters.GAMMA, byDefault = "0", min = 0) double gamma) {}
