package org.reprise.ef21w.algorithm;

import org.reprise.optimization.compression.Compressor;
import org.reprise.optimization.compression.Compressors;
import org.reprise.spi.Param;

/**
 * Parameters of the variants with all clients and whole gradients.
 *
 * @param compressor name of C
 * @param theory analysis of the step size
 * @param pl whether the step is that for functions with the Polyak-Lojasiewicz condition
 * @param multiplier multiple of the theoretical step
 * @param gamma step size in place of the theoretical one
 * @param init first estimates
 */
public record StepParameters(
        @Param(value = Compressors.TEXT, byDefault = "topk:1") String compressor,
        @Param(value = THEORY, byDefault = "new") Theory theory,
        @Param(
                        value = "whether the step is that for functions with the Polyak-Lojasiewicz condition",
                        byDefault = "false")
                boolean pl,
        @Param(value = MULTIPLIER, byDefault = "1", min = 0, aboveMin = true) double multiplier,
        @Param(value = GAMMA, byDefault = "0", min = 0) double gamma,
        @Param(value = INIT, byDefault = "compressed") Init init) {
    static final String THEORY =
            "analysis that the step size comes from: old, by the quadratic mean of the L_i, or new, by the arithmetic one";
    static final String MULTIPLIER = "multiple of the theoretical step size; with another than 1 the run is tuned";
    static final String GAMMA = "step size; 0 for the theoretical one";
    static final String INIT = "first estimates: the compressed gradients, the full ones, or zero";

    /** C, able to take vectors of d coordinates. */
    static Compressor compressor(String text, int d) {
        Compressor compressor = Compressors.parse(text);
        compressor.check(d);
        return compressor;
    }

    /** The step taken: the one given, or a multiple of the theoretical one. */
    static double chosen(double gamma, double multiplier, double theoretical) {
        return gamma > 0 ? gamma : multiplier * theoretical;
    }
}
