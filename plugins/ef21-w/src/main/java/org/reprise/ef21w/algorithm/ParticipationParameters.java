package org.reprise.ef21w.algorithm;

import java.util.Arrays;
import org.reprise.ef21w.problem.Problems;
import org.reprise.optimization.compression.Compressors;
import org.reprise.spi.Param;

/**
 * Parameters of the variants with partial participation.
 *
 * @param compressor name of C
 * @param participation p, or the greatest p_i
 * @param leastParticipation the least p_i, from which they rise evenly; 0 for p
 * @param stepRule which step size
 * @param s constant of the paper's step size
 * @param rho constant of the paper's step size
 * @param theory analysis of the step size
 * @param multiplier multiple of the theoretical step
 * @param gamma step size in place of the theoretical one
 * @param init first estimates
 */
public record ParticipationParameters(
        @Param(value = Compressors.TEXT, byDefault = "topk:1") String compressor,
        @Param(
                        value = "probability p that a client takes part in a round",
                        byDefault = "0.5",
                        min = 0,
                        aboveMin = true,
                        max = 1)
                double participation,
        @Param(
                        value = "least probability, of client 0, from which they rise evenly to p; 0 for p everywhere",
                        byDefault = "0",
                        min = 0,
                        max = 1)
                double leastParticipation,
        @Param(value = "step size: closed, by xi(p alpha), or paper, by s and rho", byDefault = "closed")
                StepRule stepRule,
        @Param(value = "s of the paper's step size", byDefault = "0.001", min = 0, aboveMin = true) double s,
        @Param(value = "rho of the paper's step size", byDefault = "0.001", min = 0, aboveMin = true) double rho,
        @Param(value = StepParameters.THEORY, byDefault = "new") Theory theory,
        @Param(value = StepParameters.MULTIPLIER, byDefault = "1", min = 0, aboveMin = true) double multiplier,
        @Param(value = StepParameters.GAMMA, byDefault = "0", min = 0) double gamma,
        @Param(value = StepParameters.INIT, byDefault = "compressed") Init init) {
    /** Step sizes. */
    public enum StepRule {
        /** With xi(p_min alpha), what the best s and rho give. */
        CLOSED,
        /** The formula of the paper with s and rho as they are. */
        PAPER
    }

    /** p_i, rising. */
    double[] probabilities(int n) {
        if (leastParticipation > participation) {
            throw Problems.value(
                    "leastParticipation = " + leastParticipation + " above participation = " + participation
                            + "; expected it between 0 and " + participation,
                    "Use 0 for one probability.");
        }
        double least = leastParticipation > 0 ? leastParticipation : participation;
        double[] all = new double[n];
        Arrays.setAll(all, i -> n == 1 ? least : least + (participation - least) * i / (n - 1));
        return all;
    }
}
