package org.reprise.ef21w.algorithm;

import org.reprise.optimization.compression.Compressors;
import org.reprise.spi.Param;

/**
 * Parameters of the variants for rare features.
 *
 * @param compressor name of C
 * @param theory analysis of the step size
 * @param mean whether the mean of the L_i stands for L_+
 * @param multiplier multiple of the theoretical step
 * @param gamma step size in place of the theoretical one
 * @param init first estimates
 */
public record RareParameters(
        @Param(value = Compressors.TEXT, byDefault = "topk:1") String compressor,
        @Param(value = StepParameters.THEORY, byDefault = "new") Theory theory,
        @Param(value = "whether the mean of the L_i stands for the joint constant L_+", byDefault = "false")
                boolean mean,
        @Param(value = StepParameters.MULTIPLIER, byDefault = "1", min = 0, aboveMin = true) double multiplier,
        @Param(value = StepParameters.GAMMA, byDefault = "0", min = 0) double gamma,
        @Param(value = StepParameters.INIT, byDefault = "compressed") Init init) {}
