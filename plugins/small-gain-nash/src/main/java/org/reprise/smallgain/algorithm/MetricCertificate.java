package org.reprise.smallgain.algorithm;

import java.io.IOException;
import org.pf4j.Extension;
import org.reprise.smallgain.certificate.Certifier;
import org.reprise.smallgain.certificate.WeightRule;
import org.reprise.smallgain.problem.Certified;
import org.reprise.smallgain.problem.GameFamily;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Param;
import org.reprise.spi.Trial;

/** Rosen's diagonal weighting with the margin that the Jacobian itself has in the metric. */
@Extension
@AlgorithmSpec(
        id = "diagonal",
        title = "Diagonal weighting",
        description =
                "Takes the smallest eigenvalue of the symmetric part of M^(1/2) J M^(-1/2) at the points as rate: no"
                        + " less than the small-gain margin at the same weights, but it needs whole Jacobians.",
        reference = "Rosen, Econometrica 33 (1965)")
public final class MetricCertificate implements Algorithm<GameFamily, MetricCertificate.Parameters, Certified> {
    /** Parameters. */
    public record Parameters(
            @Param(value = "rule for the weights", byDefault = "perron") WeightRule weights,
            @Param(value = Certifying.POINTS_TEXT, byDefault = "257", min = 1) int points,
            @Param(value = Certifying.REFUSE_TEXT, byDefault = "false") boolean refuse) {}

    @Override
    public Certified solve(GameFamily family, Parameters parameters, Trial<Certified> trial) throws IOException {
        return Certifying.run(
                family,
                parameters.points,
                Certifier.Proof.AUTO,
                parameters.refuse,
                trial,
                certifier ->
                        certifier.metricRate("diagonal weighting", parameters.weights.weights(certifier.bounds())));
    }
}
