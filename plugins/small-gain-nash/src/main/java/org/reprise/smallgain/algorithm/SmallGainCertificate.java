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

/** The paper's certificate: the margin of {@code W (K - a I) + (K - a I)^T W}, K = diag(mu) - L. */
@Extension
@AlgorithmSpec(
        id = "sgn",
        title = "Small-gain Nash",
        description =
                "Bounds curvatures and couplings of the players' blocks, chooses weights, and takes the margin of the"
                        + " comparison matrix as rate.",
        reference = "Sharma, arXiv 2512.06791 (2025)")
public final class SmallGainCertificate implements Algorithm<GameFamily, SmallGainCertificate.Parameters, Certified> {
    /** Parameters. */
    public record Parameters(
            @Param(
                            value =
                                    "rule for the weights: largest margin, all 1, coupling ratio of two players, largest"
                                            + " alpha/beta, largest alpha/beta^2",
                            byDefault = "perron")
                    WeightRule weights,
            @Param(value = Certifying.POINTS_TEXT, byDefault = "257", min = 1) int points,
            @Param(value = Certifying.PROOF_TEXT, byDefault = "auto") Certifier.Proof proof,
            @Param(value = Certifying.REFUSE_TEXT, byDefault = "false") boolean refuse) {}

    @Override
    public Certified solve(GameFamily family, Parameters parameters, Trial<Certified> trial) throws IOException {
        return Certifying.run(
                family,
                parameters.points,
                parameters.proof,
                parameters.refuse,
                trial,
                certifier -> certifier.smallGain(parameters.weights));
    }
}
