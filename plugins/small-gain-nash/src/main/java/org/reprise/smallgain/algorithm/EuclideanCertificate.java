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

/** Monotonicity of the pseudo-gradient in the Euclidean metric. */
@Extension
@AlgorithmSpec(
        id = "euclidean",
        title = "Euclidean monotonicity",
        description = "Takes the smallest eigenvalue of (J + J^T)/2 at the points as rate.",
        reference = "Rosen, Econometrica 33 (1965), with weights 1")
public final class EuclideanCertificate implements Algorithm<GameFamily, EuclideanCertificate.Parameters, Certified> {
    /** Parameters. */
    public record Parameters(
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
                        certifier.metricRate("Euclidean monotonicity", WeightRule.UNIT.weights(certifier.bounds())));
    }
}
