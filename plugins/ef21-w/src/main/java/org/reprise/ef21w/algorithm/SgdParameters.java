package org.reprise.ef21w.algorithm;

import org.reprise.optimization.compression.Compressors;
import org.reprise.spi.Param;

/**
 * Parameters of the variants with stochastic gradients.
 *
 * @param compressor name of C
 * @param batch samples a client and round
 * @param stepRule which step size
 * @param theory analysis of the step size
 * @param multiplier multiple of the theoretical step
 * @param gamma step size in place of the theoretical one
 * @param init first estimates
 */
public record SgdParameters(
        @Param(value = Compressors.TEXT, byDefault = "topk:1") String compressor,
        @Param(value = "samples a client and round, without replacement; 0 for all", byDefault = "0", min = 0)
                int batch,
        @Param(
                        value = "step size: ef21, that for exact gradients, or theory-sgd, for bounded variance",
                        byDefault = "ef21")
                StepRule stepRule,
        @Param(value = StepParameters.THEORY, byDefault = "new") Theory theory,
        @Param(value = StepParameters.MULTIPLIER, byDefault = "1", min = 0, aboveMin = true) double multiplier,
        @Param(value = StepParameters.GAMMA, byDefault = "0", min = 0) double gamma,
        @Param(value = StepParameters.INIT, byDefault = "compressed") Init init) {
    /** Step sizes. */
    public enum StepRule {
        /** As for exact gradients, as papers on EF21 do in practice. */
        EF21,
        /** The step size that theory allows with bounded variance. */
        THEORY_SGD
    }
}
